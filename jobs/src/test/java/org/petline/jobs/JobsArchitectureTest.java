package org.petline.jobs;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.petline.testing.RoomContract;

class JobsArchitectureTest extends RoomContract {
    @Test
    void oneClassKnowsSpark() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveNameNotMatching("org\\.petline\\.jobs\\.scheduling\\.SparkExecutors(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(rules().classes());
    }
}

package org.petline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.petline.testing.RoomRules;

class JobsArchitectureTest {
    private final RoomRules rules = new RoomRules();

    @Test
    void everyPackageHasARoomThatSaysItsName() {
        assertThat(rules.names()).contains("org.petline.jobs", "org.petline.jobs.pipeline", "org.petline.kinetics");
        assertThat(rules.packagesWithoutAnHonestRoom()).isEmpty();
    }

    @Test
    void roomsImportOnlyWhatTheyDeclare() {
        assertThat(rules.undeclaredImports()).isEmpty();
    }

    @Test
    void declaredImportsExistAndRunOneWay() {
        assertThat(rules.impossibleDeclarations()).isEmpty();
    }

    @Test
    void oneClassKnowsSpark() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveNameNotMatching("org\\.petline\\.jobs\\.pipeline\\.Cluster(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(rules.classes());
    }
}

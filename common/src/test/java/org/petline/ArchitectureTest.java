package org.petline;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.petline.testing.RoomContract;

class ArchitectureTest extends RoomContract {
    @Test
    void commonKnowsNeitherSparkNorHadoop() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(rules().classes());
    }

    @Test
    void publicSignaturesShowNoThirdPartyTypes() {
        ArchRuleDefinition.methods()
                .that()
                .areDeclaredInClassesThat()
                .areNotPrivate()
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .should()
                .notHaveRawReturnType(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                        "org.hipparchus..", "com.fasterxml..", "de.siegmar.."))
                .check(rules().classes());
    }
}

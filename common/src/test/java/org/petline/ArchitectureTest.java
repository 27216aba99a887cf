package org.petline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.petline.testing.RoomRules;

class ArchitectureTest {
    private final RoomRules rules = new RoomRules();

    @Test
    void everyPackageHasARoomThatSaysItsName() {
        assertThat(rules.names()).contains("org.petline", "org.petline.geometry", "org.petline.image");
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
    void commonKnowsNeitherSparkNorHadoop() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(rules.classes());
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
                .check(rules.classes());
    }
}

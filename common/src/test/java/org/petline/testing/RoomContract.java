package org.petline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds for the rooms of every module; each module's architecture test inherits it. */
public abstract class RoomContract {
    private final RoomRules rules = new RoomRules();

    protected final RoomRules rules() {
        return rules;
    }

    @Test
    void everyPackageHasARoomThatSaysItsName() {
        assertThat(rules.names()).contains("org.petline", "org.petline.geometry", "org.petline.kinetics");
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
}

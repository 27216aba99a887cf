package org.petline.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds for the rooms of every module; each module's architecture test inherits it.
 *
 * <p>Reading the classes takes many times as long as asking them: they are read once for all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

    /** Files from outside are read by parsers that know what they look for; none makes objects of classes a file names. */
    @Test
    void nothingOnDiskBecomesAnObjectOfItsOwnChoice() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.beans..", "javax.script..", "java.rmi..", "javax.naming..", "org.yaml.snakeyaml..")
                .orShould()
                .callConstructor(ObjectInputStream.class, InputStream.class)
                .check(rules().classes());
        Set<String> typing =
                Set.of("activateDefaultTyping", "enableDefaultTyping", "setDefaultTyping", "polymorphicTypeValidator");
        assertThat(rules().classes().stream()
                        .flatMap(each -> each.getMethodCallsFromSelf().stream())
                        .filter(call -> typing.contains(call.getName()))
                        .map(JavaMethodCall::getDescription))
                .isEmpty();
    }

    /** Nothing that petline reads is XML: then no entity can name a file or a server. */
    @Test
    void noXmlIsRead() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
                .check(rules().classes());
    }

    /** Whatever a run needs of the network, Spark and Hadoop do: petline names places and asks for this machine's name. */
    @Test
    void nobodyIsCalled() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java.net..", "javax.net..")
                        .and(not(JavaClass.Predicates.belongToAnyOf(
                                URI.class, URISyntaxException.class, InetAddress.class, UnknownHostException.class))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.channels\\.(Asynchronous)?(Server)?SocketChannel|"
                        + "java\\.nio\\.channels\\.DatagramChannel")
                .check(rules().classes());
    }

    /** Of seven pairs of neighbours that were exchanged in calls of 20 to 43 values, 45 tests noticed one. */
    @Test
    void nobodyPassesMoreThanEightValuesByPosition() {
        assertThat(rules.callsWithTooManyValues()).isEmpty();
    }

    @Test
    void declaredImportsExistAndRunOneWay() {
        assertThat(rules.impossibleDeclarations()).isEmpty();
    }
}

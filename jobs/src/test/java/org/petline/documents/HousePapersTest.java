package org.petline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the papers beside the code say of it. */
class HousePapersTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern CLASS = Pattern.compile("@?([A-Z][a-z]+(?:[A-Z][a-z0-9]*)+)");

    /** Words of Java and BIDS that are written as classes are. */
    private static final Set<String> OTHERS = Set.of("StrictMath", "IOException");

    private static String text(String name) throws IOException {
        return Files.readString(Document.ROOT.resolve(name));
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern));
    }

    @Test
    void versionAndLicenseAreThoseOfTheBuild() throws IOException {
        String pom = text("pom.xml");
        String version = first("(?s)<artifactId>petline</artifactId>\\s*<version>(.*?)</version>", pom);
        Map<?, ?> citation = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text("CITATION.cff"));
        assertThat(citation.get("version")).isEqualTo(version);
        assertThat(citation.get("license")).isEqualTo(first("(?s)<license>\\s*<name>(.*?)</name>", pom));
        assertThat(text("LICENSE"))
                .contains("Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS");
        assertThat(text("CHANGELOG.md")).contains("\n## " + version + "\n");
    }

    @Test
    void everyVersionSaysWhichNumbersChanged() throws IOException {
        List<String> versions = List.of(text("CHANGELOG.md").split("(?m)^## "));
        assertThat(versions).hasSizeGreaterThan(2);
        assertThat(versions.subList(1, versions.size()))
                .allSatisfy(version -> assertThat(version).contains("\n### Numbers that changed\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "conf/README.md", "notebooks/README.md"})
    void everyLinkWithinTheProjectLeadsSomewhere(String name) throws IOException {
        List<String> broken = new ArrayList<>();
        Path folder = Document.ROOT.resolve(name).getParent();
        for (MatchResult link : LINK.matcher(text(name)).results().toList()) {
            if (!Files.exists(folder.resolve(link.group(1)))) broken.add(link.group(1));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyClassThatAContributorIsSentToIsThere() throws IOException {
        List<String> named = Document.at("CONTRIBUTING.md").spans().stream()
                .map(CLASS::matcher)
                .filter(span -> span.matches() && !OTHERS.contains(span.group(1)))
                .map(span -> span.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(SourceFiles.classes()).containsAll(named);
    }
}

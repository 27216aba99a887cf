package org.petline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that a build cannot run within itself: its phases, profiles, modules and tests are those that there are. */
final class MavenCommand {
    private static final Set<String> PHASES = Set.of("clean", "compile", "test", "package", "verify", "install");
    private static final Set<String> FLAGS = Set.of("-q", "-o", "-B", "-am", "-ntp");
    private static final Pattern GOAL = Pattern.compile("([a-z]+):[a-z-]+");
    private static final Pattern PROFILE = Pattern.compile("(?s)<profile>.*?<id>(.*?)</id>");
    private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test=(\\w+)(?:#\\w+)?");

    private final List<Path> poms;

    /** Looks at the project's own files. */
    MavenCommand() throws IOException {
        try (Stream<Path> all = Files.find(
                Document.ROOT,
                4,
                (path, unused) -> path.getFileName().toString().equals("pom.xml"))) {
            poms = all.filter(pom -> !pom.toString().contains("/target/")).toList();
        }
    }

    /** Fails if the words after {@code mvn} name what there is not. */
    void requireSound(List<String> words) throws IOException {
        List<String> aims = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "-P" -> assertThat(profiles()).contains(rest.next().split(","));
                case "-pl" -> requireModules(rest.next());
                default -> {
                    if (word.startsWith("-D")) requireTest(word);
                    else if (word.startsWith("-")) assertThat(FLAGS).contains(word);
                    else aims.add(word);
                }
            }
        }
        assertThat(aims).isNotEmpty();
        for (String aim : aims) {
            var goal = GOAL.matcher(aim);
            if (goal.matches())
                assertThat(allPoms()).contains("<artifactId>" + goal.group(1) + "-maven-plugin</artifactId>");
            else assertThat(PHASES).contains(aim);
        }
    }

    private Set<String> profiles() throws IOException {
        Set<String> profiles = new TreeSet<>();
        PROFILE.matcher(allPoms()).results().forEach(profile -> profiles.add(profile.group(1)));
        return profiles;
    }

    private String allPoms() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path pom : poms) text.append(Files.readString(pom));
        return text.toString();
    }

    private static void requireModules(String modules) {
        for (String module : modules.split(",", -1))
            assertThat(Document.ROOT.resolve(module + "/pom.xml")).exists();
    }

    private static void requireTest(String option) throws IOException {
        var test = TEST.matcher(option);
        if (!test.matches()) return;
        assertThat(SourceFiles.classes()).as(option).contains(test.group(1));
    }
}

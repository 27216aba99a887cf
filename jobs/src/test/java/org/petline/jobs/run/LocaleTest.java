package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.settings.SettingsReader;

/** Wherever a machine stands, a run writes the same bytes. */
class LocaleTest {
    /** What tells of the run itself. */
    private static final String PER_RUN = "petline/(runs|locks|ledger)/.*|petline/(verdict|run)\\.json"
            + "|petline/metrics\\.prom|petline/view/(scans|report)/.*|tables/scans/.*|\\.staging.*";

    private static final Locale HERE = Locale.getDefault();

    @TempDir
    private static Path shared;

    private static TinyStudy study;
    private static SortedMap<String, String> expected;
    private static String row;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runWithoutAnyLanguage() throws Exception {
        study = TinyStudy.shared().copyTo(shared);
        study.forgetTheNeighbour();
        expected = filesOf(shared, Locale.ROOT);
        row = row(shared);
        assertThat(expected.keySet())
                .anyMatch(path -> path.startsWith("tables/"))
                .hasSizeGreaterThan(30);
    }

    @AfterEach
    void comeHome() {
        Locale.setDefault(HERE);
    }

    /** Dotless i, decimal comma, other digits. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab"})
    void everyFileHasTheSameBytes(String language) throws Exception {
        SortedMap<String, String> files = filesOf(folder, Locale.forLanguageTag(language));
        assertThat(FolderPrint.changed(expected, files)).isEmpty();
        assertThat(row(folder)).isEqualTo(row);
    }

    private static SortedMap<String, String> filesOf(Path folder, Locale locale) throws Exception {
        Locale.setDefault(locale);
        try {
            SettingsReader settings = SettingsReader.defaults()
                    .with("motion: {method: OFF}\ncoregistration: {method: IDENTITY}\n", "mine.yaml")
                    .withAssignment("kinetics.models=[srtm, suvr, mrtm1]");
            Path out = folder.resolve("out");
            ShortRun run = ShortRun.of(new ShortRun.Place(
                    study.root().toString(),
                    out.toString(),
                    settings,
                    Files.createDirectory(folder.resolve("scratch")).toString(),
                    Trust.STAMPS));
            assertThat(run.exit()).as(run.said()).isZero();
            return FolderPrint.of(out, path -> !path.matches(PER_RUN));
        } finally {
            Locale.setDefault(HERE);
        }
    }

    private static String row(Path folder) throws IOException {
        String all = String.valueOf(
                WholeRun.ledger(folder.resolve("out")).get(TinyStudy.BAD).row());
        return all.replaceAll("\\b(runRecord|seconds|cpuSeconds)=[^,\\]]*", "$1");
    }
}

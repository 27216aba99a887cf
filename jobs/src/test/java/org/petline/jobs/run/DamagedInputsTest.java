package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.testing.Sample;

/**
 * What becomes of a scan with a bad file, and that its neighbour's rows are told with the bytes they have without it.
 *
 * <p>Cases are in {@link DamagedImages}, {@link DamagedSidecars}, {@link DamagedLayouts}, {@link DamagedSegmentations}
 * and {@link DamagedSizes}. The MR's place is taken from
 * the headers, which none of the cases is about; motion is estimated where odd voxels or times are accepted.
 */
class DamagedInputsTest {
    private static final int DONE_IN_A_BUILD = 12;
    private static final SettingsReader STILL = DrawnPictures.STILL;

    private static final SettingsReader MOVING =
            SettingsReader.defaults().withAssignment("coregistration.method=identity");

    @TempDir
    private static Path shared;

    private static TinyStudy healthy;
    private static Twin still;
    private static Twin moving;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulateAndProcessTheHealthyStudy() throws IOException {
        healthy = TinyStudy.shared();
        still = Twin.of(STILL, "still");
        moving = Twin.of(MOVING, "moving");
    }

    /** What becomes of the study when nothing is wrong with it. */
    private record Twin(Path out, SettingsReader settings, ScanResult neighbour, List<String> rows) {
        static Twin of(SettingsReader settings, String name) throws IOException {
            SmallRun run = new SmallRun(shared.resolve(name), settings);
            SortedMap<String, LedgerEntry> entries = run.over(healthy.root());
            assertThat(entries.values()).allMatch(entry -> entry.status() == ScanStatus.DONE);
            List<String> rows = run.rows(entries.get(TinyStudy.BAD));
            assertThat(rows).hasSizeGreaterThan(100);
            return new Twin(
                    shared.resolve(name), settings, entries.get(TinyStudy.GOOD).result(), rows);
        }

        /** The output as if the neighbour alone had been there: its stages are kept, its rows are told again. */
        void copyWithoutTheBadScan(Path copy) throws IOException {
            try (Stream<Path> all = Files.walk(out)) {
                for (Path each : (Iterable<Path>) all::iterator) {
                    String path = out.relativize(each).toString();
                    if (!path.contains("sub-01")) {
                        Files.copy(each, copy.resolve(path), StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
    }

    static Stream<Damage> cases() {
        return Stream.of(
                        DamagedImages.nifti(),
                        DamagedImages.gzip(),
                        DamagedSidecars.fields(),
                        DamagedSidecars.times(),
                        DamagedLayouts.layout(),
                        DamagedLayouts.anatomy(),
                        DamagedSegmentations.labels(),
                        DamagedSizes.sizes())
                .flatMap(List::stream);
    }

    /** Whoever is refused is so in a moment; of those whose scan is done, which takes a second, a build tries some. */
    static Stream<Damage> tried() {
        List<Damage> done = cases().filter(damage -> damage.outcome() != Damage.Outcome.REFUSED)
                .toList();
        Stream<Damage> refused = cases().filter(damage -> damage.outcome() == Damage.Outcome.REFUSED);
        return Stream.concat(refused, Sample.of(done, DONE_IN_A_BUILD).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tried")
    void aBadFileEndsAsItsScansOwnRow(Damage damage) throws IOException {
        TinyStudy study = healthy.copyTo(folder);
        damage.deed().to(study);
        Twin twin = damage.outcome() == Damage.Outcome.FLAGGED ? moving : still;
        twin.copyWithoutTheBadScan(folder.resolve("out"));
        SmallRun run = new SmallRun(folder.resolve("out"), twin.settings());
        SortedMap<String, LedgerEntry> entries = run.over(study.root());

        LedgerEntry neighbour = entries.remove(TinyStudy.GOOD);
        assertThat(neighbour.result()).isEqualTo(twin.neighbour());
        assertThat(folder.resolve("out/petline/traces")).doesNotExist();
        assertThat(folder.resolve("scratch")).isEmptyDirectory();

        assertThat(entries).isNotEmpty();
        for (LedgerEntry entry : entries.values()) {
            switch (damage.outcome()) {
                case REFUSED -> assertRefused(entry, damage);
                case FLAGGED -> {
                    assertDone(entry);
                    assertThat(entry.row().outcome().flags()).isNotNull();
                    assertThat(entry.row().outcome().flags().split(",")).contains(damage.code());
                }
                case EQUAL -> {
                    assertDone(entry);
                    assertThat(run.rows(entry).equals(twin.rows())).isTrue();
                }
                case DONE -> {
                    assertDone(entry);
                    assertThat(run.rows(entry).equals(twin.rows())).isFalse();
                }
            }
        }
    }

    @Test
    void noTwoCasesHaveTheSameName() {
        assertThat(cases().map(Damage::id)).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    private static void assertDone(LedgerEntry entry) {
        assertThat(entry.row().outcome().status() + " " + entry.row().outcome().message())
                .isEqualTo("done null");
        assertThat(entry.result().files()).hasSize(7);
    }

    private static void assertRefused(LedgerEntry entry, Damage damage) {
        assertThat(entry.row().outcome().reasonCode() + ": "
                        + entry.row().outcome().message())
                .startsWith(damage.code() + ":");
        assertThat(entry.row().outcome().status()).isEqualTo("refused");
        assertThat(entry.row().outcome().message())
                .containsAnyOf("; file ", "; field ")
                .doesNotContain("\tat ", "Exception");
        assertThat(entry.row().outcome().remedy()).isNotBlank();
        assertThat(entry.result().exists()).isFalse();
    }
}

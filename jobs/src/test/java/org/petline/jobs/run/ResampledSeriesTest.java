package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.scan.RunSettings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LedgerEntry;

/** When a resampled series is written, kept and dropped, and that nothing else minds. */
class ResampledSeriesTest {
    private static final SettingsReader OFF = SettingsReader.defaults()
            .withAssignment("coregistration.method=identity")
            .withAssignment("motion.method=off");
    private static final SettingsReader PET = OFF.withAssignment("output.write-frames=pet");
    private static final SettingsReader T1W = OFF.withAssignment("output.write-frames=t1w");

    private static final String FOLDER = "sub-01/ses-baseline/pet/" + TinyStudy.BAD;
    private static final String IN_PET = FOLDER + "_desc-preproc_pet";
    private static final String IN_T1W = FOLDER + "_space-T1w_desc-preproc_pet";

    @TempDir
    private static Path shared;

    private static TinyStudy study;
    private static SortedMap<String, LedgerEntry> first;
    private static SortedMap<String, String> before;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runWithoutAsking() throws IOException {
        study = TinyStudy.shared();
        first = new SmallRun(shared.resolve("out"), OFF).over(study.root());
        before = FolderPrint.of(shared.resolve("out"));
    }

    @BeforeEach
    void goOnFromACopy() throws IOException {
        for (String path : before.keySet()) {
            Files.createDirectories(file(path).getParent());
            Files.copy(shared.resolve("out").resolve(path), file(path), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void nothingIsWrittenUnlessAsked() {
        assertThat(before.keySet()).noneMatch(path -> path.contains("preproc") || path.contains("frames-"));
    }

    @Test
    void askingWritesTheSeriesAndChangesNothingElse() throws IOException {
        SortedMap<String, LedgerEntry> entries = run(PET);

        assertThat(entries.get(TinyStudy.BAD).result().fingerprint())
                .isEqualTo(first.get(TinyStudy.BAD).result().fingerprint());
        assertThat(FolderPrint.changed(before, all()))
                .filteredOn(path -> !path.startsWith("petline/ledger/") && !path.endsWith("/published.json"))
                .filteredOn(path -> path.contains(TinyStudy.BAD))
                .containsExactlyInAnyOrder(
                        IN_PET + ".nii.gz", IN_PET + ".json", "petline/stages/" + TinyStudy.BAD + "/frames-pet.json");
    }

    @Test
    void oneThatIsStillTrueIsKeptAndNotWrittenAgain() throws IOException {
        run(PET);
        Files.setLastModifiedTime(file(IN_PET + ".nii.gz"), FileTime.fromMillis(1_000_000));
        run(T1W);
        run(OFF);
        run(PET);

        assertThat(Files.getLastModifiedTime(file(IN_PET + ".nii.gz")).toMillis())
                .isEqualTo(1_000_000);
        assertThat(file(IN_T1W + ".nii.gz")).exists();
    }

    @Test
    void oneOfOtherSettingsIsDroppedWithItsSidecar() throws IOException {
        run(PET);
        run(T1W);
        SettingsReader other = OFF.withAssignment("regions.interpolation=trilinear");
        run(other.withAssignment("output.write-frames=t1w"));

        for (String end : List.of(".nii.gz", ".json")) {
            assertThat(file(IN_PET + end)).doesNotExist();
            assertThat(file(IN_T1W + end)).exists();
        }
        assertThat(Files.readString(file(IN_T1W + ".json"))).contains("trilinear");
        run(OFF);
        assertThat(all().keySet()).noneMatch(path -> path.contains("preproc") || path.contains("frames-"));
    }

    @Test
    void oneThatWasDeletedIsWrittenAgain() throws IOException {
        run(PET);
        Files.delete(file(IN_PET + ".json"));
        run(PET);

        assertThat(file(IN_PET + ".json")).exists();
        assertThat(file(IN_PET + ".nii.gz")).exists();
    }

    @Test
    void aScanIsDueWhenItsSeriesIsAskedFor() throws IOException {
        RunSettings chosen = RunSettings.of(PET.settings(), HadoopSettings.ofThisProcess());

        assertThat(chosen.fingerprint().get("settings of output"))
                .isNotEqualTo(first.get(TinyStudy.BAD).stages().get("settings of output"));
    }

    private Path file(String path) {
        return folder.resolve("out").resolve(path);
    }

    private SortedMap<String, String> all() throws IOException {
        return FolderPrint.of(folder.resolve("out"));
    }

    private SortedMap<String, LedgerEntry> run(SettingsReader settings) throws IOException {
        return new SmallRun(folder.resolve("out"), settings).over(study.root());
    }
}

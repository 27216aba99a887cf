package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.jobs.run.DrawnPictures;
import org.petline.jobs.run.FolderPrint;
import org.petline.jobs.run.SmallRun;
import org.petline.jobs.run.TinyStudy;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.ScanStatus;

/** What the fits read beside the curves: who gets it, and what a change of it redoes. */
class FitInputReaderTest {
    private static final SettingsReader STILL = DrawnPictures.STILL;
    private static final SettingsReader WITH_BLOOD = STILL.withAssignment("kinetics.models=[SRTM, Logan]")
            .withAssignment("kinetics.t-star=10")
            // Without blood in the tissue VT is half as large where blood is twice as active.
            .withAssignment("kinetics.blood-volume=0")
            .withAssignment("kinetics.delay=0");
    private static final String BLOOD = "sub-01/ses-baseline/pet/" + TinyStudy.BAD + "_recording-manual_blood";

    @TempDir
    private Path folder;

    private TinyStudy study;

    @BeforeEach
    void copy() throws IOException {
        study = TinyStudy.shared().copyTo(folder);
    }

    @Test
    void aScanWithBloodHasPlasmaModelsAndOneWithoutSaysSo() throws IOException {
        drawBlood(1);
        SortedMap<String, LedgerEntry> entries = run(WITH_BLOOD);

        assertThat(entries.values()).allMatch(entry -> entry.status() == ScanStatus.DONE);
        assertThat(logan(entries, TinyStudy.BAD)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.answer().input()).isEqualTo("plasma");
            assertThat(row.result().uptake().vt()).isPositive();
            assertThat(row.result().conditions().delay()).isZero();
        });
        assertThat(logan(entries, TinyStudy.GOOD)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.result().uptake().vt()).isNull();
            assertThat(row.origin().flags()).isEqualTo("PLASMA_ABSENT");
        });
        assertThat(entries.get(TinyStudy.GOOD).row().outcome().flags()).contains("MODEL_NOT_FITTED");
        assertThat(entries.get(TinyStudy.BAD).row().outcome().flags()).isNull();
    }

    @Test
    void changedBloodRefitsItsScanAndTouchesNoVoxel() throws IOException {
        drawBlood(1);
        double before =
                logan(run(WITH_BLOOD), TinyStudy.BAD).get(0).result().uptake().vt();
        SortedMap<String, String> stages = stages();
        drawBlood(2);
        SortedMap<String, LedgerEntry> second = run(WITH_BLOOD);

        assertThat(FolderPrint.changed(stages, stages()))
                .containsExactly("petline/stages/" + TinyStudy.BAD + "/fit.json");
        assertThat(logan(second, TinyStudy.BAD).get(0).result().uptake().vt())
                .isCloseTo(before / 2, within(1e-3 * before));
    }

    @Test
    void bloodIsNotLookedAtWhereNoModelTakesIt() throws IOException {
        Files.writeString(study.file(BLOOD + ".tsv"), "nonsense");
        SortedMap<String, LedgerEntry> entries = run(STILL);

        assertThat(entries.values()).allMatch(entry -> entry.status() == ScanStatus.DONE);
        assertThat(entries.get(TinyStudy.BAD).inputs())
                .noneMatch(file -> file.path().contains("blood"));
    }

    @Test
    void bloodThatCannotBeReadCostsItsModelsAndRefusesTheScanOnlyIfAllNeedIt() throws IOException {
        Files.writeString(study.file(BLOOD + ".tsv"), "time\tplasma_radioactivity\n0\t1\n60\tmuch\n");
        LedgerEntry some = run(WITH_BLOOD).get(TinyStudy.BAD);
        LedgerEntry none = run(WITH_BLOOD
                        .withAssignment("kinetics.models=Logan")
                        .withAssignment("kinetics.primary-model=Logan"))
                .get(TinyStudy.BAD);

        assertThat(some.status()).isEqualTo(ScanStatus.DONE);
        assertThat(none.status()).isEqualTo(ScanStatus.STALE);
        assertThat(none.row().outcome().reasonCode()).isEqualTo("BLOOD_SIDECAR_MISSING");
        assertThat(none.row().outcome().message()).contains(BLOOD + ".tsv");
    }

    @Test
    void weightsOfAFileAreThoseOfTheFitsAndAChangedFileRefits() throws IOException {
        Path file = folder.resolve("w.tsv");
        SettingsReader settings = STILL.withAssignment("kinetics.weights=[file, uniform]")
                .withAssignment("kinetics.weights-file=" + file);
        weigh(file, 1);
        List<BindingPotentialRow> ones = bindingPotentials(run(settings), TinyStudy.BAD);
        SortedMap<String, String> stages = stages();
        weigh(file, 7);
        List<BindingPotentialRow> others = bindingPotentials(run(settings), TinyStudy.BAD);

        assertThat(FolderPrint.changed(stages, stages())).hasSize(2).allMatch(path -> path.endsWith("/fit.json"));
        assertThat(of("file", ones).result().own().bpnd())
                .isEqualTo(of("uniform", ones).result().own().bpnd());
        assertThat(of("file", others).result().own().bpnd())
                .isNotEqualTo(of("uniform", others).result().own().bpnd());
        assertThat(of("uniform", others).result().own().bpnd())
                .isEqualTo(of("uniform", ones).result().own().bpnd());
    }

    @Test
    void aFileOfWeightsThatIsNotThereEndsTheRunByName() {
        for (String location : List.of(folder.resolve("none.tsv").toString(), folder.toString(), folder + "/..")) {
            SettingsReader settings =
                    STILL.withAssignment("kinetics.weights=file").withAssignment("kinetics.weights-file=" + location);
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> run(settings));

            assertThat(refusal.reason()).isEqualTo(PipelineReason.WEIGHTS_FILE_MISSING);
            assertThat(refusal.found()).isEqualTo(location);
        }
    }

    /** Frames begin 10 and 20 min after TimeZero: the first that begins 10.5 min or more after the injection. */
    @Test
    void minutesCountFromTheInjection() throws IOException {
        SettingsReader settings = WITH_BLOOD.withAssignment("kinetics.t-star=10.5");
        drawBlood(1);
        assertThat(logan(run(settings), TinyStudy.BAD)
                        .get(0)
                        .result()
                        .conditions()
                        .tStar())
                .isEqualTo(20);
        study.json(fields -> fields.put("InjectionStart", -60));
        assertThat(logan(run(settings), TinyStudy.BAD)
                        .get(0)
                        .result()
                        .conditions()
                        .tStar())
                .isEqualTo(11);
    }

    @Test
    void suvNeedsTheBodyWeightOfTheSidecar() throws IOException {
        SettingsReader settings = STILL.withAssignment("kinetics.models=[SUV, SRTM]")
                .withAssignment("kinetics.window-start-minutes=30")
                .withAssignment("kinetics.window-end-minutes=70");
        study.json(fields -> fields.put("BodyWeight", 80));
        List<BindingPotentialRow> known = suv(bindingPotentials(run(settings), TinyStudy.BAD));
        SortedMap<String, String> stages = stages();
        study.json(fields -> fields.remove("BodyWeight"));
        List<BindingPotentialRow> unknown = suv(bindingPotentials(run(settings), TinyStudy.BAD));

        assertThat(known)
                .isNotEmpty()
                .allMatch(row -> row.origin().flags() == null && row.frames().framesUsed() > 0);
        assertThat(unknown).isNotEmpty().allMatch(row -> row.origin().flags().equals("INJECTED_ACTIVITY_UNKNOWN"));
        assertThat(FolderPrint.changed(stages, stages()))
                .containsExactly("petline/stages/" + TinyStudy.BAD + "/fit.json");
    }

    /** Blood of one bolus, its activity times a factor. */
    private void drawBlood(double factor) throws IOException {
        StringBuilder rows = new StringBuilder(
                "time\tplasma_radioactivity\twhole_blood_radioactivity\tmetabolite_parent_fraction\n");
        for (int second : new int[] {0, 15, 30, 45, 60, 90, 120, 180, 300, 600, 1200, 2400, 3600, 4200}) {
            double minutes = second / 60.0;
            double plasma = factor
                    * (3e5 * minutes * Math.exp(-2 * minutes)
                            + 5e3 * minutes / (minutes + 1) * Math.exp(-0.02 * minutes));
            rows.append(String.format(
                    Locale.ROOT, "%d\t%.3f\t%.3f\t%.5f%n", second, plasma, 0.8 * plasma, 1 / (1 + 0.01 * minutes)));
        }
        Files.writeString(study.file(BLOOD + ".tsv"), rows.toString());
        Files.writeString(study.file(BLOOD + ".json"), """
                {"PlasmaAvail": true, "WholeBloodAvail": true, "MetaboliteAvail": true, "DispersionCorrected": false,
                 "time": {"Units": "s"}, "plasma_radioactivity": {"Units": "Bq/mL"},
                 "whole_blood_radioactivity": {"Units": "Bq/mL"}, "metabolite_parent_fraction": {"Units": "unitless"}}
                """);
    }

    private static void weigh(Path file, int first) throws IOException {
        StringBuilder rows = new StringBuilder("frame_start\tweight\n");
        for (int start : new int[] {0, 60, 120, 360, 600, 1200, 1800, 3000}) {
            rows.append(start).append('\t').append(start < 600 ? first : 1).append('\n');
        }
        Files.writeString(file, rows.toString());
    }

    private SortedMap<String, LedgerEntry> run(SettingsReader settings) throws IOException {
        DrawnPictures.begin(folder.resolve("out"));
        return new SmallRun(folder.resolve("out"), settings).over(study.root());
    }

    private SortedMap<String, String> stages() throws IOException {
        return FolderPrint.of(folder.resolve("out"), path -> path.startsWith("petline/stages/"));
    }

    private List<BindingPotentialRow> logan(SortedMap<String, LedgerEntry> entries, String scan) throws IOException {
        return bindingPotentials(entries, scan).stream()
                .filter(row -> row.choices().model().equals("Logan"))
                .toList();
    }

    private static List<BindingPotentialRow> suv(List<BindingPotentialRow> rows) {
        return rows.stream().filter(row -> row.choices().model().equals("SUV")).toList();
    }

    private static BindingPotentialRow of(String weights, List<BindingPotentialRow> rows) {
        return rows.stream()
                .filter(row -> row.choices().weights().equals(weights)
                        && row.of().region().equals("putamen"))
                .findFirst()
                .orElseThrow();
    }

    private List<BindingPotentialRow> bindingPotentials(SortedMap<String, LedgerEntry> entries, String scan)
            throws IOException {
        return new ScanResults(HadoopSettings.ofThisProcess()
                        .storeAt(folder.resolve("out").toString()))
                .read(entries.get(scan).result(), Table.BINDING_POTENTIALS);
    }
}

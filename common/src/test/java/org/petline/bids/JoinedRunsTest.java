package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

/** Two runs of one injection: three frames up to 480 s, a break, and three more from 600 s on. */
class JoinedRunsTest {
    private static final String STEM = "sub-01/pet/sub-01_";

    @TempDir
    private Path folder;

    private SmallDataset dataset(SidecarText first, SidecarText second) {
        return new SmallDataset(folder)
                .file(STEM + "run-1_pet.nii.gz", "")
                .file(STEM + "run-1_pet.json", first.toString())
                .file(STEM + "run-2_pet.nii.gz", "")
                .file(STEM + "run-2_pet.json", second.toString());
    }

    /** Its clock begins 600 s after that of the first run, 10:33:47. */
    private static SidecarText onItsOwnClock() {
        return SidecarText.healthy().with("TimeZero", "\"10:43:47\"").with("InjectionStart", "-600");
    }

    private static PetSidecar joined(SmallDataset dataset) throws IOException {
        List<PetSidecar> each = new ArrayList<>();
        PetScan scan = (PetScan) JoinedRuns.in(dataset.index().scans()).get(0);
        for (PetScan run : scan.runs()) each.add(run.readSidecar(dataset.store()));
        return JoinedRuns.sidecar(scan.runs(), each);
    }

    private static Refusal refusal(SmallDataset dataset) {
        return catchThrowableOfType(Refusal.class, () -> joined(dataset));
    }

    @Test
    void runsAreOneScanWhoseNameHasNoRun() {
        SmallDataset dataset = dataset(SidecarText.healthy(), onItsOwnClock())
                .image("sub-02/pet/sub-02_run-1_pet.nii.gz")
                .image("sub-03/pet/sub-03_rec-a_run-1_pet.nii.gz")
                .image("sub-03/pet/sub-03_rec-b_run-2_pet.nii.gz");

        List<FoundPet> scans = JoinedRuns.in(dataset.index().scans());

        assertThat(scans)
                .extracting(scan -> scan.scanKey().orElseThrow().stem())
                .containsExactly("sub-01", "sub-02_run-1", "sub-03_rec-a_run-1", "sub-03_rec-b_run-2");
        assertThat(((PetScan) scans.get(0)).runs())
                .extracting(run -> run.image().name())
                .containsExactly("sub-01_run-1_pet.nii.gz", "sub-01_run-2_pet.nii.gz");
    }

    @Test
    void aScanOneOfWhoseRunsCannotBeUsedIsRefusedAsThatRunIs() {
        SmallDataset dataset =
                new SmallDataset(folder).image(STEM + "run-1_pet.nii.gz").file(STEM + "run-2_pet.nii.gz", "");

        RefusedPet scan = (RefusedPet) JoinedRuns.in(dataset.index().scans()).get(0);

        assertThat(scan.scanKey().orElseThrow().stem()).isEqualTo("sub-01");
        assertThat(scan.path()).isEqualTo(STEM + "run-2_pet.nii.gz");
        assertThat(scan.refusal().reason()).isEqualTo(BidsReason.SIDECAR_MISSING);
    }

    @Test
    void framesOfTheLaterRunFollowOnTheClockOfTheFirst() throws IOException {
        PetSidecar scan = joined(dataset(SidecarText.healthy(), onItsOwnClock()));

        assertThat(scan.frames().count()).isEqualTo(6);
        assertThat(scan.frames().startSeconds(3)).isEqualTo(600);
        assertThat(scan.frames().endSeconds(5)).isEqualTo(1080);
        assertThat(scan.clock().timeZero()).isEqualTo("10:33:47");
        assertThat(scan.findings()).extracting(BidsFinding::reason).doesNotContain(SidecarReason.FRAME_TIMES_SHORT);
    }

    /**
     * A constant 1000 Bq/mL (corrected to the first TimeZero) is written as each sidecar says; every factor must give it
     * back. To 1e-12: some roundings of doubles.
     */
    @ParameterizedTest
    @CsvSource({"true,0", "true,-600", "true,240", "false,0"})
    void activityOfTheLaterRunIsCorrectedToTheFirstTimeZero(String corrected, double reference) throws IOException {
        PetSidecar scan = joined(dataset(
                SidecarText.healthy(),
                onItsOwnClock()
                        .with("ImageDecayCorrected", corrected)
                        .with("ImageDecayCorrectionTime", "" + reference)));
        double lambda = Radionuclide.C11.decayPerSecond();
        for (int frame = 3; frame < 6; frame++) {
            double start = scan.frames().startSeconds(frame);
            double end = scan.frames().endSeconds(frame);
            double meanDecay = (Math.exp(-lambda * start) - Math.exp(-lambda * end)) / (lambda * (end - start));
            double written = corrected.equals("true") ? 1000 * Math.exp(-lambda * (600 + reference)) : 1000 * meanDecay;
            assertThat(written * scan.decayFactors()[frame]).isCloseTo(1000, within(1e-9));
        }
        assertThat(scan.decayFactors()[0]).isEqualTo(1);
        assertThat(scan.decayCorrection().applied()).isEqualTo(corrected.equals("true"));
    }

    @Test
    void oneClockForBothRunsServesToo() throws IOException {
        SidecarText later =
                SidecarText.healthy().with("FrameTimesStart", "[600, 660, 780]").with("ScanStart", "600");

        assertThat(joined(dataset(SidecarText.healthy(), later)).frames().startSeconds(3))
                .isEqualTo(600);
    }

    @Test
    void aBreakOverMidnightIsNoDay() throws IOException {
        SidecarText first = SidecarText.healthy().with("TimeZero", "\"23:55:00\"");
        SidecarText later = onItsOwnClock().with("TimeZero", "\"00:05:00.25\"");

        assertThat(joined(dataset(first, later)).frames().startSeconds(3)).isEqualTo(600);
    }

    @Test
    void clocksThatTellDifferentTimesAreRefusedWithBoth() {
        Refusal refusal = refusal(dataset(SidecarText.healthy(), onItsOwnClock().with("InjectionStart", "-540")));

        assertThat(refusal.reason()).isEqualTo(RunsReason.RUNS_CLOCK_CONTRADICTED);
        assertThat(refusal.file()).isEqualTo(STEM + "run-2_pet.json");
        assertThat(refusal.found())
                .contains("10:33:47 and 10:43:47 are 600 s apart")
                .contains("say 540 s");
    }

    /** Test and retest in one session are numbered by run- as well. */
    @Test
    void anotherInjectionIsNoBreak() {
        Refusal refusal =
                refusal(dataset(SidecarText.healthy(), SidecarText.healthy().with("TimeZero", "\"14:00:00\"")));

        assertThat(refusal.problems())
                .extracting(Refusal::reason)
                .containsExactly(RunsReason.RUNS_CLOCK_CONTRADICTED, RunsReason.RUNS_OVERLAP);
    }

    @Test
    void runsThatLapOverAreRefused() {
        SidecarText later = onItsOwnClock().with("TimeZero", "\"10:38:47\"").with("InjectionStart", "-300");

        Refusal refusal = refusal(dataset(SidecarText.healthy(), later));

        assertThat(refusal.reason()).isEqualTo(RunsReason.RUNS_OVERLAP);
        assertThat(refusal.found()).contains("starts at 300 s").contains("ends at 480 s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TracerName|\"PE2I\"",
                "TracerRadionuclide|\"F18\"",
                "Units|\"kBq/mL\"",
                "Manufacturer|\"GE\"",
                "ManufacturersModelName|\"Biograph\"",
                "ReconMethodName|\"FBP\"",
                "InjectedRadioactivity|200"
            })
    void runsThatAreNotAlikeAreRefusedByTheField(String field, String value) {
        Refusal refusal = refusal(dataset(SidecarText.healthy(), onItsOwnClock().with(field, value)));

        assertThat(refusal.reason()).isEqualTo(RunsReason.RUNS_DIFFER);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.found()).contains("run-1_pet.json");
    }

    @Test
    void bloodOfALaterRunAloneIsRefused() {
        SmallDataset dataset = dataset(SidecarText.healthy(), onItsOwnClock())
                .file(STEM + "run-2_recording-manual_blood.tsv", "time\n0\n")
                .file(STEM + "recording-autosampler_blood.tsv", "time\n0\n");
        PetScan scan = (PetScan) JoinedRuns.in(dataset.index().scans()).get(0);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> JoinedRuns.blood(scan));

        assertThat(refusal.reason()).isEqualTo(RunsReason.RUNS_BLOOD_DIFFERS);
        assertThat(refusal.file()).isEqualTo(STEM + "run-2_recording-manual_blood.tsv");
    }
}

package org.petline.jobs.derivatives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.Flag;
import org.petline.blood.BloodFlag;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.rows.FitOrigin;
import org.petline.kinetics.Quality;
import org.petline.registration.MotionFlag;

class RowFlagsTest {
    private static final SampledScan SAMPLED = new SampledScan(
            List.of(region("putamen", 900, 1), region("tiny", 1, 1), region("cerebellum", 5000, 0.9)), List.of());

    @Test
    void aRowThatNothingTouchesHasNoSeverity() {
        assertThat(with(Remark.onScan(ScanFlag.FRAME_CONSTANT, "frame 0"))
                        .of(fit("SRTM", "putamen", "putamen"), "f00d"))
                .isEqualTo(new FitOrigin(null, null, "f00d"));
    }

    @Test
    void whatTheFitSaysComesFirstAndTheReferenceRegionCounts() {
        assertThat(with().of(fit("SRTM", "putamen", "cerebellum", "SE_ABOVE_50_PERCENT"), "f00d"))
                .isEqualTo(new FitOrigin("caution", "SE_ABOVE_50_PERCENT,REGION_CUT", "f00d"));
    }

    @Test
    void aRegionsOwnFlagTouchesItsRowsAlone() {
        assertThat(with().of(fit("SRTM", "tiny", "putamen"), "f00d"))
                .isEqualTo(new FitOrigin("unusable", "REGION_OF_ONE_VOXEL", "f00d"));
        assertThat(with().isUsable(fit("SRTM", "tiny", "putamen"))).isFalse();
        assertThat(with().isUsable(fit("SRTM", "putamen", "cerebellum"))).isTrue();
    }

    @Test
    void whatAllRowsAreMadeFromTouchesAllIfItIsMoreThanANote() {
        RowFlags flags = with(
                Remark.onScan(MotionFlag.JUMP, "frame 12"),
                Remark.onScan(ScanFlag.T1W_FROM_OTHER_SESSION, "ses-a"),
                Remark.onScan(ScanFlag.LABELS_CUT_OFF, "segmentation"));
        assertThat(flags.of(fit("SRTM", "putamen", "putamen"), "f00d"))
                .isEqualTo(new FitOrigin("unusable", "JUMP,LABELS_CUT_OFF", "f00d"));
    }

    @Test
    void bloodTouchesTheModelsThatUseIt() {
        RowFlags flags = with(Remark.onBlood(BloodFlag.BLOOD_ENDS_EARLY, "blood"));
        assertThat(flags.of(fit("SRTM", "putamen", "putamen"), "f00d").flags()).isNull();
        assertThat(flags.of(fit("2TCM", "putamen", "putamen"), "f00d"))
                .isEqualTo(new FitOrigin("caution", "BLOOD_ENDS_EARLY", "f00d"));
    }

    @Test
    void aModelThatIsNotFittedTouchesNoOther() {
        RowFlags flags = with(Remark.onRows(ScanFlag.MODEL_NOT_FITTED, "2TCM"));
        assertThat(flags.of(fit("SRTM", "putamen", "putamen"), "f00d").flags()).isNull();
    }

    /** Why blood cannot be read is no flag of a fit: nothing was fitted. */
    @Test
    void aReasonInPlaceOfAFlagIsUnusable() {
        assertThat(with().of(fit("2TCM", "putamen", "putamen", "BLOOD_AMBIGUOUS"), "f00d")
                        .severity())
                .isEqualTo("unusable");
    }

    @Test
    void remarksNameTheirObjectsAndTheWorstOfThem() {
        Remarks remarks = Remarks.of(List.of(
                Remark.onScan(ScanFlag.STATIC_SCAN, ""),
                Remark.onRows(ScanFlag.REGION_EMPTY, "vta, raphe"),
                Remark.onScan(MotionFlag.JUMP, Remarks.frames(List.of(3, 4)))));
        assertThat(remarks.flags()).containsExactly("JUMP", "REGION_EMPTY", "STATIC_SCAN");
        assertThat(remarks.text()).isEqualTo("JUMP: frames 3, 4; REGION_EMPTY: vta, raphe");
        assertThat(remarks.severity()).contains(Flag.Severity.CAUTION);
    }

    private static RowFlags with(Remark... remarks) {
        return RowFlags.of(Remarks.of(List.of(remarks)), SAMPLED, CorrectedScan.NONE);
    }

    private static FittedScan.RegionFit fit(String model, String region, String reference, String... flags) {
        return new FittedScan.RegionFit(
                new FittedScan.Asked(
                        region,
                        new FittedScan.Combination("none", model, reference, "decay", "frame-average", "keep"),
                        FittedScan.Standing.PRIMARY,
                        reference),
                FittedScan.Assumed.NOTHING,
                new FittedScan.Found(List.of(), Quality.none(0), List.of(flags)),
                new FittedScan.Curves(List.of(), List.of(), List.of(), List.of()));
    }

    private static SampledScan.RegionTac region(String name, long voxels, double coverage) {
        return new SampledScan.RegionTac(
                name, voxels / 1000.0, voxels, List.of(new SampledScan.Sample(1, 0, coverage)));
    }
}

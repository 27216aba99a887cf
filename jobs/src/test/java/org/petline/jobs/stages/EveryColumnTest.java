package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.geometry.Vector3;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.FittedScan.Estimate;
import org.petline.jobs.fitting.FittedScan.Known;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.ColumnByColumn;
import org.petline.jobs.tables.Table;
import org.petline.kinetics.Quality;
import org.petline.regions.CorrectedCurves;
import org.petline.registration.Coregistered;
import org.petline.registration.CoregistrationFlag;
import org.petline.registration.Displacement;
import org.petline.registration.FrameMotion;
import org.petline.registration.MotionFlag;

/**
 * Each column has its own value, from what the stages found out to the file that readers open: whatever two values are
 * exchanged on the way, a column has another's.
 */
class EveryColumnTest {
    private static final FittedScan.Spread SPREAD = new FittedScan.Spread(0.91, 0.92, 0.93, 0.94);
    private static final FrameTimes TIMES =
            FrameTimes.ofSeconds(new double[] {5, 65, 245}, new double[] {60, 180, 300});
    private static final Vector3 CENTRE = new Vector3(10, 20, 30);
    private static final Parameters PLACE = new Parameters(1.25, -2.5, 3.75, 0.12, -0.24, 0.36);
    private static final Parameters PLACE_OF_T1W = new Parameters(-4.5, 5.5, 6.5, -0.17, 0.23, 0.31);
    private static final RigidTransform REFERENCE_TO_FRAME = RigidTransform.about(CENTRE, PLACE);
    private static final RigidTransform T1W_TO_REFERENCE = RigidTransform.about(CENTRE, PLACE_OF_T1W);

    @TempDir
    private static Path folder;

    private static PublishedScan published;

    @BeforeAll
    static void publish() throws IOException {
        published = PublishedScan.in(
                folder,
                new PublishedScan.Findings(TIMES, realigned(), coregistered(), sampled(), corrected(), fitted()),
                "motion.outlier-mm=0.6");
    }

    @Test
    void motion() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.MOTION);

        assertThat(rows).hasSize(3);
        new ColumnByColumn()
                .with(PublishedScan.LABELS)
                .with("frame", 1)
                .with("frame_start", 65.0)
                .with("frame_end", 245.0)
                .with("trans_x", 1.25)
                .with("trans_y", -2.5)
                .with("trans_z", 3.75)
                .with("rot_x", 0.12)
                .with("rot_y", -0.24)
                .with("rot_z", 0.36)
                .with("trans_x_se", 0.41)
                .with("trans_y_se", 0.42)
                .with("trans_z_se", 0.43)
                .with("rot_x_se", 0.0014)
                .with("rot_y_se", 0.0015)
                .with("rot_z_se", 0.0016)
                .withMatrix("reference_to_frame", REFERENCE_TO_FRAME.toAffine().rows())
                .with("framewise_displacement", 0.61)
                .with("rmsd", 0.52)
                .with("median_displacement", 1.43)
                .with("max_displacement", 2.74)
                .with("outlier", true)
                .with("is_reference", false)
                .with("status", "estimated")
                .with("inherited_from", 0)
                .with("flags", "POSE_NOT_CONVERGED,JUMP")
                .with("result_fingerprint", published.fingerprint())
                .allDiffer()
                .isIn(rows.get(1));
        assertThat(rows).extracting(row -> row.get("outlier")).containsExactly(false, true, false);
        assertThat(rows).extracting(row -> row.get("is_reference")).containsExactly(true, false, false);
        assertThat(rows.get(0)).containsEntry("inherited_from", null).containsEntry("framewise_displacement", null);
    }

    @Test
    void coregistration() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.COREGISTRATION);

        assertThat(rows).hasSize(1);
        new ColumnByColumn()
                .with(PublishedScan.LABELS)
                .with("trans_x", -4.5)
                .with("trans_y", 5.5)
                .with("trans_z", 6.5)
                .with("rot_x", -0.17)
                .with("rot_y", 0.23)
                .with("rot_z", 0.31)
                .withMatrix("t1w_to_reference", T1W_TO_REFERENCE.toAffine().rows())
                .with("method", "segmentation")
                .with("start", "centres-of-mass")
                .with("similarity", 0.81)
                .with("runner_up_similarity", 0.32)
                .with("runner_up_distance", 13.5)
                .with("overlap", 0.94)
                .with("explained_variance", 0.77)
                .with("standard_error", 0.066)
                .with("reference_start", 5.0)
                .with("reference_end", 545.0)
                .with("flags", "AMBIGUOUS,LITTLE_OVERLAP")
                .with("result_fingerprint", published.fingerprint())
                .allDiffer()
                .isIn(rows.get(0));
    }

    @Test
    void tacs() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.TACS);

        assertThat(rows).hasSize(2 * 2 * 3);
        new ColumnByColumn()
                .with(PublishedScan.LABELS)
                .with("region", "putamen")
                .with("pvc", "none")
                .with("frame", 1)
                .with("frame_start", 65.0)
                .with("frame_end", 245.0)
                .with("activity", 1234.5)
                .with("activity_se", 31.5)
                .withNull("activity_psf_se")
                .with("activity_sd", 67.25)
                .with("volume", 12.5)
                .with("voxels", 1500L)
                .with("coverage", 0.875)
                .with("flags", "REGION_CUT")
                .with("result_fingerprint", published.fingerprint())
                .allDiffer()
                .isIn(rows.get(10));
        assertThat(rows.get(7))
                .containsEntry("pvc", "gtm")
                .containsEntry("activity", 2234.5)
                .containsEntry("activity_se", 61.5)
                .containsEntry("activity_psf_se", 40 * 0.25)
                .containsEntry("activity_sd", null)
                .containsEntry("coverage", 0.875);
        assertThat(rows.subList(6, 12))
                .extracting(row -> row.get("flags"))
                .containsExactly(null, "REGION_CUT", null, null, "REGION_CUT", null);
    }

    @Test
    void partialVolume() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.PARTIAL_VOLUME);

        assertThat(rows).hasSize(2);
        new ColumnByColumn()
                .with(PublishedScan.LABELS)
                .with("region", "putamen")
                .with("pvc", "gtm")
                .with("volume", 12.5)
                .with("recovery", 0.3)
                .with("spill_in", 0.45)
                .with("spill_in_from", "the neighbour")
                .with("activity_change", 0.81)
                .with("noise_amplification", 1.95)
                .with("change_per_mm", 0.21)
                .with("condition_number", 6.5)
                .with("psf_fwhm", 5.2)
                .with("psf_fwhm_se", 0.25)
                .with("psf_source", "fitted")
                .with("psf_fwhm_fitted", 5.4)
                .with("explained_variance", 0.93)
                .with("severity", "note")
                .with("flags", "PVC_SMALL")
                .with("result_fingerprint", published.fingerprint())
                .allDiffer()
                .isIn(rows.get(1));
    }

    @Test
    void bindingPotentials() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.BINDING_POTENTIALS);

        assertThat(rows).hasSize(2);
        new ColumnByColumn()
                .with(PublishedScan.LABELS)
                .with("region", "putamen")
                .with("pvc", "a pvc")
                .with("model", "SRTM")
                .with("reference_region", "a reference")
                .with("weights", "some weights")
                .with("prediction", "a prediction")
                .with("outliers", "some outliers")
                .with("input", "an input")
                .with("is_primary", true)
                .with("bpnd", 1.0)
                .with("bpnd_se", 1.1)
                .with("bpnd_lower", 1.2)
                .with("bpnd_upper", 1.3)
                .with("bpnd_indirect", 21.0)
                .with("bpnd_indirect_se", 21.1)
                .with("vt", 3.0)
                .with("vt_se", 3.1)
                .with("ki", 4.0)
                .with("ki_se", 4.1)
                .with("r1", 5.0)
                .with("k2", 6.0)
                .with("k2_prime", 9.0)
                .with("k2_prime_source", "joint")
                .with("t_star", 10.0)
                .with("blood_volume", 7.0)
                .with("delay", 11.0)
                .with("sigma", 101.5)
                .with("wrss", 102.5)
                .with("aic", 103.5)
                .with("aicc", 104.5)
                .with("r_squared", 0.91)
                .with("runs_z", -1.25)
                .with("condition_number", 55.5)
                .with("frames_used", 19)
                .with("frames_down_weighted", 2)
                .with("degrees_of_freedom", 17)
                .with("severity", "caution")
                .with("flags", "MISFIT,SE_ABOVE_50_PERCENT,REGION_CUT,AMBIGUOUS,JUMP,LITTLE_OVERLAP,POSE_NOT_CONVERGED")
                .with("result_fingerprint", published.fingerprint())
                .allDiffer()
                .isIn(rows.get(0));
        assertThat(rows.get(1))
                .as("what the fit itself estimates, and what it cannot say")
                .containsEntry("k2_prime", 8.0)
                .containsEntry("k2_prime_source", "fitted")
                .containsEntry("is_primary", false)
                .containsEntry("reference_region", null)
                .containsEntry("t_star", null)
                .containsEntry("delay", null)
                .containsEntry("sigma", null)
                .containsEntry("degrees_of_freedom", null);
    }

    @Test
    void kineticParameters() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.KINETIC_PARAMETERS);

        assertThat(rows).hasSize(8 + 1);
        new ColumnByColumn()
                .with(PublishedScan.LABELS)
                .with("region", "putamen")
                .with("pvc", "a pvc")
                .with("model", "SRTM")
                .with("reference_region", "a reference")
                .with("weights", "some weights")
                .with("prediction", "a prediction")
                .with("outliers", "some outliers")
                .with("parameter", "VT")
                .with("unit", "unit of VT")
                .with("is_primary", true)
                .with("estimate", 3.0)
                .with("std_error", 3.1)
                .with("lower", 3.2)
                .with("upper", 3.3)
                .with("scan_common_se", 0.91)
                .with("cov_bpnd", 0.92)
                .with("cov_r1", 0.93)
                .with("cov_k2_prime", 0.94)
                .with("severity", "caution")
                .with("flags", "MISFIT,SE_ABOVE_50_PERCENT,REGION_CUT,AMBIGUOUS,JUMP,LITTLE_OVERLAP,POSE_NOT_CONVERGED")
                .with("result_fingerprint", published.fingerprint())
                .allDiffer()
                .isIn(rows.stream()
                        .filter(row -> row.get("parameter").equals("VT"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void choicesWithAnotherCorrectionAreTheSameInAllElse() {
        assertThat(CHOICES.withPvc("agtm"))
                .isEqualTo(new FittedScan.Combination(
                        "agtm", "SRTM", "a reference", "some weights", "a prediction", "some outliers"));
    }

    /** The first frame is the reference; the second moved more than 0.6 mm by one measure, the third by the other. */
    private static RealignedScan realigned() {
        return new RealignedScan(
                0,
                CENTRE,
                List.of(
                        RealignedScan.Pose.of(
                                frame(RigidTransform.IDENTITY, Parameters.NONE, 0, EnumSet.noneOf(MotionFlag.class)),
                                "reference",
                                new Displacement(Double.NaN, Double.NaN, 0, 0)),
                        RealignedScan.Pose.of(
                                frame(
                                        REFERENCE_TO_FRAME,
                                        new Parameters(0.41, 0.42, 0.43, 0.0014, 0.0015, 0.0016),
                                        0,
                                        EnumSet.of(MotionFlag.POSE_NOT_CONVERGED, MotionFlag.JUMP)),
                                "estimated",
                                new Displacement(0.61, 0.52, 1.43, 2.74)),
                        RealignedScan.Pose.of(
                                frame(REFERENCE_TO_FRAME, Parameters.NONE, 2, EnumSet.noneOf(MotionFlag.class)),
                                "estimated",
                                new Displacement(0.59, 0.62, 1.44, 2.75))));
    }

    private static FrameMotion frame(RigidTransform place, Parameters errors, int source, Set<MotionFlag> flags) {
        return new FrameMotion(place, errors, FrameMotion.Status.ESTIMATED, source, flags);
    }

    private static CoregisteredScan coregistered() {
        return CoregisteredScan.of(
                new Coregistered(
                        T1W_TO_REFERENCE,
                        Coregistered.Method.SEGMENTATION,
                        Coregistered.Start.CENTRES_OF_MASS,
                        new Coregistered.Likeness(0.81, 0.32, 13.5),
                        0.94,
                        new Coregistered.BySegmentation(0.77, 0.066),
                        EnumSet.of(CoregistrationFlag.AMBIGUOUS, CoregistrationFlag.LITTLE_OVERLAP)),
                CENTRE);
    }

    private static SampledScan sampled() {
        return new SampledScan(
                List.of(
                        new SampledScan.RegionTac("caudate", 7.5, 900, samples(10)),
                        new SampledScan.RegionTac("putamen", 12.5, 1500, samples(1000))),
                List.of("vermis"));
    }

    private static List<SampledScan.Sample> samples(double activity) {
        return List.of(
                new SampledScan.Sample(activity, 1, 1),
                new SampledScan.Sample(activity + 234.5, 67.25, activity < 1000 ? 1 : 0.875),
                new SampledScan.Sample(activity, 1, 1));
    }

    private static CorrectedScan corrected() {
        CorrectedCurves.Change change = new CorrectedCurves.Change(0.3, 0.45, 11, 1.95, 0.81, 0.21);
        CorrectedScan.Resolution resolution = new CorrectedScan.Resolution(
                5.2, List.of(5.1, 5.2, 5.3), 0.25, "fitted", new CorrectedScan.Fitted(5.4, 0.26, false), 0.93, true);
        return new CorrectedScan(
                List.of(
                        new CorrectedCurves("none", curves(change, 1000, 1.5), 1),
                        new CorrectedCurves("gtm", curves(change, 2000, 31.5), 6.5)),
                List.of(resolution, resolution),
                new TreeMap<>(Map.of(11, "the neighbour")));
    }

    private static List<CorrectedCurves.Curve> curves(CorrectedCurves.Change change, double activity, double error) {
        List<CorrectedCurves.Value> frames = List.of(
                new CorrectedCurves.Value(activity, error, 10),
                new CorrectedCurves.Value(activity + 234.5, error + 30, -40),
                new CorrectedCurves.Value(activity, error, 10));
        return List.of(
                new CorrectedCurves.Curve("caudate", frames, change),
                new CorrectedCurves.Curve("putamen", frames, change),
                new CorrectedCurves.Curve("vermis", List.of(), change));
    }

    private static final FittedScan.Combination CHOICES =
            new FittedScan.Combination("a pvc", "SRTM", "a reference", "some weights", "a prediction", "some outliers");

    private static FittedScan fitted() {
        FittedScan.RegionFit full = new FittedScan.RegionFit(
                new FittedScan.Asked("putamen", CHOICES, FittedScan.Standing.PRIMARY, "an input"),
                new FittedScan.Assumed(
                        new Known("joint", 9, 9.5),
                        Known.NOTHING,
                        new Known("auto", 10, Double.NaN),
                        new Known("fit", 11, 11.5)),
                new FittedScan.Found(
                        List.of(
                                estimate("BPND", 1),
                                estimate("BPND_indirect", 21),
                                estimate("VT", 3),
                                estimate("Ki", 4),
                                estimate("R1", 5),
                                estimate("k2", 6),
                                estimate("vB", 7),
                                estimate("k2prime", 8)),
                        new Quality(
                                new Quality.Residual(101.5, 102.5, 17),
                                new Quality.Information(103.5, 104.5),
                                0.91,
                                -1.25,
                                55.5,
                                19),
                        List.of("MISFIT", "SE_ABOVE_50_PERCENT")),
                new FittedScan.Curves(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0), List.of(0, 2), List.of()));
        FittedScan.RegionFit sparse = new FittedScan.RegionFit(
                new FittedScan.Asked(
                        "thalamus",
                        new FittedScan.Combination("none", "SRTM2", "", "decay", "mid-frame", "keep"),
                        FittedScan.Standing.OTHER_MODEL,
                        "plasma"),
                FittedScan.Assumed.NOTHING,
                new FittedScan.Found(List.of(estimate("k2prime", 8)), Quality.none(0), List.of()),
                new FittedScan.Curves(List.of(), List.of(), List.of(), List.of()));
        return new FittedScan(List.of(full, sparse), List.of());
    }

    private static Estimate estimate(String parameter, double value) {
        return new Estimate(parameter, "unit of " + parameter, value, value + 0.1, value + 0.2, value + 0.3, SPREAD);
    }
}

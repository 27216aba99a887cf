package org.petline.report;

import java.util.List;
import org.petline.Group;
import org.petline.geometry.Affine;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.RigidParameters;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.TacRow;

/**
 * What the study's page needs of a scan; small, so that ten thousand fit in memory. Numbers are NaN where unknown.
 *
 * @param referenceCoverage least share of the reference region inside the field of view
 * @param estimates primary BPND of each region but the reference, in the order of the rows
 * @param attention what a person should look at, in words; empty if nothing
 * @param methods for the study's methods text
 */
public record ScanSummary(
        ScanRow scan,
        OfMotion ofMotion,
        OfT1w ofT1w,
        double referenceCoverage,
        List<Estimate> estimates,
        String attention,
        MethodsUsed methods) {
    /** Copies the list. */
    public ScanSummary {
        estimates = List.copyOf(estimates);
    }

    /**
     * How far the head moved.
     *
     * @param displacement [frame] median displacement over the brain, mm
     * @param maxDisplacement largest displacement of any part of the brain in any frame, mm
     * @param medianFramewise median over the frames of the framewise displacement, mm
     */
    @Group
    public record OfMotion(List<Double> displacement, double maxDisplacement, double medianFramewise) {
        /** Copies the list. */
        public OfMotion {
            displacement = List.copyOf(displacement);
        }
    }

    /**
     * Where the T1w lies.
     *
     * @param coregistration [6] against the headers: three shifts in mm, three angles in degrees; empty if unknown
     * @param shift mm; {@code turn} degrees
     */
    @Group
    public record OfT1w(List<Double> coregistration, double similarity, double shift, double turn) {
        private static final OfT1w UNKNOWN = new OfT1w(List.of(), Double.NaN, Double.NaN, Double.NaN);

        /** Copies the list. */
        public OfT1w {
            coregistration = List.copyOf(coregistration);
        }

        private static OfT1w of(CoregistrationRow row) {
            return new OfT1w(
                    parameters(row),
                    Numbers.orNaN(row.found().similarity()),
                    ScanSummary.shift(row),
                    ScanSummary.turn(row));
        }
    }

    /** A region's BPND, NaN if the fit cannot say. */
    public record Estimate(String region, double bpnd, boolean flagged) {
        /** Ten thousand scans share the names of their regions. */
        public Estimate {
            region = region.intern();
        }
    }

    /** The same with another row. */
    public ScanSummary with(ScanRow row) {
        return new ScanSummary(row, ofMotion, ofT1w, referenceCoverage, estimates, attention, methods);
    }

    static ScanSummary of(ScanEvidence scan, FlagMeanings meanings) {
        List<BindingPotentialRow> primary = scan.bindingPotentials().stream()
                .filter(row -> row.answer().isPrimary())
                .toList();
        return new ScanSummary(
                scan.scan(),
                motion(scan.motion().stream().map(MotionRow::distances).toList()),
                scan.coregistration().map(OfT1w::of).orElse(OfT1w.UNKNOWN),
                scan.tacs().stream()
                        .filter(row -> primary.stream()
                                .anyMatch(fit ->
                                        row.of().region().equals(fit.choices().referenceRegion())))
                        .mapToDouble(TacRow::coverage)
                        .min()
                        .orElse(Double.NaN),
                primary.stream()
                        .filter(row -> !row.of().region().equals(row.choices().referenceRegion()))
                        .map(row -> new Estimate(
                                row.of().region(), bpnd(row), row.origin().wantsLook()))
                        .toList(),
                Attention.of(scan, meanings).inShort(),
                MethodsUsed.of(scan));
    }

    private static OfMotion motion(List<MotionRow.Distances> frames) {
        return new OfMotion(
                frames.stream()
                        .map(MotionRow.Distances::medianDisplacement)
                        .map(Numbers::orNaN)
                        .toList(),
                frames.stream()
                        .mapToDouble(frame -> Numbers.orNaN(frame.maxDisplacement()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(Double.NaN),
                RobustScore.median(frames.stream()
                        .map(MotionRow.Distances::framewiseDisplacement)
                        .map(Numbers::orNaN)
                        .filter(Double::isFinite)
                        .sorted()
                        .toList()));
    }

    List<Double> displacement() {
        return ofMotion.displacement;
    }

    double maxDisplacement() {
        return ofMotion.maxDisplacement;
    }

    double medianFramewise() {
        return ofMotion.medianFramewise;
    }

    List<Double> coregistration() {
        return ofT1w.coregistration;
    }

    double similarity() {
        return ofT1w.similarity;
    }

    double shift() {
        return ofT1w.shift;
    }

    double turn() {
        return ofT1w.turn;
    }

    /** The model's own BPND, or, if it has none, the one by the reference region's VT. */
    private static double bpnd(BindingPotentialRow row) {
        Double own = row.result().own().bpnd();
        return Numbers.orNaN(own != null ? own : row.result().uptake().bpndIndirect());
    }

    /** Median over the frames of the median displacement, mm. */
    double medianDisplacement() {
        return RobustScore.median(
                displacement().stream().filter(Double::isFinite).sorted().toList());
    }

    private static List<Double> parameters(CoregistrationRow row) {
        RigidParameters six = row.parameters();
        return List.of(
                six.transX(),
                six.transY(),
                six.transZ(),
                Numbers.degrees(six.rotX()),
                Numbers.degrees(six.rotY()),
                Numbers.degrees(six.rotZ()));
    }

    private static double shift(CoregistrationRow row) {
        RigidParameters six = row.parameters();
        return Math.sqrt(six.transX() * six.transX() + six.transY() * six.transY() + six.transZ() * six.transZ());
    }

    /** The angle of the whole rotation, from its trace. */
    private static double turn(CoregistrationRow row) {
        Affine matrix = row.t1wToReference();
        double cosine = (matrix.m00() + matrix.m11() + matrix.m22() - 1) / 2;
        return Numbers.degrees(StrictMath.acos(Math.max(-1, Math.min(1, cosine))));
    }
}

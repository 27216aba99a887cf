package org.petline.report;

import java.util.List;
import org.petline.jobs.tables.BindingPotentialRow;
import org.petline.jobs.tables.CoregistrationRow;
import org.petline.jobs.tables.MotionRow;
import org.petline.jobs.tables.ScanRow;
import org.petline.jobs.tables.TacRow;

/**
 * What the study's page needs of a scan; small, so that ten thousand fit in memory. Numbers are NaN where unknown.
 *
 * @param coregistration [6] of the T1w against the headers: three shifts in mm, three angles in degrees; empty if unknown
 * @param displacement [frame] median displacement over the brain, mm
 * @param maxDisplacement largest displacement of any part of the brain in any frame, mm
 * @param medianFramewise median over the frames of the framewise displacement, mm
 * @param shift of the T1w, mm; {@code turn} degrees
 * @param referenceCoverage least share of the reference region inside the field of view
 * @param estimates primary BPND of each region but the reference, in the order of the rows
 * @param attention number of points on the scan's page that a person should look at
 * @param methods for the study's methods text
 */
public record ScanSummary(
        ScanRow scan,
        List<Double> displacement,
        double maxDisplacement,
        double medianFramewise,
        List<Double> coregistration,
        double similarity,
        double shift,
        double turn,
        double referenceCoverage,
        List<Estimate> estimates,
        int attention,
        MethodsUsed methods) {
    /** Copies the lists. */
    public ScanSummary {
        displacement = List.copyOf(displacement);
        coregistration = List.copyOf(coregistration);
        estimates = List.copyOf(estimates);
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
        return new ScanSummary(
                row,
                displacement,
                maxDisplacement,
                medianFramewise,
                coregistration,
                similarity,
                shift,
                turn,
                referenceCoverage,
                estimates,
                attention,
                methods);
    }

    static ScanSummary of(ScanEvidence scan, FlagMeanings meanings) {
        List<BindingPotentialRow> primary = scan.bindingPotentials().stream()
                .filter(BindingPotentialRow::isPrimary)
                .toList();
        return new ScanSummary(
                scan.scan(),
                scan.motion().stream()
                        .map(MotionRow::medianDisplacement)
                        .map(Numbers::orNaN)
                        .toList(),
                scan.motion().stream()
                        .mapToDouble(row -> Numbers.orNaN(row.maxDisplacement()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(Double.NaN),
                RobustScore.median(scan.motion().stream()
                        .map(MotionRow::framewiseDisplacement)
                        .map(Numbers::orNaN)
                        .filter(Double::isFinite)
                        .sorted()
                        .toList()),
                scan.coregistration().map(ScanSummary::parameters).orElse(List.of()),
                scan.coregistration()
                        .map(row -> Numbers.orNaN(row.similarity()))
                        .orElse(Double.NaN),
                scan.coregistration().map(ScanSummary::shift).orElse(Double.NaN),
                scan.coregistration().map(ScanSummary::turn).orElse(Double.NaN),
                scan.tacs().stream()
                        .filter(row ->
                                primary.stream().anyMatch(fit -> row.region().equals(fit.referenceRegion())))
                        .mapToDouble(TacRow::coverage)
                        .min()
                        .orElse(Double.NaN),
                primary.stream()
                        .filter(row -> !row.region().equals(row.referenceRegion()))
                        .map(row -> new Estimate(row.region(), bpnd(row), row.flags() != null))
                        .toList(),
                Attention.of(scan, meanings).points().size(),
                MethodsUsed.of(scan));
    }

    /** The model's own BPND, or, if it has none, the one by the reference region's VT. */
    private static double bpnd(BindingPotentialRow row) {
        return Numbers.orNaN(row.bpnd() != null ? row.bpnd() : row.bpndIndirect());
    }

    /** Median over the frames of the median displacement, mm. */
    double medianDisplacement() {
        return RobustScore.median(
                displacement.stream().filter(Double::isFinite).sorted().toList());
    }

    private static List<Double> parameters(CoregistrationRow row) {
        return List.of(
                row.transX(),
                row.transY(),
                row.transZ(),
                Numbers.degrees(row.rotX()),
                Numbers.degrees(row.rotY()),
                Numbers.degrees(row.rotZ()));
    }

    private static double shift(CoregistrationRow row) {
        return Math.sqrt(row.transX() * row.transX() + row.transY() * row.transY() + row.transZ() * row.transZ());
    }

    /** The angle of the whole rotation, from its trace. */
    private static double turn(CoregistrationRow row) {
        double cosine = (row.t1wToReference00() + row.t1wToReference11() + row.t1wToReference22() - 1) / 2;
        return Numbers.degrees(StrictMath.acos(Math.max(-1, Math.min(1, cosine))));
    }
}

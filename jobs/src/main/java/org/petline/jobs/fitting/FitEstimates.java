package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Fit;
import org.petline.kinetics.Srtm;
import org.petline.kinetics.Srtm2;

/** A fit's parameters with their intervals, and the binding potential that a plasma model gives by the reference. */
final class FitEstimates {
    private static final String INDIRECT = "BPND_indirect";
    private static final String VT = "VT";

    private FitEstimates() {}

    static List<FittedScan.Estimate> of(Fit fit) {
        return fit.estimates().stream().map(each -> told(fit, each)).toList();
    }

    /**
     * The same, and if the model has VT, BPND_indirect = VT / VT_ref - 1 (Innis 2007, eq. 6) beside the BPND that the
     * model itself may have (k3/k4). Its variance is (SE / VT_ref)^2 + (VT SE_ref / VT_ref^2)^2: the delta method, with
     * the errors of the two fits taken as independent. Both share the input, whose error this does not hold; it moves
     * both VT alike.
     *
     * @param reference the reference region's fit; empty for the reference region itself, and if there is none
     */
    static List<FittedScan.Estimate> withIndirectBpnd(Fit fit, Optional<Fit> reference) {
        if (fit.find(VT).isEmpty()) return of(fit);
        List<FittedScan.Estimate> all = new ArrayList<>(of(fit));
        Estimate indirect = reference
                .flatMap(other -> other.find(VT))
                .map(below -> ratioLessOne(fit.estimate(VT), below))
                .orElse(new Estimate(INDIRECT, "", Double.NaN, Double.NaN));
        all.add(told(fit, indirect));
        return all;
    }

    private static Estimate ratioLessOne(Estimate above, Estimate below) {
        double ratio = above.value() / below.value();
        double error = StrictMath.hypot(above.standardError(), ratio * below.standardError()) / Math.abs(below.value());
        return new Estimate(INDIRECT, "", ratio - 1, error);
    }

    private static FittedScan.Estimate told(Fit fit, Estimate each) {
        return new FittedScan.Estimate(
                each.name(),
                each.unit(),
                each.value(),
                each.standardError(),
                fit.lower(each),
                fit.upper(each),
                spread(fit, each.name()));
    }

    /** What is made of two fits is in neither. */
    private static FittedScan.Spread spread(Fit fit, String name) {
        if (fit.find(name).isEmpty()) return FittedScan.Spread.UNKNOWN;
        return new FittedScan.Spread(
                fit.commonError(name),
                covariance(fit, name, Srtm.BPND),
                covariance(fit, name, Srtm.R1),
                covariance(fit, name, Srtm2.K2_PRIME.estimate()));
    }

    private static double covariance(Fit fit, String one, String other) {
        boolean isTold =
                fit.find(other).filter(each -> Double.isFinite(each.value())).isPresent();
        return isTold && Double.isFinite(fit.estimate(one).value()) ? fit.covariance(one, other) : Double.NaN;
    }
}

package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.petline.linear.Vectors;

/**
 * Where the errors of a fit's estimates come from: what each estimate moves by when one source of noise moves by its
 * standard error. Sources are independent, so that covariances are sums of products.
 *
 * <p>A target's own frames are sources that no other target of the scan has. The reference's frames, and numbers that were
 * found in all targets together, are the same for all targets of the scan: two targets' estimates have as covariance the sum
 * of products over these.
 *
 * <p>A target's noise is that of its residuals, and these hold what the reference's noise leaves in them too. That is counted
 * twice: where the reference is as noisy as the target standard errors are 8 to 18 % wide, and 95 % intervals of SRTM and MRTM2
 * hold the truth in 95 to 97 % at 8 % noise (variances by decay or counts, own and uniform weights, 1,200 to 2,400 fits each).
 * Taking it off, which is as uncertain as the residuals are, left 90 to 95 %.
 */
final class ErrorSources {
    private static final ErrorSources NONE = new ErrorSources(List.of(), List.of());

    /** [estimate][source] */
    private final List<double[]> own;

    private final List<double[]> common;

    private ErrorSources(List<double[]> own, List<double[]> common) {
        this.own = own;
        this.common = common;
    }

    /** Nothing is known of any estimate. */
    static ErrorSources unknown() {
        return NONE;
    }

    /**
     * The sources of a fit's errors.
     *
     * @param own [estimate][source] changes by the target's frames
     * @param common [estimate][source] changes by what targets have in common, the same sources for all targets
     */
    static ErrorSources of(List<double[]> own, List<double[]> common) {
        return new ErrorSources(List.copyOf(own), List.copyOf(common));
    }

    /** The same with one more source of the target's own; [estimate] changes. */
    ErrorSources withOwn(double[] changes) {
        return new ErrorSources(longer(own, changes), common);
    }

    private static List<double[]> longer(List<double[]> sources, double[] changes) {
        List<double[]> longer = new ArrayList<>();
        for (int e = 0; e < sources.size(); e++) {
            double[] more = Arrays.copyOf(sources.get(e), sources.get(e).length + 1);
            more[more.length - 1] = changes[e];
            longer.add(more);
        }
        return longer;
    }

    /** The covariance of two estimates, by their places; NaN where the fit cannot say. */
    double covariance(int one, int other) {
        if (Math.max(one, other) >= own.size()) return Double.NaN;
        return Vectors.dot(own.get(one), own.get(other)) + Vectors.dot(common.get(one), common.get(other));
    }

    /** [source] what an estimate moves by with each source that targets have in common; empty if nothing is known. */
    double[] common(int estimate) {
        return estimate < common.size() ? common.get(estimate) : new double[0];
    }

    /**
     * The same with a number that was found in all targets together.
     *
     * @param changes [estimate] with the number one standard error higher
     * @param ofReference [source] which share of that error each source that is there already makes; may be empty
     */
    ErrorSources withShared(double[] changes, double[] ofReference) {
        List<double[]> more = new ArrayList<>();
        double rest = StrictMath.sqrt(Math.max(0, 1 - Vectors.square(ofReference)));
        for (int e = 0; e < common.size(); e++) {
            double[] its = common.get(e).clone();
            boolean isSame = ofReference.length == its.length;
            for (int s = 0; isSame && s < its.length; s++) its[s] += changes[e] * ofReference[s];
            double[] longer = Arrays.copyOf(its, its.length + 1);
            longer[its.length] = changes[e] * (isSame ? rest : 1);
            more.add(longer);
        }
        return new ErrorSources(own, more);
    }

    /** The part of an estimate's standard error that it has in common with other targets of the scan. */
    double commonError(int estimate) {
        return estimate < common.size() ? Vectors.length(common.get(estimate)) : Double.NaN;
    }

    /** The standard error of an estimate. */
    double error(int estimate) {
        return StrictMath.sqrt(covariance(estimate, estimate));
    }
}

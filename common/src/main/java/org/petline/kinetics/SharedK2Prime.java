package org.petline.kinetics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.linear.Vectors;

/**
 * One k2' for all targets of a reference: the reference has one clearance, so SRTM2 with the k2' that minimises the targets'
 * summed weighted residual sums of squares (Wu and Carson 2002 with the median of the targets' k2' replaced by the joint
 * optimum). For a single target it is SRTM's own k2'.
 *
 * <p>Each target's sum counts over the variance that its own SRTM leaves, and as far as its own k2' agrees with the others'
 * ({@link Agreement}); one that SRTM does not fit has none. Two of twelve regions of another model moved an unweighted sum by
 * a third. Where targets differ by more than their errors the standard error is widened by the same factor.
 */
final class SharedK2Prime {
    private static final SearchRange RANGE = new SearchRange(0.004, 2, 40);

    /** R1, k2a and k2'. */
    private static final int PARAMETERS = 3;

    private static final double RELATIVE_STEP = 1e-2;

    /** Of the weighted square of a curve: less is left by rounding and interpolation, not noise. */
    private static final double LEAST_VARIANCE = 1e-8;

    private final List<Fit> own = new ArrayList<>();
    private final double[] values;
    private final double[] errors;
    private final double[] variances;

    /** Each target by itself. */
    private SharedK2Prime(BoundModel srtm, List<Tac> targets, List<double[]> weights) {
        this.values = new double[targets.size()];
        this.errors = new double[targets.size()];
        this.variances = new double[targets.size()];
        for (int r = 0; r < values.length; r++) {
            Fit fit = srtm.fit(targets.get(r), weights.get(r));
            own.add(fit);
            boolean isTissue = !fit.flags().contains(FitFlag.MISFIT);
            double common = fit.commonError(Estimate.K2_PRIME);
            double total = fit.estimate(Estimate.K2_PRIME).standardError();
            values[r] = isTissue ? fit.estimate(Estimate.K2_PRIME).value() : Double.NaN;
            errors[r] = StrictMath.sqrt(Math.max(0, total * total - common * common));
            double square = 0;
            for (int frame = 0; frame < targets.get(r).count(); frame++) {
                double value = targets.get(r).at(frame);
                if (!Double.isNaN(value)) square += weights.get(r)[frame] * value * value;
            }
            int freedom = fit.quality().degreesOfFreedom();
            variances[r] = Math.max(
                    fit.quality().wrss() / freedom,
                    LEAST_VARIANCE * square / targets.get(r).count());
        }
    }

    /**
     * The k2' of the reference.
     *
     * @param targets over the reference's frames, at least one
     * @param weights [target] the weights of its frames
     * @return empty if no target can be fitted or the best k2' is below 0.004 or above 2 1/min
     */
    static Optional<SharedValue> of(Input input, List<Tac> targets, List<double[]> weights, Prediction prediction) {
        ReferenceInput reference = Inputs.reference(input, new Srtm2(prediction, Srtm2.K2_PRIME.given(1)));
        InputCurve curve = reference.curve(prediction);
        MixtureCurves curves = new MixtureCurves(new Srtm2.Curve(1), curve, curve.frames());
        SharedK2Prime regions = new SharedK2Prime(new Srtm(prediction).bind(reference), targets, weights);
        Agreement agreement = Agreement.of(regions.values, regions.errors);
        double[] factors = new double[targets.size()];
        for (int r = 0; r < factors.length; r++) {
            boolean isKnown = regions.variances[r] > 0;
            factors[r] = isKnown ? agreement.shares()[r] / regions.variances[r] : 0;
        }
        SummedResiduals sums = new SummedResiduals(
                k2Prime -> {
                    Mixture mixture = new Srtm2.Curve(k2Prime);
                    return new SeparableFit(reference, mixture, curves.of(mixture), Srtm.BPND, Optional.empty());
                },
                targets,
                weights,
                factors);
        double best = sums.best(RANGE.grid());
        if (Double.isNaN(best)) return Optional.empty();
        SummedResiduals.Curvature curvature = sums.curvature(best, RELATIVE_STEP * best, PARAMETERS);
        double[] ofReference = regions.ofReference(curvature.shares());
        double ofTargets = curvature.standardError() * StrictMath.sqrt(Math.max(1, agreement.chiSquare()));
        double error = StrictMath.hypot(ofTargets, Vectors.length(ofReference));
        List<Integer> counted = new ArrayList<>();
        double gain = 0;
        for (int r = 0; r < factors.length; r++) {
            if (!(factors[r] > 0 && agreement.shares()[r] > Agreement.COUNTS)) continue;
            counted.add(r);
            gain += regions.gain(r, curvature.sums()[r]);
        }
        return Optional.of(new SharedValue(
                Srtm2.K2_PRIME,
                best,
                error,
                new SharedValue.Finding(
                        counted, java.util.Arrays.stream(ofReference).boxed().toList(), gain + 2)));
    }

    /** What a target gains by a k2' of its own, in Akaike's criterion; all together gain one parameter less. */
    private double gain(int region, double together) {
        return (together - own.get(region).quality().wrss()) / variances[region] - 2;
    }

    /** How the joint value moves with the reference's errors: as the targets' own do, by their parts in it. */
    private double[] ofReference(double[] shares) {
        double[] sum = new double[0];
        for (int r = 0; r < shares.length; r++) {
            if (!(shares[r] > 0)) continue;
            double[] its = own.get(r).common(Estimate.K2_PRIME);
            boolean isTold = java.util.Arrays.stream(its).allMatch(Double::isFinite);
            if (!isTold) continue;
            if (sum.length == 0) sum = new double[its.length];
            Vectors.add(shares[r], its, sum);
        }
        return sum;
    }
}

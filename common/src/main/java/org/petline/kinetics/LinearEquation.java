package org.petline.kinetics;

import java.util.List;

/**
 * A model as an equation between a target's frame values, its running integrals and the input's, linear in its
 * coefficients: what {@link LinearFit} needs to know of a graphical or multilinear method.
 *
 * <p>The equation holds for the frames' averages as it holds for single times, since averages and integrals are linear.
 */
interface LinearEquation {
    /** Response, regressors and how they change with the target's values. */
    Terms terms(double[] target, TargetIntegral integral);

    /** The model's parameters, names and units, in the order of {@link #derived}; its main result is the first. */
    List<Estimate> shape();

    /** The parameters from the coefficients; NaN where one has no meaning. */
    double[] derived(double[] coefficients);

    /**
     * The target's curve that the equation implies: [frame].
     *
     * @param terms of the measured target
     */
    double[] predicted(double[] coefficients, Terms terms, double[] target);

    /** Whether the response is the target's curve itself, so that likelihoods compare with other models'. */
    boolean fitsTheCurve();

    /** An equation for the target's curve itself: its mixture of regressors is the curve that it implies. */
    interface OfCurve extends LinearEquation {
        @Override
        default double[] predicted(double[] coefficients, Terms terms, double[] target) {
            return Matrices.mixture(terms.regressors(), coefficients);
        }

        @Override
        default boolean fitsTheCurve() {
            return true;
        }
    }

    /**
     * The terms over all frames; a frame whose response is NaN cannot take part.
     *
     * @param response [frame]
     * @param regressors [coefficient][frame]
     * @param responseByTarget [frame][frame] the response's derivative by the target's values
     * @param regressorsByTarget [coefficient][frame][frame]; null for a regressor of the input alone
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
    record Terms(
            double[] response, double[][] regressors, double[][] responseByTarget, double[][][] regressorsByTarget) {}
}

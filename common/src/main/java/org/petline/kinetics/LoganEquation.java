package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * int C_T = V X + b C_T, the equation behind Logan's plots, X being the integral of what drives the target.
 *
 * @param driving [frame] X
 * @param form how the equation is arranged for the regression
 * @param reading what V stands for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoganEquation(double[] driving, Form form, Reading reading) implements LinearEquation {
    /** How it is arranged. */
    enum Form {
        /** int C_T / C_T = V X / C_T + b: Logan's plot. */
        PLOT,

        /** int C_T = V X + b C_T: the multilinear form of Turkheimer et al. 2003. */
        INTEGRAL,

        /** C_T = -(V / b) X + (1 / b) int C_T: MA1, the noisy curve alone on the left (Ichise et al. 2002). */
        CURVE
    }

    /** What V is. */
    enum Reading {
        /** Distribution volume VT, mL/cm3. */
        VOLUME,

        /** Ratio to the reference's, DVR = BPND + 1. */
        RATIO
    }

    /** A method of this equation over plasma, for VT. */
    static BoundModel overPlasma(KineticModel model, Input input, ModelOptions options, Form form) {
        PlasmaInput plasma = Inputs.plasma(input, model);
        InputCurve curve = plasma.curve(options.prediction());
        double[] driving = Convolution.of(curve, 0).curve();
        return LinearFit.ofPlasma(
                input,
                new LoganEquation(driving, form, Reading.VOLUME),
                TargetIntegral.of(input, curve),
                options.tStar(),
                form == Form.PLOT ? line("int C_P / C_T (min)") : Optional.empty(),
                TargetBlood.of(plasma, options, model));
    }

    /** A method of this equation over a reference region, for BPND at a given k2'. */
    static BoundModel overReference(
            KineticModel model, Input input, ModelOptions options, SharedValue k2Prime, Form form) {
        ReferenceInput reference = Inputs.reference(input, model);
        return GivenParameter.of(
                k2Prime,
                value -> LinearFit.ofReference(
                        reference,
                        options.prediction(),
                        curve -> new LoganEquation(Inputs.delivered(curve, value), form, Reading.RATIO),
                        options.tStar(),
                        form == Form.PLOT ? line("(int C_R + C_R / k2') / C_T (min)") : Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<LinearFit.LineLabels> line(String x) {
        return Optional.of(new LinearFit.LineLabels(x, "int C_T / C_T (min)"));
    }

    @Override
    public Terms terms(double[] target, TargetIntegral running) {
        double[] own = Matrices.times(running.once(), target);
        double[][] identity = Matrices.identity(target.length);
        return switch (form) {
            case PLOT -> {
                double[] ones = new double[target.length];
                java.util.Arrays.fill(ones, 1);
                yield new Terms(
                        Matrices.ratio(own, target),
                        new double[][] {Matrices.ratio(driving, target), ones},
                        Matrices.ratioByTarget(running.once(), own, target),
                        new double[][][] {Matrices.ratioByTarget(driving, target), null});
            }
            case INTEGRAL ->
                new Terms(own, new double[][] {driving, target}, running.once(), new double[][][] {null, identity});
            case CURVE ->
                new Terms(target, new double[][] {driving, own}, identity, new double[][][] {null, running.once()});
        };
    }

    private double volume(double[] g) {
        return form == Form.CURVE ? -g[0] / g[1] : g[0];
    }

    private double intercept(double[] g) {
        return form == Form.CURVE ? 1 / g[1] : g[1];
    }

    @Override
    public List<Estimate> shape() {
        Estimate intercept = Estimate.none("intercept", Estimate.MINUTES);
        return switch (reading) {
            case VOLUME -> List.of(Estimate.none("VT", Estimate.VOLUME), intercept);
            case RATIO ->
                List.of(Estimate.none(Srtm.BPND, Estimate.RATIO), Estimate.none("DVR", Estimate.RATIO), intercept);
        };
    }

    @Override
    public double[] derived(double[] g) {
        double volume = volume(g);
        if (!(volume > 0)) volume = Double.NaN;
        return switch (reading) {
            case VOLUME -> new double[] {volume, intercept(g)};
            case RATIO -> new double[] {volume - 1, volume, intercept(g)};
        };
    }

    @Override
    public double[] predicted(double[] g, Terms terms, double[] target) {
        if (form == Form.CURVE) return Matrices.mixture(terms.regressors(), g);
        double[] out = new double[target.length];
        for (int frame = 0; frame < out.length; frame++) {
            double integral = form == Form.INTEGRAL ? terms.response()[frame] : terms.response()[frame] * target[frame];
            out[frame] = (integral - g[0] * driving[frame]) / g[1];
        }
        return out;
    }

    @Override
    public boolean fitsTheCurve() {
        return form == Form.CURVE;
    }
}

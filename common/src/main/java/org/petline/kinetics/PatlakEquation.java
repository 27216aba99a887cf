package org.petline.kinetics;

import java.util.List;

/**
 * C_T / C = K int C / C + V: Patlak's plot over a driving curve C.
 *
 * @param driving [frame] C
 * @param integral [frame] int C
 * @param slope what K is called
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PatlakEquation(double[] driving, double[] integral, Estimate slope) implements LinearEquation {
    @Override
    public Terms terms(double[] target, TargetIntegral running) {
        double[] ones = new double[target.length];
        double[] over = new double[target.length];
        for (int frame = 0; frame < ones.length; frame++) {
            ones[frame] = 1;
            over[frame] = driving[frame] > 0 ? 1 / driving[frame] : 0;
        }
        return new Terms(
                Matrices.ratio(target, driving),
                new double[][] {Matrices.ratio(integral, driving), ones},
                Matrices.diagonal(over),
                new double[][][] {null, null});
    }

    @Override
    public List<Estimate> shape() {
        return List.of(slope, Estimate.none("intercept", Estimate.RATIO));
    }

    @Override
    public double[] derived(double[] g) {
        return g.clone();
    }

    @Override
    public double[] predicted(double[] g, Terms terms, double[] target) {
        double[] out = new double[target.length];
        for (int frame = 0; frame < out.length; frame++) out[frame] = g[0] * integral[frame] + g[1] * driving[frame];
        return out;
    }

    @Override
    public boolean fitsTheCurve() {
        return false;
    }
}

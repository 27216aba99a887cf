package org.petline.kinetics;

import java.util.List;

/**
 * How a reference model can lose its parameters: the target is the reference times a number, R1 = 1 + BPND, and every
 * clearance explains it alike.
 *
 * @param curve [frame] the reference
 * @param keeps the parameter that is the number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
public record Collapse(double[] curve, String keeps) {
    /**
     * F of the lost parameters against the curve times a number, per mille level with 30 degrees of freedom. Not 5 %:
     * searching a rate makes the ratio of a degenerate target larger than F says.
     */
    private static final double SEPARATION = 8.8;

    /** A gain below this share of the curve's square is rounding, also when there is no noise. */
    private static final double ROUNDING = 1e-18;

    /**
     * Whether the curve times a number is as good within noise.
     *
     * @param rows frames that the model was fitted to
     * @param wrss of the model's fit
     * @param parameters of the model
     */
    boolean explains(Tac target, int[] rows, double[] weights, double wrss, int parameters) {
        double rr = 0;
        double rm = 0;
        double mm = 0;
        for (int row : rows) {
            rr += weights[row] * curve[row] * curve[row];
            rm += weights[row] * curve[row] * target.at(row);
            mm += weights[row] * target.at(row) * target.at(row);
        }
        double alone = 0;
        for (int row : rows) {
            double residual = target.at(row) - rm / rr * curve[row];
            alone += weights[row] * residual * residual;
        }
        return isNoise(alone - wrss, mm, wrss, rows.length, parameters);
    }

    /**
     * Whether a model explains no more than the curve times a number does.
     *
     * @param gain what the model takes off the weighted residual sum of squares
     * @param square weighted, of the target
     * @param wrss that the model leaves
     * @param frames that it was fitted to
     */
    public static boolean isNoise(double gain, double square, double wrss, int frames, int parameters) {
        int freedom = frames - parameters;
        return gain <= ROUNDING * square || gain / (parameters - 1) <= SEPARATION * wrss / freedom;
    }

    /**
     * The estimates without those that are lost. BPND is not: along the ridge of clearances that explain the target alike it
     * stays at the number less one, with an error of its own.
     */
    List<Estimate> kept(List<Estimate> estimates) {
        return estimates.stream()
                .map(each -> each.name().equals(keeps) || each.name().equals(Srtm.BPND)
                        ? each
                        : Estimate.none(each.name(), each.unit()))
                .toList();
    }
}

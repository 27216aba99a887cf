package org.petline.registration;

import java.util.stream.IntStream;
import org.petline.geometry.Grid;

/**
 * The ratios between a point's coefficients and its uptake that are usual in its part of the head.
 *
 * <p>Tissue of one part of the brain has one blend of kinetics; across the head's edge, where uptake falls to nothing,
 * the ratios stay what they are. If the head moves, they do not: so what deviates from the neighbourhood's ratios is
 * evidence of motion, while differences between parts of the brain are not. Local regression through the origin with
 * a tent window on a lattice.
 */
final class LocalShape {
    private final int curves;
    private final double spacingI;
    private final double spacingJ;
    private final double spacingK;
    private final int ni;
    private final int nj;
    private final double[] products;
    private final double[] squares;
    private final double[] total;
    private double totalSquares;

    /** An empty regression for some coefficients over a grid; the window's full width at half maximum in mm. */
    private LocalShape(Grid grid, int curves, double windowMm) {
        this.curves = curves;
        spacingI = windowMm / grid.spacingMm().x();
        spacingJ = windowMm / grid.spacingMm().y();
        spacingK = windowMm / grid.spacingMm().z();
        ni = (int) (grid.ni() / spacingI) + 2;
        nj = (int) (grid.nj() / spacingJ) + 2;
        int nk = (int) (grid.nk() / spacingK) + 2;
        products = new double[ni * nj * nk * curves];
        squares = new double[ni * nj * nk];
        total = new double[curves];
    }

    /** Takes a point into account. */
    private void add(int i, int j, int k, double weight, double uptake, float[] coefficients, int at) {
        double a = i / spacingI;
        double b = j / spacingJ;
        double c = k / spacingK;
        int node = (int) a + ni * ((int) b + nj * (int) c);
        a -= (int) a;
        b -= (int) b;
        c -= (int) c;
        for (int corner = 0; corner < 8; corner++) {
            double tent =
                    ((corner & 1) == 0 ? 1 - a : a) * ((corner & 2) == 0 ? 1 - b : b) * ((corner & 4) == 0 ? 1 - c : c);
            int to = node + (corner & 1) + ni * (((corner & 2) >> 1) + nj * ((corner & 4) >> 2));
            double share = weight * tent * uptake;
            squares[to] += share * uptake;
            for (int e = 0; e < curves; e++) products[to * curves + e] += share * coefficients[at + e];
        }
        totalSquares += weight * uptake * uptake;
        for (int e = 0; e < curves; e++) total[e] += weight * uptake * coefficients[at + e];
    }

    /** The regression over all points of a series: [point][curve] flattened, NaN where a point does not count. */
    static LocalShape over(
            HeadPoints points, double[] weight, double[] uptake, float[] coefficients, int curves, double windowMm) {
        LocalShape[] parts = new LocalShape[points.parts()];
        IntStream.range(0, parts.length).parallel().forEach(part -> {
            LocalShape own = new LocalShape(points.grid(), curves, windowMm);
            int until = points.blockStart(points.partStart(part + 1));
            for (int p = points.blockStart(points.partStart(part)); p < until; p++) {
                if (Float.isNaN(coefficients[p * curves]) || Double.isNaN(uptake[p])) continue;
                own.add(points.i(p), points.j(p), points.k(p), weight[p], uptake[p], coefficients, p * curves);
            }
            parts[part] = own;
        });
        for (int part = 1; part < parts.length; part++) parts[0].take(parts[part]);
        return parts[0];
    }

    private void take(LocalShape other) {
        for (int e = 0; e < products.length; e++) products[e] += other.products[e];
        for (int e = 0; e < squares.length; e++) squares[e] += other.squares[e];
        for (int e = 0; e < curves; e++) total[e] += other.total[e];
        totalSquares += other.totalSquares;
    }

    /** The usual ratios around a voxel, [curve]; those of the whole head count as a little neighbour. */
    void ratios(int i, int j, int k, double[] out) {
        double a = i / spacingI;
        double b = j / spacingJ;
        double c = k / spacingK;
        int node = (int) a + ni * ((int) b + nj * (int) c);
        a -= (int) a;
        b -= (int) b;
        c -= (int) c;
        double far = 1e-3 * totalSquares / squares.length;
        double below = far;
        for (int e = 0; e < curves; e++) out[e] = far * total[e] / Math.max(Double.MIN_NORMAL, totalSquares);
        for (int corner = 0; corner < 8; corner++) {
            double tent =
                    ((corner & 1) == 0 ? 1 - a : a) * ((corner & 2) == 0 ? 1 - b : b) * ((corner & 4) == 0 ? 1 - c : c);
            int from = node + (corner & 1) + ni * (((corner & 2) >> 1) + nj * ((corner & 4) >> 2));
            below += tent * squares[from];
            for (int e = 0; e < curves; e++) out[e] += tent * products[from * curves + e];
        }
        for (int e = 0; e < curves; e++) out[e] /= Math.max(Double.MIN_NORMAL, below);
    }
}

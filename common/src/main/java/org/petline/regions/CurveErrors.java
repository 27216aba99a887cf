package org.petline.regions;

import java.util.Arrays;
import org.petline.geometry.Vector3;

/**
 * Standard errors of sums over places, from the noise that residuals show: the covariance of sums X'y is
 * {@code s r_a r_b (X'RX)_ab}, where R is the scan's correlation, s the frame's variance over activity and r the root of the
 * activity where a column lies.
 *
 * <p>X'RX is the same for all frames, so that a frame costs algebra and touches no place.
 */
final class CurveErrors {
    /** A resolution at which columns are the classes' own voxels, as coarse as the lattice is. */
    private static final double CELL_FWHM = 0.7;

    private final ClassDesign hard;
    private final double[][] ofHard;
    private final double[] places;
    private final ResidualNoise noise;

    /** The errors of plain means over classes, which are those of sums over the unblurred classes. */
    CurveErrors(TissueClasses classes, Surroundings surroundings, RegressionPoints points, ResidualNoise noise) {
        this.noise = noise;
        Vector3 cell = points.lattice().spacingMm();
        hard = new ClassDesign(
                classes,
                surroundings,
                points,
                new PointSpread(CELL_FWHM * cell.x(), CELL_FWHM * cell.y(), CELL_FWHM * cell.z()));
        ofHard = hard.correlated(noise.tauMm());
        float[] ones = new float[points.count()];
        Arrays.fill(ones, 1);
        places = hard.right(ones);
    }

    /** Sums of the unblurred classes' places over their number: what classes show at the points, [class]. */
    double[] seen(float[] values, int classes) {
        double[] sums = hard.right(values);
        double[] seen = new double[classes];
        for (int its = 0; its < classes; its++) seen[its] = sums[its] / Math.max(1e-9, places[its]);
        return seen;
    }

    /** The share that each class of a design has in the means of the unblurred classes: [class that shows][class shown]. */
    double[][] shares(ClassDesign design, int classes) {
        double[][] products = hard.productsWith(design);
        double[][] shares = new double[classes][classes];
        for (int a = 0; a < classes; a++) {
            for (int b = 0; b < classes; b++) shares[a][b] = products[a][b] / Math.max(1e-9, places[a]);
        }
        return shares;
    }

    /**
     * The covariance of plain means of classes, and of the rim's moments behind them, in one frame: [equation][equation].
     *
     * @param activity [class] what each class shows
     */
    double[][] ofMeans(int frame, double[] activity) {
        int n = activity.length;
        int terms = hard.columns() - hard.outsideFrom();
        double rim = terms == 0 ? 1 : Math.max(1e-9, places[hard.outsideFrom()]);
        double[][] out = new double[n + terms][n + terms];
        for (int a = 0; a < n + terms; a++) {
            int columnA = a < n ? a : hard.outsideFrom() + a - n;
            for (int b = 0; b < n + terms; b++) {
                int columnB = b < n ? b : hard.outsideFrom() + b - n;
                double scale = (a < n ? Math.max(1e-9, places[a]) : rim) * (b < n ? Math.max(1e-9, places[b]) : rim);
                out[a][b] = ofHard[columnA][columnB]
                        * deviation(frame, columnA, hard, activity)
                        * deviation(frame, columnB, hard, activity)
                        / scale;
            }
        }
        return out;
    }

    /** The covariance of least-squares uptakes of classes in one frame, [column][column] times {@code inverse} on both sides. */
    double[][] ofUptakes(int frame, ClassDesign design, double[][] correlated, double[][] inverse, double[] activity) {
        int columns = design.columns();
        double[] r = new double[columns];
        for (int c = 0; c < columns; c++) r[c] = deviation(frame, c, design, activity);
        double[][] scaled = new double[columns][columns];
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b < columns; b++) scaled[a][b] = correlated[a][b] * r[a] * r[b];
        }
        return sandwich(inverse, scaled);
    }

    private double deviation(int frame, int column, ClassDesign design, double[] activity) {
        int its = design.classOf(column);
        return noise.deviation(frame, its < activity.length ? activity[its] : 0);
    }

    /** L S L'. */
    static double[][] sandwich(double[][] left, double[][] middle) {
        int n = left.length;
        int m = middle.length;
        double[][] half = new double[n][m];
        for (int a = 0; a < n; a++) {
            for (int c = 0; c < m; c++) {
                double factor = left[a][c];
                if (factor == 0) continue;
                for (int b = 0; b < m; b++) half[a][b] += factor * middle[c][b];
            }
        }
        double[][] out = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int c = 0; c < m; c++) sum += half[a][c] * left[b][c];
                out[a][b] = out[b][a] = sum;
            }
        }
        return out;
    }
}

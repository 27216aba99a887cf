package org.petline.linear;

/**
 * Columns made orthogonal one after the other (modified Gram and Schmidt, twice): Q of the decomposition QR, and R.
 *
 * <p>A column that is a mixture of those before it in double precision is left out; its coefficient is 0.
 */
public final class OrthogonalColumns {
    /** Below this share of independent direction, a column is a mixture of the others in double precision. */
    private static final double SINGULAR = 1e-13;

    private final double[][] q;
    private final double[][] r;
    private final int[] which;
    private final int columns;

    private OrthogonalColumns(double[][] q, double[][] r, int[] which, int columns) {
        this.q = q;
        this.r = r;
        this.which = which;
        this.columns = columns;
    }

    /**
     * The columns of a subset.
     *
     * @param columns [column][row]
     * @param subset bit c set if column c takes part
     */
    public static OrthogonalColumns of(double[][] columns, int subset) {
        int most = Integer.bitCount(subset);
        double[][] q = new double[most][];
        double[][] r = new double[most][most];
        int[] which = new int[most];
        int used = 0;
        for (int column = 0; column < columns.length; column++) {
            if ((subset & (1 << column)) == 0) continue;
            double[] v = columns[column].clone();
            double length = Vectors.length(v);
            double[] along = new double[used];
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < used; before++) {
                    double share = Vectors.dot(q[before], v);
                    along[before] += share;
                    Vectors.add(-share, q[before], v);
                }
            }
            double rest = Vectors.length(v);
            if (!(rest > SINGULAR * length)) continue;
            for (int i = 0; i < v.length; i++) v[i] /= rest;
            for (int before = 0; before < used; before++) r[before][used] = along[before];
            r[used][used] = rest;
            q[used] = v;
            which[used++] = column;
        }
        return new OrthogonalColumns(
                java.util.Arrays.copyOf(q, used), r, java.util.Arrays.copyOf(which, used), columns.length);
    }

    /** All columns. */
    public static OrthogonalColumns of(double[][] columns) {
        return of(columns, (1 << columns.length) - 1);
    }

    /** Whether no column was left out. */
    public boolean isComplete() {
        return q.length == columns;
    }

    /** For columns of length 1: how many times better the best direction is told than the worst; about that of X'X. */
    public double conditionNumber() {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int c = 0; c < q.length; c++) {
            smallest = Math.min(smallest, r[c][c]);
            largest = Math.max(largest, r[c][c]);
        }
        return isComplete() ? largest * largest / (smallest * smallest) : Double.POSITIVE_INFINITY;
    }

    /** [row] what of a curve no mixture of the columns can follow; changes the array. */
    public void removeFrom(double[] curve) {
        for (double[] direction : q) Vectors.add(-Vectors.dot(direction, curve), direction, curve);
    }

    /** [column] the coefficients of the mixture nearest to a curve, which is left less that mixture. */
    public double[] solve(double[] curve) {
        double[] along = new double[q.length];
        for (int c = 0; c < q.length; c++) {
            along[c] = Vectors.dot(q[c], curve);
            Vectors.add(-along[c], q[c], curve);
        }
        return back(along);
    }

    /** [column] (X'X)^-1 times a vector that is given a column. */
    public double[] timesInverseSquare(double[] vector) {
        double[] half = new double[q.length];
        for (int c = 0; c < q.length; c++) {
            double sum = vector[which[c]];
            for (int before = 0; before < c; before++) sum -= r[before][c] * half[before];
            half[c] = sum / r[c][c];
        }
        return back(half);
    }

    private double[] back(double[] along) {
        double[] out = new double[columns];
        for (int c = q.length - 1; c >= 0; c--) {
            double sum = along[c];
            for (int later = c + 1; later < q.length; later++) sum -= r[c][later] * out[which[later]];
            out[which[c]] = sum / r[c][c];
        }
        return out;
    }
}

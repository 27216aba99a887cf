package org.petline.image;

/**
 * Turns samples into the coefficients of the cubic B-spline that goes through them, in place.
 *
 * <p>The two recursions of Unser, Aldroubi and Eden (IEEE Trans Signal Process 41:821, 1993) along each axis, with the
 * pole sqrt(3) - 2 and samples mirrored about the first and the last one. The start value sums {@link #HORIZON}
 * samples (the pole's power there is 1e-9, below what float32 holds), or all of a shorter axis exactly.
 *
 * <p>Rows run along i. The axes j and k are filtered whole rows at a time, i by transposing blocks of rows, so that
 * the recursion's latency is hidden by independent lines.
 */
final class SplinePrefilter {
    private static final double POLE = Math.sqrt(3) - 2;
    private static final float Z = (float) POLE;
    private static final int HORIZON = 16;

    /** How many rows are filtered along i together. */
    private static final int LANES = 16;

    private final float[] data;
    private final int origin;
    private final int ni;
    private final int nj;
    private final int nk;
    private final int rowStride;
    private final int planeStride;

    /**
     * A block of samples inside an array.
     *
     * @param origin index of the first sample; rows are {@code rowStride} apart, planes {@code planeStride}
     */
    SplinePrefilter(float[] data, int origin, int ni, int nj, int nk, int rowStride, int planeStride) {
        this.data = data;
        this.origin = origin;
        this.ni = ni;
        this.nj = nj;
        this.nk = nk;
        this.rowStride = rowStride;
        this.planeStride = planeStride;
    }

    void apply() {
        if (ni > 1) alongI();
        float[] start = new float[ni];
        if (nj > 1) {
            for (int k = 0; k < nk; k++) alongRows(data, origin + k * planeStride, nj, rowStride, ni, start);
        }
        if (nk > 1) {
            for (int j = 0; j < nj; j++) alongRows(data, origin + j * rowStride, nk, planeStride, ni, start);
        }
    }

    private void alongI() {
        float[] lines = new float[ni * LANES];
        float[] start = new float[LANES];
        int rows = nj * nk;
        for (int first = 0; first < rows; first += LANES) {
            int lanes = Math.min(LANES, rows - first);
            for (int lane = 0; lane < lanes; lane++) {
                int row = row(first + lane);
                for (int i = 0; i < ni; i++) lines[i * LANES + lane] = data[row + i];
            }
            alongRows(lines, 0, ni, LANES, LANES, start);
            for (int lane = 0; lane < lanes; lane++) {
                int row = row(first + lane);
                for (int i = 0; i < ni; i++) data[row + i] = lines[i * LANES + lane];
            }
        }
    }

    private int row(int number) {
        return origin + (number % nj) * rowStride + (number / nj) * planeStride;
    }

    /** Filters across {@code rows} rows that are {@code stride} apart, every one of their {@code width} columns. */
    private static void alongRows(float[] data, int from, int rows, int stride, int width, float[] start) {
        float gain = (float) ((1 - POLE) * (1 - 1 / POLE));
        firstCausal(data, from, rows, stride, width, start);
        for (int x = 0; x < width; x++) data[from + x] = gain * start[x];
        for (int n = 1; n < rows; n++) {
            int here = from + n * stride;
            int before = here - stride;
            for (int x = 0; x < width; x++) data[here + x] = gain * data[here + x] + Z * data[before + x];
        }
        int last = from + (rows - 1) * stride;
        float closing = (float) (POLE / (POLE * POLE - 1));
        for (int x = 0; x < width; x++) data[last + x] = closing * (Z * data[last - stride + x] + data[last + x]);
        for (int n = rows - 2; n >= 0; n--) {
            int here = from + n * stride;
            int after = here + stride;
            for (int x = 0; x < width; x++) data[here + x] = Z * (data[after + x] - data[here + x]);
        }
    }

    /** The causal recursion's value at the first sample, as if the mirrored samples went on for ever. */
    private static void firstCausal(float[] data, int from, int rows, int stride, int width, float[] start) {
        for (int x = 0; x < width; x++) start[x] = data[from + x];
        if (rows > HORIZON) {
            double power = POLE;
            for (int n = 1; n < HORIZON; n++, power *= POLE) addScaled(start, (float) power, data, from + n * stride);
            return;
        }
        int period = 2 * (rows - 1);
        double all = 1;
        for (int n = 0; n < period; n++) all *= POLE;
        double power = POLE;
        for (int n = 1; n < period; n++, power *= POLE) {
            int row = n < rows ? n : period - n;
            addScaled(start, (float) power, data, from + row * stride);
        }
        float whole = (float) (1 / (1 - all));
        for (int x = 0; x < width; x++) start[x] *= whole;
    }

    private static void addScaled(float[] sum, float factor, float[] data, int from) {
        for (int x = 0; x < sum.length; x++) sum[x] += factor * data[from + x];
    }
}

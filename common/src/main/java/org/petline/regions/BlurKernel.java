package org.petline.regions;

import org.hipparchus.special.Erf;

/**
 * Along one axis, what a Gaussian blur makes of voxels at places of a lattice: exact integrals over the voxels' widths
 * (differences of error functions), so that no voxel's box is added to the blur and nothing is sampled.
 *
 * <p>Places lie on every so many voxels. Cut at 4.5 standard deviations, where 7e-6 of the mass is left.
 */
final class BlurKernel {
    private static final double REACH = 4.5;

    /** All places and edges lie on multiples of half a voxel. */
    private static final int UNITS = 2;

    private final int step;
    private final int reach;
    private final double[] below;

    /**
     * A kernel.
     *
     * @param sigma of the blur, in voxels
     * @param step voxels from place to place; the first is in the middle of the first so many voxels
     */
    BlurKernel(double sigma, int step) {
        this.step = step;
        this.reach = Math.max(UNITS, (int) Math.ceil(UNITS * REACH * sigma));
        this.below = new double[2 * reach + 1];
        for (int d = -reach; d <= reach; d++) {
            below[d + reach] = 0.5 * (1 + Erf.erf(d / (UNITS * sigma * Math.sqrt(2))));
        }
        below[0] = 0;
        below[2 * reach] = 1;
    }

    /** Twice the coordinate of a place, in voxels. */
    private int place(int index) {
        return UNITS * step * index + step - 1;
    }

    /** The first place that a voxel reaches, 0 at least. */
    int firstPlace(int voxel) {
        int least = UNITS * voxel - UNITS / 2 - reach - (step - 1);
        return Math.max(0, Math.floorDiv(least, UNITS * step));
    }

    /** Behind the last place that a voxel reaches, of so many. */
    int endOfPlaces(int voxel, int places) {
        int most = UNITS * voxel + UNITS / 2 + reach - (step - 1);
        return Math.min(places, Math.floorDiv(most, UNITS * step) + 1);
    }

    /** Adds to each place from {@code firstPlace} on what it sees of the voxels {@code first} to {@code last}. */
    void addRun(int first, int last, float[] sums, int offset, int firstPlace, int places) {
        int left = UNITS * first - UNITS / 2;
        int right = UNITS * last + UNITS / 2;
        for (int p = 0; p < places; p++) {
            int at = place(firstPlace + p);
            sums[offset + p] += (float) (below(right - at) - below(left - at));
        }
    }

    /** What a place sees of one voxel. */
    float weight(int place, int voxel) {
        int d = UNITS * voxel - place(place);
        return (float) (below(d + UNITS / 2) - below(d - UNITS / 2));
    }

    private double below(int d) {
        if (d <= -reach) return 0;
        return d >= reach ? 1 : below[d + reach];
    }

    /** The voxels that a place sees, from {@code first} to {@code last} at most: first and behind the last. */
    int[] seen(int place, int first, int last) {
        int at = place(place);
        int from = Math.max(first, Math.floorDiv(at - reach - UNITS / 2, UNITS));
        int to = Math.min(last, Math.floorDiv(at + reach + UNITS / 2, UNITS) + 1);
        return from > to ? new int[] {first, first} : new int[] {from, to + 1};
    }

    /** All weights of a place's voxels, in order. */
    float[] weights(int place, int[] seen) {
        float[] weights = new float[seen[1] - seen[0]];
        for (int v = 0; v < weights.length; v++) weights[v] = weight(place, seen[0] + v);
        return weights;
    }
}

package org.petline.image;

/**
 * Coefficients of the cubic B-spline through a box of voxels, with a border of mirrored ones.
 *
 * <p>The border lets every place in the box take 64 coefficients without asking where it is. Voxels that are not finite
 * are filled from their neighbours before the prefilter, so that they do not ring, and made NaN after it.
 */
final class SplineCoefficients {
    /** Border of mirrored coefficients before the first voxel, and after the last one. */
    private static final int BEFORE = 1;

    private static final int AFTER = 2;

    private final int ni;
    private final int nj;
    private final int nk;
    private final int rowStride;
    private final int planeStride;
    private final float[] values;

    private SplineCoefficients(VoxelBox box) {
        ni = box.ni();
        nj = box.nj();
        nk = box.nk();
        rowStride = ni + BEFORE + AFTER;
        planeStride = Math.multiplyExact(rowStride, nj + BEFORE + AFTER);
        values = new float[Math.multiplyExact(planeStride, nk + BEFORE + AFTER)];
    }

    /** The coefficients for a box of a volume's voxels, mirrored about its outermost ones. */
    static SplineCoefficients of(Volume volume, VoxelBox box) {
        SplineCoefficients coefficients = new SplineCoefficients(box);
        boolean holes = coefficients.copy(volume, box);
        if (holes) coefficients.fill();
        int origin = BEFORE * (coefficients.planeStride + coefficients.rowStride + 1);
        new SplinePrefilter(
                        coefficients.values,
                        origin,
                        coefficients.ni,
                        coefficients.nj,
                        coefficients.nk,
                        coefficients.rowStride,
                        coefficients.planeStride)
                .apply();
        if (holes) coefficients.punch(volume, box);
        coefficients.mirror();
        return coefficients;
    }

    /** All coefficients; the first of the 64 around a place of cell (i, j, k) is at i + rowStride j + planeStride k. */
    float[] values() {
        return values;
    }

    int rowStride() {
        return rowStride;
    }

    int planeStride() {
        return planeStride;
    }

    private int row(int j, int k) {
        return BEFORE + rowStride * (j + BEFORE) + planeStride * (k + BEFORE);
    }

    /** Copies the box's voxels behind the border; true if some are not finite. */
    private boolean copy(Volume volume, VoxelBox box) {
        float[] voxels = volume.voxels();
        float notFinite = 0;
        for (int k = 0; k < nk; k++) {
            for (int j = 0; j < nj; j++) {
                int from = volume.grid().index(box.firstI(), box.firstJ() + j, box.firstK() + k);
                int to = row(j, k);
                for (int i = 0; i < ni; i++) {
                    float value = voxels[from + i];
                    values[to + i] = value;
                    // Zero for numbers, NaN for what is none, without a branch.
                    notFinite += value * 0f;
                }
            }
        }
        return Float.isNaN(notFinite);
    }

    /** Fills what is not finite from its row; empty rows from the nearest row, then empty planes from the nearest. */
    private void fill() {
        boolean[] emptyPlanes = new boolean[nk];
        for (int k = 0; k < nk; k++) {
            boolean[] emptyRows = new boolean[nj];
            for (int j = 0; j < nj; j++) emptyRows[j] = !fillRow(row(j, k));
            for (int j = 0; j < nj; j++) {
                int nearest = nearestFull(emptyRows, j);
                if (nearest < 0) emptyPlanes[k] = true;
                else if (nearest != j) System.arraycopy(values, row(nearest, k), values, row(j, k), ni);
            }
        }
        for (int k = 0; k < nk; k++) {
            int nearest = nearestFull(emptyPlanes, k);
            if (nearest < 0 || nearest == k) continue;
            for (int j = 0; j < nj; j++) System.arraycopy(values, row(j, nearest), values, row(j, k), ni);
        }
    }

    /** Fills gaps of a row with the last finite value before, those at the start with the first; false if it has none. */
    private boolean fillRow(int row) {
        int first = 0;
        while (first < ni && !Float.isFinite(values[row + first])) first++;
        if (first == ni) return false;
        float last = values[row + first];
        for (int i = 0; i < ni; i++) {
            if (Float.isFinite(values[row + i])) last = values[row + i];
            else values[row + i] = last;
        }
        return true;
    }

    private static int nearestFull(boolean[] empty, int at) {
        for (int distance = 0; distance < empty.length; distance++) {
            if (at - distance >= 0 && !empty[at - distance]) return at - distance;
            if (at + distance < empty.length && !empty[at + distance]) return at + distance;
        }
        return -1;
    }

    private void punch(Volume volume, VoxelBox box) {
        for (int k = 0; k < nk; k++) {
            for (int j = 0; j < nj; j++) {
                int from = volume.grid().index(box.firstI(), box.firstJ() + j, box.firstK() + k);
                int to = row(j, k);
                for (int i = 0; i < ni; i++) {
                    if (!Float.isFinite(volume.voxels()[from + i])) values[to + i] = Float.NaN;
                }
            }
        }
    }

    private void mirror() {
        int[] bordersI = borders(ni);
        int[] bordersJ = borders(nj);
        for (int k = BEFORE; k < nk + BEFORE; k++) {
            int plane = k * planeStride;
            for (int j = BEFORE; j < nj + BEFORE; j++) {
                int row = plane + j * rowStride;
                for (int i : bordersI) values[row + i] = values[row + mirrored(i, ni)];
            }
            for (int j : bordersJ) copy(plane + mirrored(j, nj) * rowStride, plane + j * rowStride, rowStride);
        }
        for (int k : borders(nk)) copy(mirrored(k, nk) * planeStride, k * planeStride, planeStride);
    }

    private void copy(int from, int to, int count) {
        System.arraycopy(values, from, values, to, count);
    }

    private static int[] borders(int n) {
        return new int[] {0, n + BEFORE, n + BEFORE + 1};
    }

    /** Where the coefficient at a border position is found, both counted with the border. */
    private static int mirrored(int position, int n) {
        if (n == 1) return BEFORE;
        int index = Math.abs(position - BEFORE);
        if (index >= n) index = Math.abs(2 * (n - 1) - index);
        return index + BEFORE;
    }
}

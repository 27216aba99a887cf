package org.petline.regions;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;

/**
 * A region's voxels in bins of a few, each bin known by its number of voxels, their centroid and their covariance.
 *
 * <p>Bins are blocks of the segmentation's lattice, so a bin at the region's border holds the part of it that is in the
 * region. They stand in the order of their first voxels.
 */
final class Clouds {
    /** Numbers a cloud: voxels, centroid i j k, covariance ii jj kk ij ik jk. */
    private static final int FIELDS = 10;

    private final double[] fields;
    private final int count;

    private Clouds(double[] fields, int count) {
        this.fields = fields;
        this.count = count;
    }

    /**
     * Bins the voxels of a region.
     *
     * @param voxels indices in the grid, ascending
     * @param edges [3] voxels a bin along i, j and k
     */
    static Clouds of(Grid grid, int[] voxels, int... edges) {
        int ni = grid.ni();
        int nj = grid.nj();
        int binsI = (ni + edges[0] - 1) / edges[0];
        int binsJ = (nj + edges[1] - 1) / edges[1];
        // Voxels ascend, so the bins of one layer are complete before the next layer starts.
        int[] slots = new int[binsI * binsJ];
        double[] fields = new double[FIELDS * Math.max(16, voxels.length / 2)];
        int count = 0;
        int layer = -1;
        for (int voxel : voxels) {
            int i = voxel % ni;
            int j = voxel / ni % nj;
            int k = voxel / ni / nj;
            if (k / edges[2] != layer) {
                layer = k / edges[2];
                Arrays.fill(slots, -1);
            }
            int bin = i / edges[0] + binsI * (j / edges[1]);
            if (slots[bin] < 0) {
                slots[bin] = count++;
                if (count * FIELDS > fields.length) fields = Arrays.copyOf(fields, fields.length * 2);
            }
            add(fields, slots[bin] * FIELDS, i, j, k);
        }
        for (int cloud = 0; cloud < count; cloud++) centre(fields, cloud * FIELDS);
        return new Clouds(Arrays.copyOf(fields, count * FIELDS), count);
    }

    private static void add(double[] fields, int at, double i, double j, double k) {
        fields[at]++;
        fields[at + 1] += i;
        fields[at + 2] += j;
        fields[at + 3] += k;
        fields[at + 4] += i * i;
        fields[at + 5] += j * j;
        fields[at + 6] += k * k;
        fields[at + 7] += i * j;
        fields[at + 8] += i * k;
        fields[at + 9] += j * k;
    }

    /** From sums to moments; whole numbers below 2^53, so nothing is lost before the division. */
    private static void centre(double[] fields, int at) {
        double n = fields[at];
        double i = fields[at + 1] / n;
        double j = fields[at + 2] / n;
        double k = fields[at + 3] / n;
        fields[at + 1] = i;
        fields[at + 2] = j;
        fields[at + 3] = k;
        fields[at + 4] = fields[at + 4] / n - i * i;
        fields[at + 5] = fields[at + 5] / n - j * j;
        fields[at + 6] = fields[at + 6] / n - k * k;
        fields[at + 7] = fields[at + 7] / n - i * j;
        fields[at + 8] = fields[at + 8] / n - i * k;
        fields[at + 9] = fields[at + 9] / n - j * k;
    }

    int count() {
        return count;
    }

    /** How many voxels a cloud has. */
    double voxels(int cloud) {
        return fields[cloud * FIELDS];
    }

    /** A cloud's centroid on the segmentation's grid. */
    double i(int cloud) {
        return fields[cloud * FIELDS + 1];
    }

    double j(int cloud) {
        return fields[cloud * FIELDS + 2];
    }

    double k(int cloud) {
        return fields[cloud * FIELDS + 3];
    }

    /**
     * A cloud's moments after its voxels went through an affine map {@code m}: the covariance becomes m C m'.
     *
     * @param out [9] receives the centroid i, j, k and the covariances ii, jj, kk, ij, ik, jk
     */
    void map(int cloud, Affine m, double[] out) {
        double[] f = fields;
        int at = cloud * FIELDS;
        double i = f[at + 1];
        double j = f[at + 2];
        double k = f[at + 3];
        out[0] = m.m00() * i + m.m01() * j + m.m02() * k + m.m03();
        out[1] = m.m10() * i + m.m11() * j + m.m12() * k + m.m13();
        out[2] = m.m20() * i + m.m21() * j + m.m22() * k + m.m23();
        double ii = f[at + 4];
        double jj = f[at + 5];
        double kk = f[at + 6];
        double ij = f[at + 7];
        double ik = f[at + 8];
        double jk = f[at + 9];
        double iFromI = m.m00() * ii + m.m01() * ij + m.m02() * ik;
        double iFromJ = m.m00() * ij + m.m01() * jj + m.m02() * jk;
        double iFromK = m.m00() * ik + m.m01() * jk + m.m02() * kk;
        double jFromI = m.m10() * ii + m.m11() * ij + m.m12() * ik;
        double jFromJ = m.m10() * ij + m.m11() * jj + m.m12() * jk;
        double jFromK = m.m10() * ik + m.m11() * jk + m.m12() * kk;
        double kFromI = m.m20() * ii + m.m21() * ij + m.m22() * ik;
        double kFromJ = m.m20() * ij + m.m21() * jj + m.m22() * jk;
        double kFromK = m.m20() * ik + m.m21() * jk + m.m22() * kk;
        out[3] = iFromI * m.m00() + iFromJ * m.m01() + iFromK * m.m02();
        out[4] = jFromI * m.m10() + jFromJ * m.m11() + jFromK * m.m12();
        out[5] = kFromI * m.m20() + kFromJ * m.m21() + kFromK * m.m22();
        out[6] = iFromI * m.m10() + iFromJ * m.m11() + iFromK * m.m12();
        out[7] = iFromI * m.m20() + iFromJ * m.m21() + iFromK * m.m22();
        out[8] = jFromI * m.m20() + jFromJ * m.m21() + jFromK * m.m22();
    }
}

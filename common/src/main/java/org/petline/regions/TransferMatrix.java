package org.petline.regions;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.petline.geometry.Grid;
import org.petline.image.VoxelBox;

/**
 * What the mean of every class shows of every class, and of the surroundings, in an image of some resolution: row i of W is
 * the mean over class i of the blurred classes (Rousset, Ma and Evans, J Nucl Med 39:904, 1998). From the segmentation and
 * the resolution alone, exact integrals over the segmentation's voxels, one blurred class in memory at a time.
 *
 * <p>Behind the classes stand the moments of the rim of {@link Surroundings}: mean over the rim of a term times the image.
 */
final class TransferMatrix {
    private final double[][] shares;
    private final boolean[] seen;

    private TransferMatrix(double[][] shares, boolean[] seen) {
        this.shares = shares;
        this.seen = seen;
    }

    /** The matrix of an image of some resolution, over the voxels that a scan sees. */
    static TransferMatrix of(TissueClasses classes, Surroundings surroundings, SeenVoxels seen, PointSpread spread) {
        return new Builder(classes, surroundings, seen).build(spread);
    }

    /**
     * W: [equation][unknown], classes first, then the surroundings' moments and terms.
     */
    double[][] shares() {
        double[][] copy = shares.clone();
        for (int i = 0; i < copy.length; i++) copy[i] = copy[i].clone();
        return copy;
    }

    /** Whether any voxel of a class is seen in every frame; the row of one that is not says nothing. */
    boolean sees(int its) {
        return seen[its];
    }

    /** Sums class by class over the voxels that have one, or are the rim's. */
    private static final class Builder {
        private final TissueClasses classes;
        private final Surroundings surroundings;
        private final VoxelBox box;
        private final short[] classOf;
        private final float[] total;
        private final int n;
        private final int terms;
        private final int[] voxels;

        Builder(TissueClasses classes, Surroundings surroundings, SeenVoxels seen) {
            this.classes = classes;
            this.surroundings = surroundings;
            n = classes.count();
            terms = surroundings.terms();
            box = boxOf(classes).grownWithin(classes.grid(), terms == 0 ? 0 : 3);
            voxels = new int[n];
            classOf = new short[box.ni() * box.nj() * box.nk()];
            total = new float[classOf.length];
            Arrays.fill(classOf, (short) -1);
            Grid grid = classes.grid();
            for (int its = 0; its < n; its++) {
                for (int voxel : classes.runs().voxels(its, grid)) {
                    if (!seen.sees(voxel)) continue;
                    classOf[place(voxel)] = (short) its;
                    voxels[its]++;
                }
            }
            for (int voxel : surroundings.voxels()) classOf[place(voxel)] = (short) n;
        }

        private static VoxelBox boxOf(TissueClasses classes) {
            VoxelBox all = classes.runs().box(0);
            for (int its = 1; its < classes.count(); its++) {
                VoxelBox own = classes.runs().box(its);
                all = new VoxelBox(
                        Math.min(all.firstI(), own.firstI()),
                        Math.min(all.firstJ(), own.firstJ()),
                        Math.min(all.firstK(), own.firstK()),
                        Math.max(all.lastI(), own.lastI()),
                        Math.max(all.lastJ(), own.lastJ()),
                        Math.max(all.lastK(), own.lastK()));
            }
            return all;
        }

        private int place(int voxel) {
            Grid grid = classes.grid();
            int i = voxel % grid.ni() - box.firstI();
            int j = voxel / grid.ni() % grid.nj() - box.firstJ();
            int k = voxel / grid.ni() / grid.nj() - box.firstK();
            return i + box.ni() * (j + box.nj() * k);
        }

        TransferMatrix build(PointSpread spread) {
            double[][] sums = new double[n + terms][n + terms];
            ClassBlur blur = new ClassBlur(classes.runs(), classes.grid(), spread, 1, 1, 1);
            for (int its = 0; its < n; its++) column(blur.of(its), its, sums);
            outside(sums);
            for (int row = 0; row < n + terms; row++) {
                double all = row < n ? voxels[row] : surroundings.voxels().length;
                for (int column = 0; column < n + terms; column++) sums[row][column] /= Math.max(1, all);
            }
            boolean[] seen = new boolean[n];
            for (int its = 0; its < n; its++) {
                seen[its] = voxels[its] > 0;
                if (!seen[its]) sums[its][its] = 1;
            }
            return new TransferMatrix(sums, seen);
        }

        /** Adds what all classes and the rim show of one class. */
        private void column(ClassBlur.Share share, int its, double[][] sums) {
            double[] here = new double[terms];
            double[] rows = new double[n];
            walk(share, (at, value, i, j, k) -> {
                total[at] += value;
                int seen = classOf[at];
                if (seen < 0) return;
                if (seen < n) {
                    rows[seen] += value;
                    return;
                }
                surroundings.terms(i, j, k, here);
                for (int t = 0; t < terms; t++) sums[n + t][its] += here[t] * value;
            });
            for (int row = 0; row < n; row++) sums[row][its] = rows[row];
        }

        /** What a place of a blurred class is asked. */
        private interface Place {
            void see(int at, float value, int i, int j, int k);
        }

        private void walk(ClassBlur.Share share, Place place) {
            VoxelBox own = share.box();
            float[] values = share.values();
            int fromI = Math.max(own.firstI(), box.firstI());
            int toI = Math.min(own.lastI(), box.lastI());
            for (int k = Math.max(own.firstK(), box.firstK()); k <= Math.min(own.lastK(), box.lastK()); k++) {
                for (int j = Math.max(own.firstJ(), box.firstJ()); j <= Math.min(own.lastJ(), box.lastJ()); j++) {
                    int from = -own.firstI() + own.ni() * (j - own.firstJ() + own.nj() * (k - own.firstK()));
                    int to = -box.firstI() + box.ni() * (j - box.firstJ() + box.nj() * (k - box.firstK()));
                    for (int i = fromI; i <= toI; i++) {
                        if (values[from + i] != 0) place.see(to + i, values[from + i], i, j, k);
                    }
                }
            }
        }

        /** What is not labelled takes the rest of every voxel; its terms hardly change within a blur. */
        private void outside(double[][] sums) {
            if (terms == 0) return;
            double[] here = new double[terms];
            int at = 0;
            for (int k = box.firstK(); k <= box.lastK(); k++) {
                for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                    for (int i = box.firstI(); i <= box.lastI(); i++, at++) {
                        int seen = classOf[at];
                        if (seen < 0) continue;
                        double rest = 1 - total[at];
                        surroundings.terms(i, j, k, here);
                        if (seen < n) {
                            for (int t = 0; t < terms; t++) sums[seen][n + t] += rest * here[t];
                            continue;
                        }
                        for (int row = 0; row < terms; row++) {
                            for (int t = 0; t < terms; t++) sums[n + row][n + t] += rest * here[row] * here[t];
                        }
                    }
                }
            }
        }
    }

    /** The condition number of W, by its singular values. */
    double conditionNumber() {
        return new SingularValueDecomposition(new Array2DRowRealMatrix(shares)).getConditionNumber();
    }
}

package org.petline.regions;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Interpolation;
import org.petline.image.Sampler;
import org.petline.image.Volume;
import org.petline.image.VoxelBox;

/**
 * Where a scan's frames are read for least squares over voxels: places some 2 mm apart in the brain and at its edge, on the
 * segmentation's lattice, so that they move with the head and each frame is interpolated once.
 */
public final class RegressionPoints {
    private static final double SPACING_MM = 2;

    /** Places of which labels have less, as an image of this resolution shows them, tell of the surroundings alone. */
    private static final double LEAST_SHARE = 0.3;

    private static final PointSpread USUAL = PointSpread.of(6);

    private final Grid fine;
    private final int[] step;
    private final Grid lattice;
    private final int[] cells;
    private final int[] pointOf;

    private RegressionPoints(Grid fine, int[] step, float[] total) {
        this.fine = fine;
        this.step = step;
        this.lattice = ClassBlur.lattice(fine, step);
        this.pointOf = new int[total.length];
        Arrays.fill(pointOf, -1);
        int count = 0;
        for (int cell = 0; cell < total.length; cell++) if (total[cell] >= LEAST_SHARE) pointOf[cell] = count++;
        this.cells = new int[count];
        for (int cell = 0; cell < total.length; cell++) if (pointOf[cell] >= 0) cells[pointOf[cell]] = cell;
    }

    /** The places for a segmentation. */
    public static RegressionPoints of(TissueClasses classes) {
        Grid fine = classes.grid();
        Vector3 spacing = fine.spacingMm();
        int[] step = {step(spacing.x(), fine.ni()), step(spacing.y(), fine.nj()), step(spacing.z(), fine.nk())};
        Grid lattice = ClassBlur.lattice(fine, step);
        float[] total = new float[lattice.voxels()];
        ClassBlur blur = new ClassBlur(classes.runs(), fine, USUAL, step);
        for (int its = 0; its < classes.count(); its++) {
            ClassBlur.Share share = blur.of(its);
            VoxelBox box = share.box();
            int p = 0;
            for (int k = box.firstK(); k <= box.lastK(); k++) {
                for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                    int to = lattice.index(box.firstI(), j, k);
                    for (int i = 0; i < box.ni(); i++) total[to + i] += share.values()[p++];
                }
            }
        }
        return new RegressionPoints(fine, step, total);
    }

    private static int step(double spacingMm, int voxels) {
        return (int) Math.max(1, Math.min(voxels, Math.round(SPACING_MM / spacingMm)));
    }

    public int count() {
        return cells.length;
    }

    Grid lattice() {
        return lattice;
    }

    int[] step() {
        return step.clone();
    }

    /** The lattice's cell of a point. */
    int cell(int point) {
        return cells[point];
    }

    /** The point of a cell of the lattice, below 0 if there is none. */
    int pointOf(int cell) {
        return pointOf[cell];
    }

    /** A point's place on the segmentation's grid along an axis, in its voxels. */
    double fineI(int point) {
        int i = cells[point] % lattice.ni();
        return middle(i, step[0]);
    }

    double fineJ(int point) {
        int j = cells[point] / lattice.ni() % lattice.nj();
        return middle(j, step[1]);
    }

    double fineK(int point) {
        int k = cells[point] / lattice.ni() / lattice.nj();
        return middle(k, step[2]);
    }

    /** Of a cell of so many voxels. */
    private static double middle(int cell, int step) {
        return cell * (double) step + (step - 1) / 2.0;
    }

    /**
     * A frame's values at the points.
     *
     * @param segmentationToFrame takes world points of the segmentation to the frame's world, mm
     * @return [point]; NaN outside the field of view and next to values that are not finite
     */
    public float[] read(Volume frame, RigidTransform segmentationToFrame, Interpolation interpolation) {
        Sampler sampler = interpolation.of(frame);
        Affine m = fine.voxelToWorld()
                .then(segmentationToFrame.toAffine())
                .then(frame.grid().worldToVoxel());
        float[] values = new float[cells.length];
        for (int point = 0; point < values.length; point++) {
            double i = fineI(point);
            double j = fineJ(point);
            double k = fineK(point);
            values[point] = (float) sampler.at(
                    m.m00() * i + m.m01() * j + m.m02() * k + m.m03(),
                    m.m10() * i + m.m11() * j + m.m12() * k + m.m13(),
                    m.m20() * i + m.m21() * j + m.m22() * k + m.m23());
        }
        return values;
    }
}

package org.petline.registration;

import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/** World points of a fixed image and its values there: the head and the air around it. */
final class SamplePoints {
    /** Scalp takes up some tenths of what grey matter does; images of late frames keep it above this share. */
    private static final double HEAD_THRESHOLD = 0.1;

    /** Air around the head shows its edge, mm. */
    private static final double RIM_MM = 16;

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final float[] value;
    private final Vector3 centre;
    private final double high;

    private SamplePoints(Volume image, boolean[] inside, int count) {
        Grid grid = image.grid();
        x = new double[count];
        y = new double[count];
        z = new double[count];
        value = new float[count];
        high = RobustRange.high(image.voxels());
        Vector3 sum = Vector3.ZERO;
        double total = 0;
        int p = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int v = grid.index(i, j, k);
                    if (!inside[v]) continue;
                    Vector3 at = grid.world(i, j, k);
                    x[p] = at.x();
                    y[p] = at.y();
                    z[p] = at.z();
                    value[p++] = image.voxels()[v];
                    if (image.voxels()[v] > HEAD_THRESHOLD * high) {
                        sum = sum.plus(at);
                        total++;
                    }
                }
            }
        }
        centre = total == 0 ? grid.centre() : sum.times(1 / total);
    }

    /** All finite voxels of the head's bounding box and a rim around it. */
    static SamplePoints of(Volume image) {
        return of(image, 1);
    }

    /** Every other one of them, as on a chessboard: enough for a place that is not the last. */
    static SamplePoints everyOtherOf(Volume image) {
        return of(image, 2);
    }

    private static SamplePoints of(Volume image, int every) {
        Grid grid = image.grid();
        double threshold = HEAD_THRESHOLD * RobustRange.high(image.voxels());
        int[] low = {grid.ni(), grid.nj(), grid.nk()};
        int[] high = {-1, -1, -1};
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    if (!(image.at(i, j, k) > threshold)) continue;
                    low[0] = Math.min(low[0], i);
                    low[1] = Math.min(low[1], j);
                    low[2] = Math.min(low[2], k);
                    high[0] = Math.max(high[0], i);
                    high[1] = Math.max(high[1], j);
                    high[2] = Math.max(high[2], k);
                }
            }
        }
        Vector3 spacing = grid.spacingMm();
        double[] rim = {RIM_MM / spacing.x(), RIM_MM / spacing.y(), RIM_MM / spacing.z()};
        boolean[] inside = new boolean[grid.voxels()];
        int count = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    boolean near = i >= low[0] - rim[0]
                            && i <= high[0] + rim[0]
                            && j >= low[1] - rim[1]
                            && j <= high[1] + rim[1]
                            && k >= low[2] - rim[2]
                            && k <= high[2] + rim[2];
                    if (!near || (i + j + k) % every != 0 || !Float.isFinite(image.at(i, j, k))) continue;
                    inside[grid.index(i, j, k)] = true;
                    count++;
                }
            }
        }
        return new SamplePoints(image, inside, count);
    }

    int count() {
        return value.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    double z(int point) {
        return z[point];
    }

    float value(int point) {
        return value[point];
    }

    /** The middle of the head. */
    Vector3 centre() {
        return centre;
    }

    /** A value that only the brightest few voxels exceed; 0 if the image is empty. */
    double high() {
        return high;
    }
}

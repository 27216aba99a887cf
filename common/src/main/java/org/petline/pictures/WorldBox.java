package org.petline.pictures;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;

/** A box along the axes of a world, mm. */
record WorldBox(Vector3 low, Vector3 high) {
    /**
     * The smallest box around the centres of all labelled voxels.
     *
     * @param labelsToWorld takes world points of the labels to the world of the box
     * @throws IllegalArgumentException if there is no label but 0
     */
    static WorldBox around(LabelVolume labels, Affine labelsToWorld) {
        Grid grid = labels.grid();
        Affine map = grid.voxelToWorld().then(labelsToWorld);
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int[] values = labels.labels();
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                int start = grid.index(0, j, k);
                int first = 0;
                while (first < grid.ni() && values[start + first] == 0) first++;
                if (first == grid.ni()) continue;
                int last = grid.ni() - 1;
                while (values[start + last] == 0) last--;
                // The map is affine: nothing in a row lies beyond its ends.
                include(map.apply(first, j, k), low, high);
                include(map.apply(last, j, k), low, high);
            }
        }
        if (!(low[0] <= high[0])) throw new IllegalArgumentException("no voxel has a label");
        return new WorldBox(new Vector3(low[0], low[1], low[2]), new Vector3(high[0], high[1], high[2]));
    }

    private static void include(Vector3 point, double[] low, double[] high) {
        double[] at = {point.x(), point.y(), point.z()};
        for (int axis = 0; axis < at.length; axis++) {
            low[axis] = Math.min(low[axis], at[axis]);
            high[axis] = Math.max(high[axis], at[axis]);
        }
    }

    /** This box, {@code mm} larger on each side. */
    WorldBox grown(double mm) {
        Vector3 margin = new Vector3(mm, mm, mm);
        return new WorldBox(low.minus(margin), high.plus(margin));
    }

    /** The slice at a share (0 to 1) of the box's depth that shows all of the box's cross section. */
    Slice slice(Orientation orientation, double share, double pixelMm) {
        Side x = new Side(low.x(), high.x());
        Side y = new Side(low.y(), high.y());
        Side z = new Side(low.z(), high.z());
        Side deep = switch (orientation) {
            case AXIAL -> z;
            case CORONAL -> y;
            case SAGITTAL -> x;
        };
        Side across = orientation == Orientation.SAGITTAL ? y : x;
        Side up = orientation == Orientation.AXIAL ? y : z;
        // Whole millimetres: the slice lies where its label says.
        double depth = Math.rint(deep.from + share * (deep.to - deep.from));
        return new Slice(orientation, depth, across.from, up.to, pixelMm, across.pixels(pixelMm), up.pixels(pixelMm));
    }

    /** The box along one axis, mm. */
    private record Side(double from, double to) {
        int pixels(double pixelMm) {
            return Math.max(1, (int) Math.ceil((to - from) / pixelMm));
        }
    }
}

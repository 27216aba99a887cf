package org.petline.jobs.stages;

import org.petline.Refusal;
import org.petline.bids.RunsReason;
import org.petline.files.DecimalText;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/** Whether the images of joined runs have their voxels in the same places. */
public final class RunGrids {
    /** Headers keep float32: at 300 mm 3e-5 mm. */
    private static final double SAME_PLACE_MM = 1e-3;

    private RunGrids() {}

    /**
     * Makes sure that frames of two runs lie on the same voxels.
     *
     * @param next of a later run's image
     * @param file of the later run, for the message
     * @throws Refusal RUNS_DIFFER
     */
    public static void requireSame(Grid first, Grid next, String file) {
        boolean same = first.ni() == next.ni()
                && first.nj() == next.nj()
                && first.nk() == next.nk()
                && farthestMm(first, next) <= SAME_PLACE_MM;
        if (same) return;
        throw Refusal.of(RunsReason.RUNS_DIFFER)
                .file(file)
                .field("grid")
                .found(text(next) + "; in the first run " + text(first));
    }

    private static double farthestMm(Grid one, Grid other) {
        double farthest = 0;
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (one.ni() - 1);
            double j = (corner >> 1 & 1) * (one.nj() - 1);
            double k = (corner >> 2) * (one.nk() - 1);
            farthest = Math.max(farthest, one.world(i, j, k).distanceTo(other.world(i, j, k)));
        }
        return farthest;
    }

    private static String text(Grid grid) {
        Vector3 spacing = grid.spacingMm();
        Vector3 origin = grid.world(0, 0, 0);
        return grid.ni() + " x " + grid.nj() + " x " + grid.nk() + " voxels of " + mm(spacing) + " from " + mm(origin);
    }

    private static String mm(Vector3 point) {
        return "(" + DecimalText.of(point.x(), DecimalText.MEASURED) + ", "
                + DecimalText.of(point.y(), DecimalText.MEASURED) + ", "
                + DecimalText.of(point.z(), DecimalText.MEASURED) + ") mm";
    }
}

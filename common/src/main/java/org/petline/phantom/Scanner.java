package org.petline.phantom;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * A PET scanner as far as its images show: voxels and resolution.
 *
 * @param model written into the sidecars; no real scanner is claimed
 * @param grid the world's origin is in the middle of the field of view
 * @param fwhmMm full width at half maximum of the point spread, the same everywhere
 */
public record Scanner(String model, Grid grid, double fwhmMm) {
    /** 64x64x52 voxels of 4.875 mm, resolution 6 mm. */
    public static final Scanner SMALL = new Scanner("Simulated small", Grid.centred(64, 64, 52, 4.875), 6);

    /** 128x128x63 voxels of 2x2x2.4 mm, resolution 5 mm: like the whole-body scanners of the 2000s. */
    public static final Scanner DEFAULT = new Scanner("Simulated standard", centred(128, 128, 63, 2.0, 2.0, 2.4), 5);

    /** 256x256x207 voxels of 1.21875 mm, resolution 2.5 mm: the size of the HRRT's images. */
    public static final Scanner HRRT = new Scanner("Simulated HRRT size", Grid.centred(256, 256, 207, 1.21875), 2.5);

    private static Grid centred(int ni, int nj, int nk, double x, double y, double z) {
        Vector3 corner = new Vector3(-(ni - 1) * x / 2, -(nj - 1) * y / 2, -(nk - 1) * z / 2);
        return new Grid(ni, nj, nk, Affine.scaling(x, y, z).then(Affine.translation(corner)));
    }
}

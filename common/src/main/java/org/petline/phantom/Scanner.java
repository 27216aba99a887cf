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

    /** How far the field of view reaches from bottom to top. */
    public double heightMm() {
        return grid.nk() * grid.spacingMm().z();
    }

    /** The same field of view at another resolution. */
    public Scanner withFwhmMm(double fwhm) {
        return new Scanner(model, grid, fwhm);
    }

    /**
     * A field of view that ends lower and begins higher: heads that reach further are cut.
     *
     * @param topMm taken off the top, whole slices
     * @param bottomMm taken off the bottom, whole slices
     * @throws IllegalArgumentException if nothing is left
     */
    public Scanner cutBy(double topMm, double bottomMm) {
        double slice = grid.spacingMm().z();
        int top = (int) Math.round(topMm / slice);
        int bottom = (int) Math.round(bottomMm / slice);
        Affine up = Affine.translation(new Vector3(0, 0, bottom));
        Grid cut = new Grid(grid.ni(), grid.nj(), grid.nk() - top - bottom, up.then(grid.voxelToWorld()));
        return new Scanner(model, cut, fwhmMm);
    }

    private static Grid centred(int ni, int nj, int nk, double x, double y, double z) {
        Vector3 corner = new Vector3(-(ni - 1) * x / 2, -(nj - 1) * y / 2, -(nk - 1) * z / 2);
        return new Grid(ni, nj, nk, Affine.scaling(x, y, z).then(Affine.translation(corner)));
    }
}

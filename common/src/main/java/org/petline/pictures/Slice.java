package org.petline.pictures;

import org.petline.geometry.Vector3;

/**
 * A plane through a world, as a lattice of square pixels.
 *
 * @param depthMm where the slice lies along its normal
 * @param leftMm the world coordinate at the left edge; {@code topMm} at the top edge
 * @param width pixels across; {@code height} pixels down
 */
record Slice(
        Orientation orientation, double depthMm, double leftMm, double topMm, double pixelMm, int width, int height) {
    /** World point of a pixel's centre; u counts to the right, v down, both from 0. */
    Vector3 world(double u, double v) {
        return orientation.world(leftMm + (u + 0.5) * pixelMm, topMm - (v + 0.5) * pixelMm, depthMm);
    }

    /** Where the slice lies, for example {@code z=-12}. */
    String label() {
        return orientation.depthName() + "=" + (int) depthMm;
    }
}

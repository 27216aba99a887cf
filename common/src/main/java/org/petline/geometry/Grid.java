package org.petline.geometry;

/**
 * A lattice of voxels in scanner RAS+ millimetres; index i runs fastest.
 *
 * @param ni voxels along the fastest axis; {@code nj} and {@code nk} along the others
 * @param voxelToWorld takes (i, j, k) of a voxel's centre to the world
 */
public record Grid(int ni, int nj, int nk, Affine voxelToWorld) {
    /**
     * Checks that the grid has voxels, fits one array and has an invertible map.
     *
     * @throws IllegalArgumentException if an axis is empty or the map is singular
     * @throws ArithmeticException if the grid has more voxels than an array has elements
     */
    public Grid {
        if (ni < 1 || nj < 1 || nk < 1) throw new IllegalArgumentException("empty grid: " + ni + "x" + nj + "x" + nk);
        int unused = Math.multiplyExact(Math.multiplyExact(ni, nj), nk);
        assert unused > 0;
        Affine inverse = voxelToWorld.inverse();
        assert inverse != null;
    }

    /** An axis-aligned grid of equal spacing whose centre lies at the world's origin. */
    public static Grid centred(int ni, int nj, int nk, double spacingMm) {
        return new Grid(
                ni,
                nj,
                nk,
                Affine.scaling(spacingMm, spacingMm, spacingMm)
                        .then(Affine.translation(new Vector3(
                                -(ni - 1) * spacingMm / 2, -(nj - 1) * spacingMm / 2, -(nk - 1) * spacingMm / 2))));
    }

    /** Number of voxels. */
    public int voxels() {
        return ni * nj * nk;
    }

    public int index(int i, int j, int k) {
        return i + ni * (j + nj * k);
    }

    public Affine worldToVoxel() {
        return voxelToWorld.inverse();
    }

    /** World point of a voxel's centre, or of a place between centres. */
    public Vector3 world(double i, double j, double k) {
        return voxelToWorld.apply(i, j, k);
    }

    /** World point of the middle of the grid. */
    public Vector3 centre() {
        return world((ni - 1) / 2.0, (nj - 1) / 2.0, (nk - 1) / 2.0);
    }

    /** Distance between neighbouring centres along i (x), j (y) and k (z), mm. */
    public Vector3 spacingMm() {
        Affine m = voxelToWorld;
        return new Vector3(
                new Vector3(m.m00(), m.m10(), m.m20()).length(),
                new Vector3(m.m01(), m.m11(), m.m21()).length(),
                new Vector3(m.m02(), m.m12(), m.m22()).length());
    }

    /** How far a world point lies outside the voxels' centres, mm; 0 within. */
    public double distanceMm(Vector3 point) {
        Vector3 voxel = worldToVoxel().apply(point);
        return world(within(voxel.x(), ni), within(voxel.y(), nj), within(voxel.z(), nk))
                .distanceTo(point);
    }

    private static double within(double place, int count) {
        return Math.max(0, Math.min(count - 1.0, place));
    }

    /** Volume of one voxel, mm3. */
    public double voxelVolumeMm3() {
        return Math.abs(voxelToWorld.determinant());
    }
}

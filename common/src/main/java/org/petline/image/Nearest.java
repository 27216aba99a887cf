package org.petline.image;

/** The value of the voxel a place lies in; a place on the border of two belongs to the one with the higher index. */
public final class Nearest implements Sampler {
    private final Volume volume;

    private Nearest(Volume volume) {
        this.volume = volume;
    }

    public static Nearest of(Volume volume) {
        return new Nearest(volume);
    }

    @Override
    public double at(double i, double j, double k) {
        int index = Lattice.nearest(volume.grid(), i, j, k);
        if (index < 0) return Double.NaN;
        float value = volume.voxels()[index];
        return Float.isFinite(value) ? value : Double.NaN;
    }
}

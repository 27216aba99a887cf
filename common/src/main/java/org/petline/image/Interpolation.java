package org.petline.image;

/** How the space between voxels is filled. */
public enum Interpolation {
    /** The nearest voxel's value: for labels and masks. */
    NEAREST {
        @Override
        public Sampler of(Volume volume) {
            return Nearest.of(volume);
        }
    },
    /** Linear along each axis: fast, smooths what it samples. */
    TRILINEAR {
        @Override
        public Sampler of(Volume volume) {
            return Trilinear.of(volume);
        }
    },
    /** Cubic B-spline through the voxels: what is measured is measured with this one. */
    CUBIC_SPLINE {
        @Override
        public Sampler of(Volume volume) {
            return CubicSpline.of(volume);
        }
    },
    /** A sinc under a window of eight voxels: for those who want it, at several times the cost. */
    WINDOWED_SINC {
        @Override
        public Sampler of(Volume volume) {
            return WindowedSinc.of(volume);
        }
    };

    /** A sampler of this kind over a volume. */
    public abstract Sampler of(Volume volume);
}

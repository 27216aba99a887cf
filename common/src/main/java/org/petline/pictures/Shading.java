package org.petline.pictures;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.CubicSpline;
import org.petline.image.LabelVolume;
import org.petline.image.Sampler;
import org.petline.image.Trilinear;
import org.petline.image.Volume;

/**
 * A volume as colours on slices of a world.
 *
 * <p>Trilinear: a picture needs no better, and a spline would paint its ringing; but for coarse volumes without fine
 * detail, whose voxels would show.
 *
 * @param worldToVoxel takes points of the slices' world to voxels of the volume
 * @param low value of the map's first colour; {@code high} of its last
 */
record Shading(Sampler sampler, Affine worldToVoxel, ColourMap map, double low, double high) {
    /** A few bright vessels must not darken the rest. */
    private static final double BRIGHTEST = 0.995;

    private static final double DARKEST = 0.01;

    /** Quantiles of so many voxels are as good as of all of them. */
    private static final int ENOUGH = 100_000;

    /** From 0 to a round number above nearly all values that lie under labels. */
    static Shading fromZero(
            Volume volume, Affine worldToVolume, ColourMap map, LabelVolume labels, Affine labelsToWorld) {
        double[] values = valuesUnder(labels, volume, labelsToWorld.then(worldToVolume));
        double top = values.length == 0 ? 1 : values[(int) (BRIGHTEST * (values.length - 1))];
        return of(volume, worldToVolume, map, 0, roundedUp(top));
    }

    /** The same for a volume on a coarse grid that holds nothing finer: with the cubic spline. */
    static Shading smoothFromZero(
            Volume volume, Affine worldToVolume, ColourMap map, LabelVolume labels, Affine labelsToWorld) {
        Shading shading = fromZero(volume, worldToVolume, map, labels, labelsToWorld);
        return new Shading(CubicSpline.of(volume), shading.worldToVoxel, map, shading.low, shading.high);
    }

    /** From the darkest to the brightest values that lie under labels, but for outliers. */
    static Shading fitted(
            Volume volume, Affine worldToVolume, ColourMap map, LabelVolume labels, Affine labelsToWorld) {
        double[] values = valuesUnder(labels, volume, labelsToWorld.then(worldToVolume));
        if (values.length == 0) return of(volume, worldToVolume, map, 0, 1);
        double low = values[(int) (DARKEST * (values.length - 1))];
        double high = values[(int) (BRIGHTEST * (values.length - 1))];
        return of(volume, worldToVolume, map, low, high > low ? high : low + 1);
    }

    private static Shading of(Volume volume, Affine worldToVolume, ColourMap map, double low, double high) {
        return new Shading(
                Trilinear.of(volume), worldToVolume.then(volume.grid().worldToVoxel()), map, low, high);
    }

    /** The same colours of the same volume, whose world points are moved before they are looked up. */
    Shading movedBy(Affine worldToWorld) {
        return new Shading(sampler, worldToWorld.then(worldToVoxel), map, low, high);
    }

    /** 0xRRGGBB of a world point; black outside the volume. */
    int rgb(Vector3 world) {
        Vector3 voxel = worldToVoxel.apply(world);
        return map.rgb((sampler.at(voxel.x(), voxel.y(), voxel.z()) - low) / (high - low));
    }

    /** The volume's finite values at the centres of labelled voxels, ascending. */
    private static double[] valuesUnder(LabelVolume labels, Volume volume, Affine labelsToVolume) {
        Sampler sampler = Trilinear.of(volume);
        Grid grid = labels.grid();
        Affine map = grid.voxelToWorld().then(labelsToVolume).then(volume.grid().worldToVoxel());
        int step = Math.max(1, labels.labels().length / ENOUGH);
        double[] values = new double[labels.labels().length / step + 1];
        int count = 0;
        for (int p = 0; p < labels.labels().length; p += step) {
            if (labels.labels()[p] == 0) continue;
            int row = p / grid.ni();
            int plane = row / grid.nj();
            Vector3 voxel = map.apply(p % grid.ni(), row % grid.nj(), plane);
            double value = sampler.at(voxel.x(), voxel.y(), voxel.z());
            if (Double.isFinite(value)) values[count++] = value;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten; 1 for what is not positive. */
    static double roundedUp(double value) {
        if (!(value > 0) || Double.isInfinite(value)) return 1;
        double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
        for (double step : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
            if (step * decade >= value) return step * decade;
        }
        return 10 * decade;
    }
}

package org.petline.kinetics;

import java.util.List;

/**
 * The models that can be fitted to every voxel, under the names of {@link KineticModels}: the one place where a new one is
 * entered.
 */
public final class VoxelModels {
    private static final List<Entry> ALL = List.of(
            new Entry(
                    "SRTM",
                    (options, input, weights) -> new VoxelSrtm(options.prediction(), reference(input), weights)),
            new Entry(
                    "SRTM2",
                    (options, input, weights) ->
                            new VoxelSrtm2(options.prediction(), k2Prime(options), reference(input), weights)));

    private VoxelModels() {}

    private record Entry(String name, Make make) {}

    /** How a model is made. */
    private interface Make {
        VoxelModel of(ModelOptions options, Input input, double[] weights);
    }

    /** All names. */
    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    /**
     * A model for targets of one input; what does not depend on the voxel is computed here, once.
     *
     * @param name whatever its case
     * @param weights [frame] the weight of each squared residual in every voxel, not negative; a frame of weight 0 is not
     *     looked at
     * @throws IllegalArgumentException if there is no such model, an option or the kind of input is not what it needs, or a
     *     weight is negative or not finite
     */
    public static VoxelModel bind(String name, ModelOptions options, Input input, double[] weights) {
        for (Entry entry : ALL) {
            if (entry.name().equalsIgnoreCase(name)) return entry.make().of(options, input, weights);
        }
        throw new IllegalArgumentException("no voxel model " + name + " among " + names());
    }

    private static ReferenceInput reference(Input input) {
        if (input instanceof ReferenceInput reference) return reference;
        throw new IllegalArgumentException("a reference region is needed, not " + input.kind());
    }

    private static K2Prime k2Prime(ModelOptions options) {
        return options.k2Prime().orElseThrow(() -> new IllegalArgumentException("k2' is needed"));
    }
}

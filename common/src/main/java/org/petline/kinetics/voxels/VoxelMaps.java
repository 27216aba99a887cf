package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Estimate;

/**
 * Parameters of many voxels: a map of values and one of standard errors for each parameter, and a byte of flags a voxel.
 *
 * <p>What a fit cannot say is NaN. Kernels write it once; several threads may write different voxels. Arrays that are
 * handed out are copies.
 */
public final class VoxelMaps {
    private final List<Estimate> shape;
    private final float[][] values;
    private final float[][] errors;
    private final byte[] flags;

    /** Maps for a model's parameters, still zero. */
    VoxelMaps(List<Estimate> shape, int voxels) {
        this.shape = List.copyOf(shape);
        this.values = new float[shape.size()][voxels];
        this.errors = new float[shape.size()][voxels];
        this.flags = new byte[voxels];
    }

    public int voxels() {
        return flags.length;
    }

    /** Names of the parameters, in the order of the model's. */
    public List<String> names() {
        return shape.stream().map(Estimate::name).toList();
    }

    /** The unit of a parameter. */
    public String unit(String name) {
        return shape.get(index(name)).unit();
    }

    /** [voxel] the estimates of a parameter. */
    public float[] values(String name) {
        return values[index(name)].clone();
    }

    /** [voxel] the standard errors of a parameter. */
    public float[] standardErrors(String name) {
        return errors[index(name)].clone();
    }

    /** [voxel] the bits of {@link VoxelFlag}. */
    public byte[] flags() {
        return flags.clone();
    }

    /** One parameter of one voxel. */
    public Estimate estimate(String name, int voxel) {
        int parameter = index(name);
        return shape.get(parameter).with(values[parameter][voxel], errors[parameter][voxel]);
    }

    public boolean has(VoxelFlag flag, int voxel) {
        return (flags[voxel] & flag.bit()) != 0;
    }

    /** Adds to each standard error, in quadrature, how far the estimate of another fit lies. */
    void addDifferences(VoxelMaps other, int from, int to) {
        for (int p = 0; p < values.length; p++) {
            for (int v = from; v < to; v++) {
                double error = errors[p][v];
                double change = other.values[p][v] - values[p][v];
                errors[p][v] = (float) Math.sqrt(error * error + change * change);
            }
        }
    }

    void set(int parameter, int voxel, double value, double error) {
        values[parameter][voxel] = (float) value;
        errors[parameter][voxel] = (float) error;
    }

    void setNone(int voxel) {
        for (int parameter = 0; parameter < values.length; parameter++) set(parameter, voxel, Double.NaN, Double.NaN);
    }

    void setMissing(int voxel) {
        setNone(voxel);
        setFlags(voxel, VoxelFlag.MISSING.bit());
    }

    void setFlags(int voxel, int bits) {
        flags[voxel] = (byte) bits;
    }

    private int index(String name) {
        for (int p = 0; p < shape.size(); p++) {
            if (shape.get(p).name().equals(name)) return p;
        }
        throw new IllegalArgumentException("no parameter " + name + " among " + shape);
    }
}

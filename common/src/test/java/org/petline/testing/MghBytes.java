package org.petline.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The bytes of an MGH file, healthy until told otherwise: 3x4x5 float voxels, directions and spacing as set.
 *
 * <p>Written field after field without the product's code. Mutable; each method gives itself back.
 */
public final class MghBytes {
    private int version = 1;
    private final int[] sizes = {3, 4, 5, 1};
    private int type = 3;
    private int goodRas = 1;
    private final double[] spacing = {1, 2, 3};
    private final double[] directions = {-1, 0, 0, 0, 0, -1, 0, 1, 0};
    private final double[] centre = {10, 20, 30};
    private IntToDoubleFunction values = index -> index;
    private byte[] footer = {};

    public MghBytes version(int number) {
        version = number;
        return this;
    }

    public MghBytes size(int width, int height, int depth, int frames) {
        System.arraycopy(new int[] {width, height, depth, frames}, 0, sizes, 0, 4);
        return this;
    }

    /** 0 uchar, 1 int, 3 float, 4 short. */
    public MghBytes type(int code) {
        type = code;
        return this;
    }

    public MghBytes goodRas(int flag) {
        goodRas = flag;
        return this;
    }

    public MghBytes spacing(double x, double y, double z) {
        System.arraycopy(new double[] {x, y, z}, 0, spacing, 0, 3);
        return this;
    }

    /** x_r, x_a, x_s, y_r, ... z_s. */
    public MghBytes directions(double... nine) {
        System.arraycopy(nine, 0, directions, 0, 9);
        return this;
    }

    public MghBytes centre(double r, double a, double s) {
        System.arraycopy(new double[] {r, a, s}, 0, centre, 0, 3);
        return this;
    }

    /** Stored numbers by index, i fastest, then j, k, frame. */
    public MghBytes stored(IntToDoubleFunction numberAt) {
        values = numberAt;
        return this;
    }

    /** Bytes behind the voxels. */
    public MghBytes footer(byte... bytes) {
        footer = bytes;
        return this;
    }

    /** The whole file, uncompressed. */
    public byte[] bytes() {
        boolean lies = Arrays.stream(sizes).asLongStream().anyMatch(size -> size < 0 || size > 1000);
        int count = lies ? 0 : sizes[0] * sizes[1] * sizes[2] * sizes[3];
        int width = type == 0 ? 1 : type == 4 ? 2 : 4;
        ByteBuffer out = ByteBuffer.allocate(284 + count * width + footer.length);
        out.putInt(version);
        for (int size : sizes) out.putInt(size);
        out.putInt(type).putInt(0).putShort((short) goodRas);
        for (double[] part : new double[][] {spacing, directions, centre}) {
            for (double value : part) out.putFloat((float) value);
        }
        out.put(new byte[284 - out.position()]);
        for (int v = 0; v < count; v++) {
            double value = values.applyAsDouble(v);
            switch (type) {
                case 0 -> out.put((byte) (int) value);
                case 1 -> out.putInt((int) value);
                case 4 -> out.putShort((short) value);
                default -> out.putFloat((float) value);
            }
        }
        return out.put(footer).array();
    }
}

package org.petline.regions;

import org.petline.Refusal;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/** Labels out of voxel values, which most files store as numbers of any kind. */
public final class Labels {
    /** Labels that were scaled and written as float deviate by rounding; what deviates more was interpolated. */
    private static final float ROUNDING = 1e-3f;

    /** Beyond, float32 does not hold every whole number. */
    private static final float LARGEST = 1 << 24;

    private Labels() {}

    /**
     * The whole numbers that the voxels hold.
     *
     * @param file the segmentation's name, for messages
     * @throws Refusal LABEL_VALUE_INVALID, naming the first voxel that is negative, not whole or not finite
     */
    public static LabelVolume of(Volume segmentation, String file) {
        float[] values = segmentation.voxels();
        int[] labels = new int[values.length];
        for (int p = 0; p < values.length; p++) {
            int label = Math.round(values[p]);
            if (!(values[p] > -ROUNDING && values[p] <= LARGEST && Math.abs(values[p] - label) <= ROUNDING)) {
                int ni = segmentation.grid().ni();
                int nj = segmentation.grid().nj();
                throw Refusal.of(RegionsReason.LABEL_VALUE_INVALID)
                        .file(file)
                        .found(values[p] + " at voxel (" + p % ni + ", " + p / ni % nj + ", " + p / ni / nj + ")");
            }
            labels[p] = label;
        }
        return new LabelVolume(segmentation.grid(), labels);
    }
}

package org.petline.bids;

import java.util.function.ToIntFunction;

/**
 * What a run asks of the anatomy of its scans.
 *
 * @param label seg- or desc- label of the segmentation, empty if petline is to choose
 * @param use what the T1w is for
 * @param coverage how many labels of the table of regions a segmentation has, as far as its own table of labels tells;
 *     asked only where several segmentations could serve
 */
public record AnatomyWish(String label, T1wUse use, ToIntFunction<Segmentation> coverage) {
    /** What the T1w is for. */
    public enum T1wUse {
        /** The PET is laid over it: the T1w that the labels were drawn on is best. */
        SEARCHED,
        /** A file tells where the PET lies to the dataset's T1w. */
        TOLD,
        /** The headers are believed, and it is only looked at. */
        PICTURED
    }

    /** A segmentation of that label for a PET that is laid over the T1w. */
    public static AnatomyWish of(String label) {
        return new AnatomyWish(label, T1wUse.SEARCHED, segmentation -> 0);
    }
}

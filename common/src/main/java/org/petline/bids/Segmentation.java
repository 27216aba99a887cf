package org.petline.bids;

import java.io.Serializable;
import java.util.Optional;
import org.petline.files.SourceFile;

/**
 * A segmentation that serves a scan, on whatever grid.
 *
 * @param image .nii, .nii.gz or .mgz
 * @param tablePath of the label table in the same store; empty if there is none
 * @param label its seg- label, else its desc- label, else empty; FreeSurfer's gtmseg is {@code gtm}, its aparc+aseg
 *     {@code aparcaseg}, its aseg {@code aseg}, and without a table the numbers are FreeSurfer's own
 * @param world in which it lies
 */
public record Segmentation(SourceFile image, String tablePath, String label, World world) implements Serializable {
    /** Whose millimetres the labels' places are told in. */
    public enum World {
        /** That of the T1w that it is a pair with. */
        T1W,
        /** That of the PET reference: its name says {@code space-petref}, {@code space-pet} or {@code space-PET}. */
        PET
    }

    /** Path of the label table in the store of the image, if there is one. */
    public Optional<String> table() {
        return tablePath.isEmpty() ? Optional.empty() : Optional.of(tablePath);
    }
}

package org.petline.bids;

import java.io.Serializable;
import java.util.Optional;
import org.petline.files.SourceFile;

/**
 * The segmentation that serves a scan; taken to lie in the world of the scan's {@link T1w}, on whatever grid.
 *
 * @param image .nii, .nii.gz or .mgz
 * @param tablePath of the label table in the same store; empty if there is none
 * @param label its seg- label, else its desc- label, else empty; FreeSurfer's gtmseg is {@code gtm}, its aparc+aseg
 *     {@code aparcaseg}, and without a table the numbers are FreeSurfer's own
 */
public record Segmentation(SourceFile image, String tablePath, String label) implements Serializable {
    /** Path of the label table in the store of the image, if there is one. */
    public Optional<String> table() {
        return tablePath.isEmpty() ? Optional.empty() : Optional.of(tablePath);
    }
}

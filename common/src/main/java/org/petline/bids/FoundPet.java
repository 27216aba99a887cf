package org.petline.bids;

import java.util.Optional;

/** What a dataset has where a PET scan is looked for: a scan that can be tried, or something refused by its name. */
public sealed interface FoundPet permits PetScan, RefusedPet {
    /** Path of the image, or of what stands in its place, below the dataset. */
    String path();

    /** The scan's key, if the name gives one. */
    Optional<ScanKey> scanKey();
}

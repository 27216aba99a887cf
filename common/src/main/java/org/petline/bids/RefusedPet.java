package org.petline.bids;

import java.util.Optional;
import org.petline.Refusal;

/**
 * Something that looks like a PET scan and is refused by its name or by what lies beside it.
 *
 * @param path below the dataset; may hold characters that must be escaped before they are shown
 * @param scanKey empty if the name gives none, or none that belongs to the folder
 * @param refusal why
 */
public record RefusedPet(String path, Optional<ScanKey> scanKey, Refusal refusal) implements FoundPet {}

package org.petline.bids;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;

/**
 * A raw PET image and the sidecars that apply to it; listed, not yet read.
 *
 * @param key its labels
 * @param image .nii or .nii.gz
 * @param sidecars most general first, at least one
 * @param findings what is remarkable about the name
 */
public record PetScan(ScanKey key, SourceFile image, List<SourceFile> sidecars, List<BidsFinding> findings)
        implements FoundPet, Serializable {

    /** Copies the lists. */
    public PetScan {
        sidecars = List.copyOf(sidecars);
        findings = List.copyOf(findings);
        if (sidecars.isEmpty()) throw new IllegalArgumentException("no sidecar");
    }

    @Override
    public String path() {
        return image.path();
    }

    @Override
    public Optional<ScanKey> scanKey() {
        return Optional.of(key);
    }

    /**
     * Reads the sidecars, merged by the inheritance principle.
     *
     * @param dataset the store of the scan
     * @throws Refusal with a {@link SidecarReason}
     */
    public PetSidecar readSidecar(Store dataset) throws IOException {
        return PetSidecar.read(dataset, sidecars.stream().map(SourceFile::path).toList());
    }
}

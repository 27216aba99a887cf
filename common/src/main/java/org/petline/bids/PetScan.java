package org.petline.bids;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/**
 * A raw PET image and the sidecars that apply to it; listed, not yet read.
 *
 * @param key its labels
 * @param image .nii or .nii.gz
 * @param sidecars most general first, at least one
 * @param blood tables of blood samples whose names do not speak against this scan; empty if there are none
 * @param findings what is remarkable about the names
 */
public record PetScan(
        ScanKey key, SourceFile image, List<SourceFile> sidecars, List<BloodFiles> blood, List<BidsFinding> findings)
        implements FoundPet, Serializable {

    /** Copies the lists. */
    public PetScan {
        sidecars = List.copyOf(sidecars);
        blood = List.copyOf(blood);
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

    /**
     * Reads the recordings of blood that make the input.
     *
     * @param dataset the store of the scan
     * @param recordings their labels; a table without one always counts
     * @return one table a recording, in the order of {@link #blood}; at least one
     * @throws Refusal BLOOD_MISSING, BLOOD_AMBIGUOUS, and as {@link BloodTable#read}
     */
    public List<BloodTable> readBlood(Store dataset, Collection<String> recordings) throws IOException {
        if (blood.isEmpty()) throw Refusal.of(BloodFileReason.BLOOD_MISSING).file(path());
        Map<String, String> seen = new TreeMap<>();
        BloodRecordings read = new BloodRecordings();
        for (BloodFiles files : blood) {
            if (!files.recording().isEmpty() && !recordings.contains(files.recording())) {
                read.leaveOut(files);
                continue;
            }
            String other = seen.put(files.recording(), files.table().name());
            if (other != null) {
                throw Refusal.of(BloodFileReason.BLOOD_AMBIGUOUS)
                        .file(files.table().path())
                        .found(other + " and " + files.table().name());
            }
            read.read(dataset, files);
        }
        return read.tables();
    }
}

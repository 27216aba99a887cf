package org.petline.bids;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
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
 * @param laterRuns that belong to the same injection and are joined with this one, in the order of their labels; mostly
 *     none
 */
public record PetScan(
        ScanKey key,
        SourceFile image,
        List<SourceFile> sidecars,
        List<BloodFiles> blood,
        List<BidsFinding> findings,
        List<PetScan> laterRuns)
        implements FoundPet, Serializable {

    /** Copies the lists. */
    public PetScan {
        sidecars = List.copyOf(sidecars);
        blood = List.copyOf(blood);
        findings = List.copyOf(findings);
        laterRuns = List.copyOf(laterRuns);
        if (sidecars.isEmpty()) throw new IllegalArgumentException("no sidecar");
    }

    /** A scan of one image. */
    public PetScan(
            ScanKey key,
            SourceFile image,
            List<SourceFile> sidecars,
            List<BloodFiles> blood,
            List<BidsFinding> findings) {
        this(key, image, sidecars, blood, findings, List.of());
    }

    /** Runs joined under one key, the first in time first. */
    static PetScan ofRuns(ScanKey key, List<PetScan> runs) {
        PetScan first = runs.get(0);
        List<BidsFinding> findings =
                runs.stream().flatMap(run -> run.findings.stream()).toList();
        return new PetScan(key, first.image, first.sidecars, first.blood, findings, runs.subList(1, runs.size()));
    }

    /** This image and those that are joined with it, in their order. */
    public List<PetScan> runs() {
        List<PetScan> all = new ArrayList<>(List.of(this));
        all.addAll(laterRuns);
        return all;
    }

    /** The same without its tables of blood. */
    public PetScan withoutBlood() {
        List<PetScan> later = laterRuns.stream().map(PetScan::withoutBlood).toList();
        return new PetScan(key, image, sidecars, List.of(), findings, later);
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
     * Reads the sidecars, merged by the inheritance principle; of joined runs those of the first.
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
        for (BloodFiles files : JoinedRuns.blood(this)) {
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

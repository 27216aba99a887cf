package org.petline.jobs.curves;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.bids.BloodFiles;
import org.petline.bids.DatasetIndex;
import org.petline.bids.FoundPet;
import org.petline.bids.JoinedRuns;
import org.petline.bids.PetScan;
import org.petline.bids.ScanKey;
import org.petline.files.Sha256;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.tables.Fingerprint;

/** Blood of the raw dataset in which the scans lie, found by their labels. */
public final class BloodOfDataset implements ScanBlood {
    private final Store dataset;
    private final List<FoundPet> scans;
    private final Settings.Kinetics kinetics;

    /** Lists the dataset once. */
    public BloodOfDataset(Store dataset, Settings.Kinetics kinetics) throws IOException {
        this.dataset = dataset;
        this.scans = DatasetIndex.of(dataset, List.of()).scans();
        this.kinetics = kinetics;
    }

    @Override
    public Optional<Found> of(MeasuredScan scan) throws IOException {
        List<PetScan> candidates = new ArrayList<>();
        for (FoundPet pet : scans) {
            boolean fits = pet instanceof PetScan raw
                    && scan.scan().filter(key -> agree(key, raw.key())).isPresent();
            if (fits) candidates.add((PetScan) pet);
        }
        if (candidates.size() > 1) candidates = joined(candidates);
        if (candidates.size() != 1 || candidates.get(0).blood().isEmpty()) return Optional.empty();
        PetScan raw = candidates.get(0);
        return Optional.of(new BloodSamples(kinetics.parentFraction())
                .of(
                        raw.readBlood(dataset, kinetics.bloodRecordings()),
                        scan,
                        raw.blood().get(0).table().path(),
                        content(raw)));
    }

    /** The curves of joined runs have no label of a run, and count from the TimeZero of the first, as its blood does. */
    private static List<PetScan> joined(List<PetScan> runs) {
        return JoinedRuns.in(List.copyOf(runs)).stream()
                .map(PetScan.class::cast)
                .toList();
    }

    /** The same participant and session; a label that one of the two lacks says nothing against them. */
    private static boolean agree(ScanKey one, ScanKey other) {
        return one.participantId().equals(other.participantId())
                && one.sessionId().equals(other.sessionId())
                && agree(one.task(), other.task())
                && agree(one.tracerLabel(), other.tracerLabel())
                && agree(one.reconstruction(), other.reconstruction())
                && agree(one.runId(), other.runId());
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private String content(PetScan raw) throws IOException {
        Fingerprint content = Fingerprint.ofNothing();
        for (BloodFiles files : raw.blood()) {
            content = with(content, files.table());
            for (SourceFile sidecar : files.sidecars()) content = with(content, sidecar);
        }
        return content.hex();
    }

    private Fingerprint with(Fingerprint before, SourceFile file) throws IOException {
        if (before.parts().containsKey(file.path())) return before;
        return before.with(file.path(), Sha256.of(dataset, file.path()));
    }
}

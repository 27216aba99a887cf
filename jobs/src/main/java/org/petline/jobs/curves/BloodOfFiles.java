package org.petline.jobs.curves;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.petline.bids.BloodFiles;
import org.petline.bids.BloodRecordings;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Fingerprint;

/** Recordings of blood that the user names: {@code _blood.tsv}, each with its JSON beside it. */
public record BloodOfFiles(HadoopSettings stores, List<String> locations, Settings.ParentFraction parentFraction)
        implements ScanBlood {
    /** Copies the list: at least one. */
    public BloodOfFiles {
        locations = List.copyOf(locations);
    }

    @Override
    public Optional<Found> of(MeasuredScan scan) throws IOException {
        BloodRecordings recordings = new BloodRecordings();
        Fingerprint content = Fingerprint.ofNothing();
        for (String location : locations) {
            BloodFile file = BloodFile.at(stores, location);
            recordings.read(file.folder(), BloodFiles.named(file.folder(), file.name()));
            content = file.in(content);
        }
        String place = String.join(", ", locations);
        return Optional.of(new BloodSamples(parentFraction).of(recordings.tables(), scan, place, content.hex()));
    }
}

package org.petline.jobs.scan;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.WeightTable;
import org.petline.files.Sha256;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.NamedFile;
import org.petline.jobs.store.Stores;

/**
 * The table of weights that the setting {@code kinetics.weights-file} names, read once, on the driver.
 *
 * @param sha256 of its content; empty if there is none
 * @param tables one or none
 */
record WeightsFile(String sha256, List<WeightTable> tables) implements Serializable {
    /** No file. */
    static final WeightsFile NONE = new WeightsFile("", List.of());

    /**
     * Reads and checks the table.
     *
     * @throws Refusal WEIGHTS_FILE_MISSING, or as {@link WeightTable#read}
     */
    static WeightsFile of(Settings settings, Stores files) throws IOException {
        String path = settings.kinetics().weightsFile();
        if (path.isBlank()) return NONE;
        NamedFile file = NamedFile.at(files, path)
                .orElseThrow(() -> Refusal.of(PipelineReason.WEIGHTS_FILE_MISSING)
                        .field("kinetics.weights-file")
                        .found(path));
        WeightTable table = WeightTable.read(file.folder(), file.name());
        return new WeightsFile(Sha256.of(file.folder(), file.name()), List.of(table));
    }

    Optional<WeightTable> table() {
        return tables.stream().findFirst();
    }
}

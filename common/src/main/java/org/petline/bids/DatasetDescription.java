package org.petline.bids;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.petline.Refusal;

/**
 * What petline takes from dataset_description.json: the dataset's name.
 *
 * @param name of the dataset; that of its folder if the file gives none
 */
record DatasetDescription(String name, List<BidsFinding> findings) {
    private static final String FILE = "dataset_description.json";

    static DatasetDescription read(Store dataset, List<Store.Entry> rootFiles) throws IOException {
        if (rootFiles.stream().noneMatch(entry -> entry.name().equals(FILE))) {
            return unnamed(dataset, "", "no such file");
        }
        try {
            JsonFields json = JsonFields.read(dataset, FILE, Set.of("Name"));
            String name = json.optionalText("Name").map(String::strip).orElse("");
            return name.isEmpty() ? unnamed(dataset, "Name", "no name") : new DatasetDescription(name, List.of());
        } catch (Refusal refusal) {
            return unnamed(dataset, refusal.field(), refusal.found());
        }
    }

    private static DatasetDescription unnamed(Store dataset, String field, String found) {
        String location = dataset.location().replaceFirst("/+$", "");
        String folder = location.substring(location.lastIndexOf('/') + 1);
        return new DatasetDescription(
                folder, List.of(new BidsFinding(BidsReason.DATASET_DESCRIPTION_MISSING, FILE, field, found)));
    }
}

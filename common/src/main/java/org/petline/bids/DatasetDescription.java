package org.petline.bids;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.petline.OneLine;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * What petline takes from dataset_description.json: the dataset's name.
 *
 * @param name of the dataset on one line, shortened if it is a whole paragraph; that of its folder if the file gives
 *     none
 */
record DatasetDescription(String name, List<BidsFinding> findings) {
    private static final String FILE = "dataset_description.json";

    /** The name stands in every row of every table and on every page; titles of papers fit. */
    private static final int LONGEST_NAME = 300;

    static DatasetDescription read(Store dataset, List<Store.Entry> rootFiles) throws IOException {
        if (rootFiles.stream().noneMatch(entry -> entry.name().equals(FILE))) {
            return unnamed(dataset, "", "no such file");
        }
        try {
            JsonFields json = JsonFields.read(dataset, FILE, Set.of("Name"));
            String name = json.optionalText("Name").map(String::strip).orElse("");
            return name.isEmpty() ? unnamed(dataset, "Name", "no name") : named(name);
        } catch (Refusal refusal) {
            boolean isPlain = refusal.found().isEmpty();
            return unnamed(dataset, refusal.field(), isPlain ? refusal.reason().meaning() : refusal.found());
        }
    }

    private static DatasetDescription named(String name) {
        String shown = OneLine.of(name, LONGEST_NAME);
        List<BidsFinding> findings = shown.equals(name)
                ? List.of()
                : List.of(new BidsFinding(SidecarReason.TEXT_ESCAPED, FILE, "Name", shown));
        return new DatasetDescription(shown, findings);
    }

    private static DatasetDescription unnamed(Store dataset, String field, String found) {
        String location = dataset.location().replaceFirst("/+$", "");
        String folder = location.substring(location.lastIndexOf('/') + 1);
        return new DatasetDescription(
                OneLine.of(folder, LONGEST_NAME),
                List.of(new BidsFinding(BidsReason.DATASET_DESCRIPTION_MISSING, FILE, field, found)));
    }
}

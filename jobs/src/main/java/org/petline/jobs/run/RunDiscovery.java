package org.petline.jobs.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.BidsFilter;
import org.petline.bids.DatasetIndex;
import org.petline.bids.FolderLevel;
import org.petline.files.Store;
import org.petline.jobs.plan.DatasetClaim;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.plan.ScanSelection;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.RealPlace;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.DatasetRecord;
import org.petline.jobs.tables.ForgottenPeople;
import org.petline.jobs.tables.Ledger;

/** What a run finds before it writes anything: the dataset, what this run is to look at, and whose the output is. */
record RunDiscovery(RunRequest request, Stores stores) {
    /** The dataset, and what this run is to look at. */
    record Found(Discovery all, Discovery selected) {
        /** The same under the name that the output folder knows the dataset by. */
        Found named(String dataset) {
            return new Found(all.named(dataset), selected.named(dataset));
        }
    }

    /**
     * Lists the dataset.
     *
     * @throws Refusal DATASET_MISSING, DATASET_WRONG_LEVEL, DATASET_WITHOUT_PET or why nothing can be selected
     */
    Found now() throws IOException {
        Store dataset = stores.storeAt(request.dataset());
        Settings settings = request.settings().settings();
        if (dataset.list("").isEmpty()) {
            throw Refusal.of(PipelineReason.DATASET_MISSING).file(request.dataset());
        }
        List<Store> derivatives = new ArrayList<>();
        for (String folder : request.derivatives()) derivatives.add(derivatives(folder));
        DatasetIndex index = DatasetIndex.of(dataset, derivatives);
        FolderLevel.requireDataset(dataset, index);
        Discovery all = Discovery.of(index, stores, settings);
        if (all.scans().isEmpty() && all.refused().isEmpty()) {
            throw Refusal.of(PipelineReason.DATASET_WITHOUT_PET)
                    .file(request.dataset())
                    .found(all.participantsWithoutPet().size()
                            + " participants, and no sub-*/[ses-*/]pet/*_pet.nii.gz");
        }
        ForgottenPeople forgotten = ForgottenPeople.of(stores.storeAt(request.output()));
        requireNoneAsked(forgotten);
        Discovery known = all.without(forgotten::holds);
        if (known.scans().isEmpty() && known.refused().isEmpty()) return new Found(known, known);
        Discovery chosen = chosen(index, all, settings).without(forgotten::holds);
        return new Found(known, new ScanSelection(request.selection()).of(chosen, dataset));
    }

    /** Output beside the dataset, or under its derivatives, where BIDS wants it; by whatever path it is reached. */
    void requireSeparate(Store output) throws IOException {
        Store dataset = stores.storeAt(request.dataset());
        boolean inside = isInside(dataset.location(), output.location())
                || isInside(RealPlace.of(dataset), RealPlace.of(output));
        if (inside) throw Refusal.of(PipelineReason.OUTPUT_IN_DATASET).file(output.location());
    }

    private static boolean isInside(String dataset, String output) {
        String inside = dataset.replaceFirst("/+$", "") + "/";
        String place = output.replaceFirst("/+$", "") + "/";
        return place.equals(inside) || (place.startsWith(inside) && !place.startsWith(inside + "derivatives/"));
    }

    /** Named here alone: a run's record must not name who was forgotten. */
    private void requireNoneAsked(ForgottenPeople forgotten) {
        for (String participant : request.selection().participants()) {
            if (!forgotten.holds(participant)) continue;
            throw Refusal.of(PipelineReason.PARTICIPANT_FORGOTTEN)
                    .file(request.output())
                    .field("--participant-label")
                    .found(participant);
        }
    }

    /** Without a disk that is not mounted today every scan would be refused for its lack of a segmentation. */
    private Store derivatives(String folder) throws IOException {
        Store store = stores.storeAt(folder);
        if (!store.list("").isEmpty()) {
            FolderLevel.requireDerivative(store);
            return store;
        }
        throw Refusal.of(PipelineReason.DATASET_MISSING).file(folder).field("--derivatives");
    }

    /** What the filter file leaves; the other scans are still in the dataset, and are not withdrawn from it. */
    private Discovery chosen(DatasetIndex index, Discovery all, Settings settings) throws IOException {
        Optional<String> filter = request.selection().filterFile();
        if (filter.isEmpty()) return all;
        DatasetIndex left = index.select(BidsFilter.parse(filter.get(), "--bids-filter-file"));
        return Discovery.of(left, stores, settings).among(all);
    }

    /**
     * The dataset that the output folder belongs to, which this one has to be.
     *
     * @throws Refusal OUTPUT_OF_ANOTHER_DATASET
     */
    DatasetRecord claim(Found found, Store output) throws IOException {
        DatasetClaim claim = new DatasetClaim(found.all(), RealPlace.of(stores.storeAt(request.dataset())));
        Optional<DatasetRecord> before = DatasetRecord.of(output);
        // Of a night like the last one no entry of the ledger is read for this.
        if (before.isPresent() && claim.isAtHome(before.get())) return before.get();
        return claim.of(
                before,
                new Ledger(output).readAll().entries(),
                stores,
                request.guards().proof());
    }
}

package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;

class TacFilesTest {
    @TempDir
    Path folder;

    private Store store(String... paths) {
        SmallDataset dataset = new SmallDataset(folder);
        for (String path : paths) dataset.file(path, "");
        return dataset.store();
    }

    @Test
    void everyTableBelowIsFoundWithItsLabels() throws IOException {
        Store store = store(
                "sub-2/pet/sub-2_run-01_pvc-agtm_tacs.tsv",
                "sub-10/ses-a/pet/sub-10_ses-a_trc-DASB_seg-gtm_desc-preproc_tacs.tsv",
                "sub-10/ses-a/pet/sub-10_ses-a_trc-DASB_seg-gtm_desc-preproc_tacs.json",
                ".hidden/sub-3_tacs.tsv",
                "mine_tacs.tsv");
        assertThat(TacFiles.below(store))
                .containsExactly(
                        new TacFile("mine_tacs.tsv", Optional.empty(), "", List.of()),
                        new TacFile(
                                "sub-10/ses-a/pet/sub-10_ses-a_trc-DASB_seg-gtm_desc-preproc_tacs.tsv",
                                Optional.of(new ScanKey("10", "a", "", "DASB", "", "")),
                                "",
                                List.of()),
                        new TacFile(
                                "sub-2/pet/sub-2_run-01_pvc-agtm_tacs.tsv",
                                Optional.of(new ScanKey("2", "", "", "", "", "01")),
                                "agtm",
                                List.of()));
    }

    @Test
    void aTableOfOneRegionBelongsToTheOthersOfItsScanAndCorrection() throws IOException {
        Store store = store(
                "pet/sub-1_seg-gtm_desc-preproc_tacs.tsv",
                "pet/sub-1_seg-gtm_pvc-agtm_tacs.tsv",
                "pet/sub-1_label-cerebellum_desc-preproc_tacs.tsv",
                "pet/sub-2_label-cerebellum_desc-preproc_tacs.tsv");
        assertThat(TacFiles.below(store))
                .extracting(TacFile::path, TacFile::companions)
                .containsExactly(
                        tuple(
                                "pet/sub-1_seg-gtm_desc-preproc_tacs.tsv",
                                List.of("pet/sub-1_label-cerebellum_desc-preproc_tacs.tsv")),
                        tuple("pet/sub-1_seg-gtm_pvc-agtm_tacs.tsv", List.of()),
                        tuple("pet/sub-2_label-cerebellum_desc-preproc_tacs.tsv", List.of()));
        assertThat(TacFiles.named(store, "pet/sub-1_seg-gtm_desc-preproc_tacs.tsv")
                        .companions())
                .containsExactly("pet/sub-1_label-cerebellum_desc-preproc_tacs.tsv");
        assertThat(TacFiles.named(store, "pet/sub-1_label-cerebellum_desc-preproc_tacs.tsv"))
                .extracting(TacFile::companions)
                .isEqualTo(List.of());
    }

    @Test
    void theDatasetIsNamedByItsDescriptionOnly() throws IOException {
        assertThat(TacFiles.datasetName(store("a_tacs.tsv"))).isEmpty();
        new SmallDataset(folder).file("dataset_description.json", "{\"Name\": \"A trial\"}");
        assertThat(TacFiles.datasetName(store())).contains("A trial");
    }
}

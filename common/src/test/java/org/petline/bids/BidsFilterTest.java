package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;

class BidsFilterTest {
    @TempDir
    Path folder;

    private SmallDataset dataset;

    @BeforeEach
    void makeDataset() {
        dataset = new SmallDataset(folder);
        for (String session : new String[] {"a", "b"}) {
            for (String scan : new String[] {"trc-AZ_run-01", "trc-AZ_run-2", "trc-DASB"}) {
                dataset.image("sub-01/ses-" + session + "/pet/sub-01_ses-" + session + "_" + scan + "_pet.nii.gz");
            }
        }
        dataset.image("sub-01/ses-a/anat/sub-01_ses-a_T1w.nii.gz")
                .image("sub-01/ses-a/anat/sub-01_ses-a_acq-defaced_T1w.nii.gz")
                .file("sub-01/ses-a/anat/sub-01_ses-a_seg-gtm_dseg.nii.gz", "")
                .file("sub-01/ses-a/anat/sub-01_ses-a_seg-wm_dseg.nii.gz", "");
    }

    private List<String> scans(String filter) {
        return dataset.index().select(BidsFilter.parse(filter, "filter.json")).scans().stream()
                .map(scan -> scan.scanKey().orElseThrow().stem())
                .toList();
    }

    private static Refusal refusal(String filter) {
        return catchThrowableOfType(Refusal.class, () -> BidsFilter.parse(filter, "filter.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 6",
                "{\"pet\": {}} | 6",
                "{\"pet\": {\"session\": \"a\"}} | 3",
                "{\"pet\": {\"ses\": \"ses-a\"}} | 3",
                "{\"pet\": {\"session\": [\"a\", \"b\"], \"tracer\": [\"DASB\"]}} | 2",
                "{\"pet\": {\"run\": 1}} | 2",
                "{\"pet\": {\"run\": [\"02\", \"01\"]}} | 4",
                "{\"pet\": {\"run\": null}} | 2",
                "{\"pet\": {\"subject\": \"01\", \"trc\": \"AZ\", \"ses\": \"b\"}} | 2",
                "{\"PET\": {\"trc\": \"AZ\"}} | 4",
            })
    void scansThatDoNotPassAreLeftOut(String filter, int left) {
        assertThat(scans(filter)).hasSize(left);
    }

    @Test
    void aFilterChoosesTheT1wAndTheSegmentation() {
        ScanKey scan = new ScanKey("01", "a", "", "DASB", "", "");
        DatasetIndex index = dataset.index()
                .select(BidsFilter.parse(
                        "{\"t1w\": {\"acquisition\": null}, \"dseg\": {\"segmentation\": \"gtm\"}}", "filter.json"));
        AnatomyPair pair = index.pairFor(scan, AnatomyWish.of(""));
        assertThat(pair.t1w()).extracting(t1w -> t1w.image().name()).contains("sub-01_ses-a_T1w.nii.gz");
        assertThat(pair.segmentation().label()).isEqualTo("gtm");
        assertThat(index.scans()).hasSize(6);
    }

    @Test
    void refusedNamesWithoutAKeyStay() {
        String path = "sub-01/ses-a/pet/sub-01_ses-a_foo-1_pet.nii.gz";
        dataset.file(path, "");
        DatasetIndex index = dataset.index().select(BidsFilter.parse("{\"pet\": {\"session\": \"b\"}}", "filter.json"));
        assertThat(index.scans()).extracting(FoundPet::path).contains(path).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pet\": {\"session\": \"c\"}} | pet",
                "{\"T1w\": {\"acq\": \"x\"}} | T1w",
                "{\"dseg\": {\"seg\": \"x\"}} | dseg",
            })
    void aFilterThatMatchesNothingIsRefused(String filter, String suffix) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> scans(filter));
        assertThat(refusal.reason()).isEqualTo(BidsReason.FILTER_MATCHES_NOTHING);
        assertThat(refusal.field()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"pet\": {},}",
                "{\"pet\": {}} {}",
                "{\"pet\": {}, \"pet\": {}}",
                "{\"pet\": {}, \"PET\": {}}",
                "{\"pet\": {\"ses\": \"a\", \"session\": \"b\"}}",
                "{\"bold\": {\"session\": \"a\"}}",
                "{\"pet\": {\"sesion\": \"a\"}}",
                "{\"pet\": \"a\"}",
                "{\"pet\": {\"session\": \"*\"}}",
                "{\"pet\": {\"session\": \"../a\"}}",
                "{\"pet\": {\"session\": []}}",
                "{\"pet\": {\"session\": {\"a\": 1}}}",
                "{\"pet\": {\"run\": 1.5}}",
                "{\"pet\": {\"run\": true}}"
            })
    void whatIsNoFilterIsRefused(String filter) {
        Refusal refusal = refusal(filter);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(BidsReason.FILTER_INVALID);
    }

    @Test
    void unknownEntitiesAreNamed() {
        assertThat(refusal("{\"pet\": {\"sesion\": \"a\"}}").field()).isEqualTo("pet.sesion");
    }
}

package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.bids.BidsFinding;
import org.petline.bids.BidsReason;

class DatasetFindingsTest {
    @Test
    void aKindIsToldByNameAFewTimesAndThenCounted() {
        List<BidsFinding> findings = new ArrayList<>();
        findings.add(new BidsFinding(BidsReason.DATASET_DESCRIPTION_MISSING, "dataset_description.json", "", ""));
        for (int n = 1; n <= 5; n++) {
            findings.add(new BidsFinding(BidsReason.OTHER_IMAGE_IGNORED, "sub-0" + n + "/pet/x.nii", "suffix", "x"));
        }
        assertThat(DatasetFindings.told(findings))
                .extracting(Object::toString)
                .containsExactly(
                        "dataset_description.json: DATASET_DESCRIPTION_MISSING: "
                                + BidsReason.DATASET_DESCRIPTION_MISSING.meaning(),
                        told(1),
                        told(2),
                        told(3),
                        "OTHER_IMAGE_IGNORED: 2 more of the same");
    }

    private static String told(int participant) {
        return "sub-0" + participant + "/pet/x.nii: OTHER_IMAGE_IGNORED: " + BidsReason.OTHER_IMAGE_IGNORED.meaning()
                + "; field suffix; found x";
    }
}

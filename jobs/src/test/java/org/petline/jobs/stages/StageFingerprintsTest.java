package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.petline.bids.Reconstructions;
import org.petline.jobs.settings.SettingsReader;

class StageFingerprintsTest {
    private static final StageInputs INPUTS = new StageInputs(
            SettingsReader.defaults().withAssignment("output.write-frames=t1w").settings(),
            "image",
            "sidecar",
            new StageInputs.Anatomy("t1w", "segmentation", "label-tables", "region-table"),
            "fit-only",
            new StageInputs.Transforms("motion", "coregistration"),
            Reconstructions.Standing.PRIMARY);

    /** A ledger of yesterday is up to date today: those of 0.1.0 but for stages whose version CHANGELOG says has risen. */
    @Test
    void fingerprintsAreThoseThatLedgersHold() {
        assertThat(new StageFingerprints(Stages.ALL, INPUTS).byStage())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("coregister", "d9456639ccd21d3ceeea1108d079d0899ff3e97f2bce842639b2e17a523d1411"),
                        Map.entry("fit", "d510938923f107a349589d306d0aff10a0fa7cbf60a78f4da5e60a6029bc2eaf"),
                        Map.entry("frames", "2fc200ab1def0da0b2116fe970a4f7e7a8567aaeb8fec5d7411602f3e7914477"),
                        Map.entry("pictures", "1be7fb313250d85e122f1f00025c4949772bcc0bd254dd8ec4a58c4c516f7512"),
                        Map.entry("publish", "5474c9a044673a3799d9b80a070b3dc68f0cfac7be0a5371096e025af21efafe"),
                        Map.entry("realign", "f0cda5340c6cf2e1356ee80da782d9567d603d5085dc0b2678dc8ec084e016a6"),
                        Map.entry("reference", "1a327ff7677bc2f7b8bbf8a1f64de0a780252e6b47bb166bce27e29d405c045e"),
                        Map.entry("sample", "fa4fe54560a436d0579ca494992390dc5c1d4fe8d5a3ba4eff2d6948a3905cf9"),
                        Map.entry("segmentation", "daefcb6c1122d91b1d49b2fd97f29e623c4b4a4038b3a238ceb4c48533650198"),
                        Map.entry("unpack", "725fafaa6d6f8f8a0fbda18c8e82bab8a128b28440a7c2ec28d453e4c7b5f1de")));
    }

    @Test
    void aStageThatComesBeforeWhatItBuildsOnIsRefused() {
        List<Stage<?>> reversed = new ArrayList<>(Stages.ALL.inOrder());
        Collections.reverse(reversed);
        assertThatThrownBy(() -> new Stages(reversed)).hasMessage("publish comes before pictures");
        assertThatThrownBy(() -> Stages.ALL.with(Stages.FIT)).hasMessage("two stages fit");
    }
}

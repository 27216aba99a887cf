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
                        Map.entry("coregister", "167123be5943b8ede6d0d7dd4e496d0b5309398d1c66e8b346f0e31c7d47e027"),
                        Map.entry("fit", "2eb9058643bccd0b102520d3843cb9b16c0ab92b06b19d53001cd52e4068e8bd"),
                        Map.entry("frames", "1fee5e765c39f3817a818bf25a4d8a1cd067106adfca04538738e001a3a554a5"),
                        Map.entry("pictures", "5092d3e9d3c553df9b8d313eea54d3c57f3177d3f28e2daa2d98e8e6e2bfd30f"),
                        Map.entry("publish", "88845e874a24c952691093a06ced2f0d4332d9f28657baa38608ff5763785ad3"),
                        Map.entry("realign", "48dc1eb5ba87aae824c923cc9489a2fc17900063368b148fb0467aeb90389955"),
                        Map.entry("reference", "d0b226ccca9d37818381b973fcf6bed2bb87f6394e5353f1e994a270fa21966e"),
                        Map.entry("sample", "7b5b8fe1e15b9902da666fa81c3344d8654bc75edc35004fb859ac4fcf7b75a9"),
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

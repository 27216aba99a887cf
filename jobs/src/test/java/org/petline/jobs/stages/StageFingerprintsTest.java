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
                        Map.entry("correct", "3d58b099caca5ac1cd6248aa4868d90b6431ac98798fbde5e1d31d106bb9c65f"),
                        Map.entry("fit", "4db46f6c9a961db8fe34664ba1f70c7183f83311f9fb37383ba80985d274eac1"),
                        Map.entry("frames", "1fee5e765c39f3817a818bf25a4d8a1cd067106adfca04538738e001a3a554a5"),
                        Map.entry("pictures", "36c2648d108a7cd6cd0910d6b0a88227390d75afcb85bfd71e7c5eef401167b8"),
                        Map.entry("publish", "88966e2f23e1426fc04fd15893c756187c03789962d9c713f840d7a3e7d223d0"),
                        Map.entry("realign", "48dc1eb5ba87aae824c923cc9489a2fc17900063368b148fb0467aeb90389955"),
                        Map.entry("reference", "d0b226ccca9d37818381b973fcf6bed2bb87f6394e5353f1e994a270fa21966e"),
                        Map.entry("sample", "7049a7991ddf4b25e34766183e1e28bd2d630321a495b9fdb372582f78208750"),
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

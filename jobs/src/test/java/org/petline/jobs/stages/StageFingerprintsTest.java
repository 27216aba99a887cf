package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.petline.jobs.settings.SettingsReader;

class StageFingerprintsTest {
    private static final StageInputs INPUTS = new StageInputs(
            SettingsReader.defaults().withAssignment("output.write-frames=t1w").settings(),
            "image",
            "sidecar",
            new StageInputs.Anatomy("t1w", "segmentation", "label-tables", "region-table"),
            "fit-only",
            new StageInputs.Transforms("motion", "coregistration"));

    /** A ledger of yesterday is up to date today: those of 0.1.0 but for stages whose version CHANGELOG says has risen. */
    @Test
    void fingerprintsAreThoseThatLedgersHold() {
        assertThat(new StageFingerprints(Stages.ALL, INPUTS).byStage())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("coregister", "3f05764abd41ff52fb839bf8b0b9dfdec228be9310a42fdc847df3bdfb464df5"),
                        Map.entry("fit", "0aa7977cc5f811834248651f8f490b215c2f0f295f6af4329954da0a37a4bf34"),
                        Map.entry("frames", "9aa4235cb1a4547f3d1563dcfa8140343ed2eb65d0bcb44df7e378f7d75bd554"),
                        Map.entry("pictures", "c877a57def9c07f19a60253e4f342135421250c5221a7b2ae9caabc13469a313"),
                        Map.entry("publish", "6fa4fc51f4ac7a7827da2eee5a8175320784ef0f8e5c76018c8f606eec6b8557"),
                        Map.entry("realign", "dd99df07e09d89fb3009ac3461da0286b406af002cc03996c3736098d674388f"),
                        Map.entry("reference", "f2ea741c4461dee095666338e87a69b08d89a4f514726d95921288461838a43d"),
                        Map.entry("sample", "9a908c33458d50f3b85e334a7cda557a08270a2302d8556ac89c963deab67c2f"),
                        Map.entry("segmentation", "daefcb6c1122d91b1d49b2fd97f29e623c4b4a4038b3a238ceb4c48533650198"),
                        Map.entry("unpack", "afc50f652a1387ef1e2d5a9a9f580ce923d21f020a3c584b32bebbfa104cd291")));
    }

    @Test
    void aStageThatComesBeforeWhatItBuildsOnIsRefused() {
        List<Stage<?>> reversed = new ArrayList<>(Stages.ALL.inOrder());
        Collections.reverse(reversed);
        assertThatThrownBy(() -> new Stages(reversed)).hasMessage("publish comes before pictures");
        assertThatThrownBy(() -> Stages.ALL.with(Stages.FIT)).hasMessage("two stages fit");
    }
}

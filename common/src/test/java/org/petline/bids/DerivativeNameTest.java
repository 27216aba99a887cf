package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DerivativeNameTest {
    private static final DerivativeName NAMES = new DerivativeName(new ScanKey("01", "baseline", "", "AZ", "", "1"));
    private static final String STEM = "sub-01/ses-baseline/pet/sub-01_ses-baseline_trc-AZ_run-1_";

    @Test
    void namesAreThoseOfPetprepAndBep023() {
        assertThat(NAMES.petReference()).isEqualTo(STEM + "desc-hmc_petref.nii.gz");
        assertThat(NAMES.framesInPet()).isEqualTo(STEM + "desc-preproc_pet.nii.gz");
        assertThat(NAMES.framesInT1w()).isEqualTo(STEM + "space-T1w_desc-preproc_pet.nii.gz");
        assertThat(NAMES.frameTransforms()).isEqualTo(STEM + "from-orig_to-petref_mode-image_xfm.txt");
        assertThat(NAMES.t1wTransform()).isEqualTo(STEM + "from-petref_to-T1w_mode-image_xfm.txt");
        assertThat(NAMES.confounds()).isEqualTo(STEM + "desc-confounds_timeseries.tsv");
        assertThat(NAMES.tacs("freesurfer-trial")).isEqualTo(STEM + "seg-freesurfertrial_desc-petline_tacs.tsv");
        assertThat(NAMES.kineticParameters("SRTM")).isEqualTo(STEM + "model-SRTM_kinpar.tsv");
    }

    @Test
    void namesAreBidsNamesInOrder() {
        for (String path : new String[] {
            NAMES.petReference(),
            NAMES.framesInPet(),
            NAMES.framesInT1w(),
            NAMES.frameTransforms(),
            NAMES.confounds(),
            NAMES.tacs("x"),
            NAMES.kineticParameters("x")
        }) {
            assertThat(Entities.parse(path).inOrder()).as(path).isTrue();
        }
    }

    @Test
    void sidecarsReplaceTheWholeEnding() {
        assertThat(DerivativeName.sidecarOf("a.b/x_petref.nii.gz")).isEqualTo("a.b/x_petref.json");
        assertThat(DerivativeName.sidecarOf(NAMES.confounds())).isEqualTo(STEM + "desc-confounds_timeseries.json");
    }

    @Test
    void namesWithoutALetterMakeNoLabel() {
        assertThatThrownBy(() -> NAMES.tacs("../")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDescriptionIsWhatBidsAsksOfADerivative() {
        assertThat(new DerivativeDescription("A \"trial\"\n", "0.1.0").json()).isEqualTo("""
                        {
                          "Name" : "petline derivatives of A \\"trial\\"\\n",
                          "BIDSVersion" : "1.10.0",
                          "DatasetType" : "derivative",
                          "GeneratedBy" : [
                            {
                              "Name" : "petline",
                              "Version" : "0.1.0"
                            }
                          ]
                        }
                        """);
        assertThat(DerivativeDescription.bidsIgnore()).contains("**/*_tacs.*\n").endsWith("\n");
    }
}

package org.petline.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

class SettingsReaderTest {
    @Test
    void defaultsAreTheCommentedFile() {
        Settings settings = SettingsReader.defaults().settings();

        assertThat(settings.motion().method()).isEqualTo(Settings.MotionMethod.ESTIMATE);
        assertThat(settings.coregistration().method()).isEqualTo(Settings.CoregistrationMethod.MUTUAL_INFORMATION);
        assertThat(settings.kinetics().models()).containsExactly(Settings.Model.SRTM);
        assertThat(settings.kinetics().referenceRegion()).isEqualTo("cerebellum");
    }

    @Test
    void aUsersFileReplacesSingleValues() {
        Settings settings = SettingsReader.defaults()
                .with("motion:\n  smoothing-fwhm-mm: 8\nkinetics:\n  models: [SRTM, suvr]\n", "mine.yaml")
                .withAssignment("kinetics.reference-region=cerebellum-grey")
                .withAssignment("coregistration.method=identity")
                .settings();

        assertThat(settings.motion().smoothingFwhmMm()).isEqualTo(8);
        assertThat(settings.motion().gridMm()).isEqualTo(4);
        assertThat(settings.kinetics().models()).isEqualTo(List.of(Settings.Model.SRTM, Settings.Model.SUVR));
        assertThat(settings.kinetics().referenceRegion()).isEqualTo("cerebellum-grey");
        assertThat(settings.coregistration().method()).isEqualTo(Settings.CoregistrationMethod.IDENTITY);
    }

    @Test
    void anEmptyFileMeansDefaults() {
        assertThat(SettingsReader.defaults().with("# nothing\n", "mine.yaml").settings())
                .isEqualTo(SettingsReader.defaults().settings());
    }

    @Test
    void effectiveSettingsReadAgainAreTheSame() {
        SettingsReader reader = SettingsReader.defaults().withAssignment("motion.grid-mm=3.5");

        assertThat(SettingsReader.defaults()
                        .with(reader.toYaml(), "settings.yaml")
                        .settings())
                .isEqualTo(reader.settings());
    }

    @Test
    void unknownKeyNamesTheNearestKnownOne() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> SettingsReader.defaults().with("motion:\n  smoothing-fwhm: 8\n", "mine.yaml"));

        assertThat(refusal.reason()).isEqualTo(SettingsReason.SETTING_UNKNOWN);
        assertThat(refusal.file()).isEqualTo("mine.yaml");
        assertThat(refusal.field()).isEqualTo("motion.smoothing-fwhm");
        assertThat(refusal.found()).contains("motion.smoothing-fwhm-mm");
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "motion.smoothing-fwhm-mm=-1 | motion.smoothing-fwhm-mm",
                "motion.smoothing-fwhm-mm=wide | motion.smoothing-fwhm-mm",
                "motion.smoothing-fwhm-mm='8' | motion.smoothing-fwhm-mm",
                "motion.smoothing-fwhm-mm=.nan | motion.smoothing-fwhm-mm",
                "motion.smoothing-fwhm-mm=null | motion.smoothing-fwhm-mm",
                "motion=off | motion",
                "motion.method=sometimes | motion.method",
                "kinetics.models=[] | kinetics.models",
                "kinetics.models=[SRTM, SRTM] | kinetics.models",
                "kinetics.models=[SUVR] | kinetics.primary-model",
                "kinetics.start-minutes=2000 | kinetics.start-minutes",
                "kinetics.weights=1 | kinetics.weights",
                "nonsense | --set",
            })
    void aValueThatCannotBeIsRefusedByItsKey(String assignment, String key) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> SettingsReader.defaults().withAssignment(assignment).settings());

        assertThat(refusal.reason()).isEqualTo(SettingsReason.SETTING_INVALID);
        assertThat(refusal.field()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'- a list'",
                "'motion: !!java.net.URL [http://example.org]'",
                "'motion: {method: off'",
                "'motion: {}\n---\nmotion: {}'",
                "'motion: {method: off, method: estimate}'",
                "'1: 2'",
            })
    void whatIsNotAMappingOfSettingsIsRefused(String yaml) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> SettingsReader.defaults().with(yaml, "mine.yaml").settings());

        assertThat(refusal.reason()).isEqualTo(SettingsReason.SETTINGS_UNREADABLE);
        assertThat(refusal.file()).isEqualTo("mine.yaml");
    }
}

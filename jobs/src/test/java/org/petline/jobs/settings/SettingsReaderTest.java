package org.petline.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.kinetics.SharedParameter;
import org.petline.kinetics.Srtm2;

class SettingsReaderTest {
    @Test
    void defaultsAreTheCommentedFile() {
        Settings settings = SettingsReader.defaults().settings();

        assertThat(settings.motion().method()).isEqualTo(Settings.MotionMethod.ESTIMATE);
        assertThat(settings.coregistration().method()).isEqualTo(Settings.CoregistrationMethod.AUTO);
        assertThat(settings.kinetics().models()).containsExactly("SRTM");
        assertThat(settings.kinetics().references()).containsExactly("cerebellum");
        assertThat(settings.output().writeFrames()).isEqualTo(Settings.WriteFrames.NONE);
    }

    @Test
    void aUsersFileReplacesSingleValues() {
        Settings settings = SettingsReader.defaults()
                .with("motion:\n  smoothing-fwhm-mm: 8\nkinetics:\n  models: [SRTM, suvr]\n", "mine.yaml")
                .withAssignment("kinetics.references=cerebellum-grey")
                .withAssignment("coregistration.method=identity")
                .settings();

        assertThat(settings.motion().smoothingFwhmMm()).isEqualTo(8);
        assertThat(settings.motion().gridMm()).isEqualTo(4);
        assertThat(settings.kinetics().models()).containsExactly("SRTM", "SUVR");
        assertThat(settings.kinetics().references()).containsExactly("cerebellum-grey");
        assertThat(settings.coregistration().method()).isEqualTo(Settings.CoregistrationMethod.IDENTITY);
    }

    @Test
    void wordsWithCommasAreAListWhereAListStands() {
        SettingsReader reader = SettingsReader.defaults().withAssignment("kinetics.models=SRTM, 2TCM");

        assertThat(reader.settings().kinetics().models()).containsExactly("SRTM", "2TCM");
    }

    @ParameterizedTest
    @CsvSource({"auto,AUTO", "mutual-information,MUTUAL_INFORMATION", "identity,IDENTITY", "off,OFF"})
    void eachWayToFindTheMrHasAWord(String word, Settings.CoregistrationMethod method) {
        SettingsReader reader = SettingsReader.defaults().withAssignment("coregistration.method=" + word);

        assertThat(reader.settings().coregistration().method()).isEqualTo(method);
    }

    @Test
    void whatIsFoundFromTheDataOrGivenIsAWordOrANumber() {
        Settings.Kinetics found = SettingsReader.defaults().settings().kinetics();
        Settings.Kinetics given = SettingsReader.defaults()
                .with("kinetics:\n  k2-prime: 0.08\n  t-star: 30\n  blood-volume: 0.05\n  delay: -0.1\n", "mine.yaml")
                .settings()
                .kinetics();
        Settings.Kinetics regions = SettingsReader.defaults()
                .withAssignment("kinetics.k2-prime=[putamen, caudate]")
                .settings()
                .kinetics();

        assertThat(found.shared(Srtm2.K2_PRIME).source()).isEqualTo("joint");
        assertThat(found.tStar().given()).isEmpty();
        assertThat(given.k2Prime()).isEqualTo(new K2PrimeChoice(0.08, List.of()));
        assertThat(given.shared(Srtm2.K2_PRIME).source()).isEqualTo("given");
        assertThat(given.tStar().given()).hasValue(30);
        assertThat(given.bloodVolume().given()).hasValue(0.05);
        assertThat(given.delay().given()).hasValue(-0.1);
        assertThat(regions.shared(Srtm2.K2_PRIME).source()).isEqualTo("regions putamen+caudate");
    }

    @ParameterizedTest
    @MethodSource("org.petline.kinetics.KineticModels#shared")
    void everyNumberThatModelsTakeAsKnownIsASettingWithItsBounds(SharedParameter parameter) {
        String key = "kinetics." + parameter.key();
        SettingsReader defaults = SettingsReader.defaults();

        assertThat(defaults.flat()).containsEntry(key, "joint");
        assertThat(defaults.settings().kinetics().shared(parameter).source()).isEqualTo("joint");
        for (double number : new double[] {parameter.least(), parameter.most()}) {
            Settings.Kinetics given =
                    defaults.withAssignment(key + "=" + number).settings().kinetics();
            assertThat(given.shared(parameter).given()).hasValue(number);
            assertThat(given.shared(parameter).source()).isEqualTo("given");
        }
        for (double number : new double[] {parameter.least() / 2, 2 * parameter.most()}) {
            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> defaults.withAssignment(key + "=" + number).settings());
            assertThat(refusal.field()).isEqualTo(key);
        }
    }

    @Test
    void anUnknownModelIsToldTheNearestAndAll() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> SettingsReader.defaults()
                        .withAssignment("kinetics.models=SUVX")
                        .settings());

        assertThat(refusal.found()).contains("SUVX, the nearest known model is SUV", "SRTM");
    }

    @Test
    void aCorrectionThatDoesNotExistIsToldThoseThatDo() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> SettingsReader.defaults()
                        .withAssignment("kinetics.pvc=[none, gtl]")
                        .settings());

        assertThat(refusal.found()).contains("gtl", "none, gtm, sgtm, agtm");
    }

    @Test
    void theFormerKeyOfTheReferenceRegionIsToldTheNewOne() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> SettingsReader.defaults().withAssignment("kinetics.reference-region=cerebellum"));

        assertThat(refusal.reason()).isEqualTo(SettingsReason.SETTING_UNKNOWN);
        assertThat(refusal.found()).contains("kinetics.references");
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
                "motion.method=file | motion.transforms",
                "motion.transforms=x.txt | motion.transforms",
                "motion.transforms-format=minc | motion.transforms-format",
                "coregistration.method=file | coregistration.transforms",
                "coregistration.transforms=x.txt | coregistration.transforms",
                "coregistration.transforms-format=spm | coregistration.transforms-format",
                "motion.reference-frame=first | motion.reference-frame",
                "motion.reference-frame=-1 | motion.reference-frame",
                "motion.reference-frame=2.5 | motion.reference-frame",
                "motion.outlier-mm=0 | motion.outlier-mm",
                "motion.start-minutes=1000 | motion.start-minutes",
                "kinetics.models=[] | kinetics.models",
                "kinetics.models=[SRTM, SRTM] | kinetics.models",
                "kinetics.models=[SUVR] | kinetics.primary-model",
                "kinetics.start-minutes=2000 | kinetics.start-minutes",
                "kinetics.weights=1 | kinetics.weights",
                "kinetics.weights=[] | kinetics.weights",
                "kinetics.weights=[decay, decay] | kinetics.weights",
                "kinetics.weights=[decay, file] | kinetics.weights-file",
                "kinetics.weights-file=w.tsv | kinetics.weights-file",
                "kinetics.models=[SRTM, SRTN] | kinetics.models",
                "kinetics.models=[SRTM, srtm] | kinetics.models",
                "kinetics.primary-model=SRTN | kinetics.primary-model",
                "kinetics.references=[] | kinetics.references",
                "kinetics.references=[a, a] | kinetics.references",
                "kinetics.references=[''] | kinetics.references",
                "kinetics.pvc=rbv | kinetics.pvc",
                "partial-volume.fwhm-mm=0 | partial-volume.fwhm-mm",
                "partial-volume.fwhm-mm=narrow | partial-volume.fwhm-mm",
                "partial-volume.fwhm-mm=[5, 5] | partial-volume.fwhm-mm",
                "kinetics.pvc=[] | kinetics.pvc",
                "kinetics.outliers=drop | kinetics.outliers",
                "kinetics.k2-prime=all | kinetics.k2-prime",
                "kinetics.k2-prime=0 | kinetics.k2-prime",
                "kinetics.k2-prime=[] | kinetics.k2-prime",
                "kinetics.k2-prime=[putamen, 3] | kinetics.k2-prime",
                "kinetics.t-star=early | kinetics.t-star",
                "kinetics.t-star=-1 | kinetics.t-star",
                "kinetics.t-star=[30] | kinetics.t-star",
                "kinetics.t-star-max-deviation=1 | kinetics.t-star-max-deviation",
                "kinetics.blood-volume=1 | kinetics.blood-volume",
                "kinetics.blood-volume=free | kinetics.blood-volume",
                "kinetics.delay=auto | kinetics.delay",
                "kinetics.parent-fraction=gamma | kinetics.parent-fraction",
                "kinetics.vnd=0 | kinetics.vnd",
                "kinetics.window-start-minutes=90 | kinetics.window-start-minutes",
                "output.write-frames=mni | output.write-frames",
                "output.write-frames=[pet, t1w] | output.write-frames",
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
                "'motion: *nowhere'",
            })
    void whatIsNotAMappingOfSettingsIsRefused(String yaml) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> SettingsReader.defaults().with(yaml, "mine.yaml").settings());

        assertThat(refusal.reason()).isEqualTo(SettingsReason.SETTINGS_UNREADABLE);
        assertThat(refusal.file()).isEqualTo("mine.yaml");
    }

    @Test
    void anchorsAndAliasesAreTaken() {
        Settings settings = SettingsReader.defaults()
                .with("motion: {smoothing-fwhm-mm: &width 7.5, grid-mm: *width}", "mine.yaml")
                .settings();

        assertThat(settings.motion().gridMm()).isEqualTo(7.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "-1e999999", ".inf", "123456789012345678901234567890"})
    void aNumberBeyondAllBoundsIsNoNumber(String number) {
        for (String key : List.of("motion.grid-mm", "motion.reference-frame", "kinetics.models", "kinetics.delay")) {
            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> SettingsReader.defaults()
                            .withAssignment(key + "=" + number)
                            .settings());

            assertThat(refusal).as(key).isNotNull();
            assertThat(refusal.reason()).as(key).isEqualTo(SettingsReason.SETTING_INVALID);
            assertThat(refusal.field()).isEqualTo(key);
        }
    }
}

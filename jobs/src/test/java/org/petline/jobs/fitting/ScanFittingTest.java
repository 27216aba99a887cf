package org.petline.jobs.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.petline.Refusal;
import org.petline.bids.BloodFileReason;
import org.petline.bids.KineticParameterTable;
import org.petline.bids.WeightTable;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.fitting.FittedScan.RegionFit;
import org.petline.jobs.fitting.FittedScan.Standing;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableSchema;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.testing.Labels;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Fit;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Srtm;
import org.petline.kinetics.Tac;

class ScanFittingTest {
    private static final ScanLabels KEYS = Labels.of("study", "01", null, null, "DASB");

    private final MadeUpScan scan = MadeUpScan.ofFourRegions();

    @Test
    void everyCombinationIsARowARegionAndNamesItsChoices() {
        FittedScan fitted = fit(
                scan.inputs(), "models: [SRTM, SUVR]", "references: [cerebellum, pons]", "weights: [decay, uniform]");
        List<BindingPotentialRow> rows = new ScanRows(KEYS, "f00d").bindingPotentials(fitted);

        assertThat(rows).hasSize(2 * 2 * 2 * 3);
        assertThat(rows.stream()
                        .map(row -> row.choices().model() + " " + row.choices().referenceRegion() + " "
                                + row.choices().weights())
                        .distinct())
                .hasSize(8);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.of().region()).isNotEqualTo(row.choices().referenceRegion());
            assertThat(row.answer().input()).isEqualTo(row.choices().referenceRegion());
            assertThat(row.of().pvc()).isEqualTo("none");
            assertThat(row.choices().prediction()).isEqualTo("frame-average");
            assertThat(row.choices().outliers()).isEqualTo("keep");
        });
        assertThatKeysAreUnique(Table.BINDING_POTENTIALS, rows);
        assertThatKeysAreUnique(Table.KINETIC_PARAMETERS, new ScanRows(KEYS, "f00d").kineticParameters(fitted));
    }

    @Test
    void exactlyOneRowARegionIsPrimaryAndItHasTheFirstChoices() {
        FittedScan fitted = fit(
                scan.inputs(),
                "models: [SUVR, SRTM]",
                "primary-model: SRTM",
                "references: [cerebellum, pons]",
                "weights: [uniform, decay]");

        Map<String, Long> primaries = fitted.fits().stream()
                .filter(fit -> fit.standing() == Standing.PRIMARY)
                .collect(Collectors.groupingBy(RegionFit::region, TreeMap::new, Collectors.counting()));
        assertThat(primaries).isEqualTo(Map.of("pons", 1L, "putamen", 1L, "thalamus", 1L));
        assertThat(fitted.fits())
                .filteredOn(fit -> fit.standing() == Standing.PRIMARY)
                .allSatisfy(fit -> assertThat(fit.combination())
                        .isEqualTo(new FittedScan.Combination(
                                "none", "SRTM", "cerebellum", "uniform", "frame-average", "keep")));
    }

    @Test
    void theReferenceThatIsAskedForIsTheOneThatIsUsed() {
        FittedScan fitted = fit(scan.inputs(), "references: [cerebellum, pons]");

        assertThat(bpnd(fitted, "SRTM", "cerebellum", "putamen")).isCloseTo(5 / 2.0 - 1, within(0.005));
        assertThat(bpnd(fitted, "SRTM", "pons", "putamen")).isCloseTo(5 / 2.5 - 1, within(0.005));
    }

    @Test
    void plasmaModelsGiveBpndByTheReferenceBesideTheirOwn() {
        FittedScan fitted = fit(
                scan.inputs().with(MadeUpScan.blood()),
                "models: [1TCM, 2TCM]",
                "primary-model: 1TCM",
                "references: [cerebellum, pons]",
                "blood-volume: 0");

        for (String reference : List.of("cerebellum", "pons")) {
            double below = reference.equals("pons") ? 2.5 : 2;
            RegionFit putamen = only(fitted, "1TCM", reference, "putamen");
            assertThat(putamen.input()).isEqualTo("plasma");
            assertThat(putamen.estimate("VT").orElseThrow().value()).isCloseTo(5, within(0.02));
            assertThat(putamen.estimate("BPND_indirect").orElseThrow().value()).isCloseTo(5 / below - 1, within(0.01));
            assertThat(putamen.estimate("BPND")).isEmpty();
            assertThat(only(fitted, "1TCM", reference, reference)
                            .estimate("BPND_indirect")
                            .orElseThrow()
                            .value())
                    .isNaN();
        }
        assertThat(only(fitted, "2TCM", "pons", "putamen").estimate("BPND")).isPresent();
        assertThat(only(fitted, "1TCM", "pons", "putamen").assumed().delay().value())
                .isCloseTo(0, within(0.02));
    }

    @Test
    void theErrorOfBpndByTheReferenceIsThatOfARatio() {
        FittedScan fitted =
                fit(scan.inputs().with(MadeUpScan.blood()), "models: 1TCM", "primary-model: 1TCM", "delay: 0");
        FittedScan.Estimate above =
                only(fitted, "1TCM", "cerebellum", "putamen").estimate("VT").orElseThrow();
        FittedScan.Estimate below =
                only(fitted, "1TCM", "cerebellum", "cerebellum").estimate("VT").orElseThrow();
        double relative = Math.hypot(above.standardError() / above.value(), below.standardError() / below.value());

        FittedScan.Estimate indirect = only(fitted, "1TCM", "cerebellum", "putamen")
                .estimate("BPND_indirect")
                .orElseThrow();
        assertThat(indirect.standardError()).isCloseTo(relative * above.value() / below.value(), within(1e-12));
        assertThat(indirect.lower()).isLessThan(indirect.value());
    }

    @Test
    void k2PrimeIsOfAllRegionsOfThoseNamedOrGivenAndSaysSo() {
        double truth = 0.10 / 2;
        for (String choice : List.of("joint", "[putamen, thalamus]", "0.05")) {
            RegionFit fit = only(
                    fit(scan.inputs(), "models: SRTM2", "primary-model: SRTM2", "k2-prime: " + choice),
                    "SRTM2",
                    "cerebellum",
                    "putamen");
            String source =
                    choice.equals("joint") ? "joint" : choice.equals("0.05") ? "given" : "regions putamen+thalamus";
            assertThat(fit.assumed().k2Prime().source()).isEqualTo(source);
            assertThat(fit.assumed().k2Prime().value()).isCloseTo(truth, within(0.002));
            assertThat(fit.estimate("BPND").orElseThrow().value()).isCloseTo(1.5, within(0.02));
        }
    }

    @Test
    void whatAScanLacksIsAFlaggedRowAndTheOthersGoOn() {
        FittedScan fitted =
                fit(scan.inputs(), "models: [SRTM, 2TCM, Logan, SUV, SRTMv]", "references: [cerebellum, vermis]");

        assertThat(only(fitted, "SRTM", "cerebellum", "putamen").flags()).isEmpty();
        assertThat(only(fitted, "SRTM", "vermis", "putamen").flags()).containsExactly("REFERENCE_REGION_ABSENT");
        assertThat(only(fitted, "2TCM", "cerebellum", "putamen").flags()).containsExactly("PLASMA_ABSENT");
        assertThat(only(fitted, "Logan", "vermis", "putamen").flags()).containsExactly("PLASMA_ABSENT");
        assertThat(only(fitted, "SUV", "cerebellum", "putamen").flags()).containsExactly("INJECTED_ACTIVITY_UNKNOWN");
        assertThat(only(fitted, "SRTMv", "cerebellum", "putamen").flags()).containsExactly("WHOLE_BLOOD_ABSENT");
        BindingPotentialRow empty = new ScanRows(KEYS, "f00d")
                .bindingPotentials(fitted).stream()
                        .filter(row -> row.choices().model().equals("2TCM"))
                        .findFirst()
                        .orElseThrow();
        assertThat(empty.result().own().bpnd()).isNull();
        assertThat(empty.goodness().sigma()).isNull();
        assertThat(empty.frames().degreesOfFreedom()).isNull();
        assertThat(empty.frames().framesUsed()).isZero();
    }

    @Test
    void bloodThatCannotBeUsedCostsTheModelsThatNeedItAndSaysWhy() {
        Refusal refusal = Refusal.of(BloodFileReason.BLOOD_UNIT_UNKNOWN).file("sub-01_blood.tsv");
        FitInputs inputs = scan.inputs().withUnusableBlood(refusal);

        FittedScan fitted = fit(inputs, "models: [SRTM, 2TCM]");
        assertThat(only(fitted, "2TCM", "cerebellum", "putamen").flags()).containsExactly("BLOOD_UNIT_UNKNOWN");
        assertThat(only(fitted, "SRTM", "cerebellum", "putamen").flags()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, () -> fit(inputs, "models: 2TCM", "primary-model: 2TCM")))
                .isSameAs(refusal);
    }

    @Test
    void aScanForWhichNothingCanBeFittedIsRefusedByName() {
        Refusal reference = catchThrowableOfType(Refusal.class, () -> fit(scan.inputs(), "references: [vermis]"));
        assertThat(reference.reason()).isEqualTo(FittingReason.REFERENCE_REGION_ABSENT);
        assertThat(reference.found()).contains("vermis");

        Refusal blood =
                catchThrowableOfType(Refusal.class, () -> fit(scan.inputs(), "models: 2TCM", "primary-model: 2TCM"));
        assertThat(blood.reason()).isEqualTo(FittingReason.NOTHING_TO_FIT);
        assertThat(blood.found()).contains("2TCM", "PLASMA_ABSENT");
    }

    @Test
    void aBadRegionIsFlaggedAndStopsNoOther() {
        int frames = MadeUpScan.times().count();
        double[] missing = new double[frames];
        Arrays.fill(missing, Double.NaN);
        double[] infinite = new double[frames];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        FitInputs inputs = scan.region("missing", missing)
                .region("infinite", infinite)
                .region("zero", new double[frames])
                .inputs()
                .with(MadeUpScan.blood());

        FittedScan fitted =
                fit(inputs, "models: [" + String.join(", ", KINDS) + "]", "outliers: down-weight", "blood-volume: 0");

        for (String model : KINDS) {
            assertThat(only(fitted, model, "cerebellum", "missing").flags())
                    .as(model)
                    .contains("TOO_FEW_FRAMES");
            assertThat(only(fitted, model, "cerebellum", "infinite").flags())
                    .as(model)
                    .contains("TOO_FEW_FRAMES");
            assertThat(only(fitted, model, "cerebellum", "zero").estimates())
                    .as(model)
                    .isNotEmpty();
            assertThat(only(fitted, model, "cerebellum", "putamen").quality().framesUsed())
                    .as(model)
                    .isPositive();
        }
    }

    private static final List<String> KINDS = List.of("SRTM", "SRTM2", "MRTM2", "SUVR", "1TCM", "Logan", "SIME");

    @Test
    void weightsOfAFileAreUsedAndWhatTheFileLacksIsSaid() {
        double[] starts = new double[MadeUpScan.times().count()];
        for (int frame = 0; frame < starts.length; frame++)
            starts[frame] = MadeUpScan.times().startSeconds(frame);
        List<Double> ones = Arrays.stream(starts).mapToObj(start -> 1.0).toList();
        List<Double> early =
                Arrays.stream(starts).mapToObj(start -> start < 1000 ? 2.0 : 0).toList();
        WeightTable table = new WeightTable(
                Arrays.stream(starts).boxed().toList(), new TreeMap<>(Map.of("putamen", ones, "thalamus", early)));

        FittedScan fitted = fit(scan.inputs().with(table), "weights: [file, uniform]", "weights-file: w.tsv");

        assertThat(ofWeights(fitted, "file", "putamen").quality())
                .isEqualTo(ofWeights(fitted, "uniform", "putamen").quality());
        assertThat(ofWeights(fitted, "file", "thalamus").quality().framesUsed()).isEqualTo(16);
        assertThat(ofWeights(fitted, "file", "pons").flags()).containsExactly("WEIGHTS_ABSENT");
        assertThat(ofWeights(fitted, "uniform", "pons").estimates()).isNotEmpty();
    }

    @Test
    void suvIsOfEveryRegionWhateverTheReference() {
        FittedScan fitted = fit(
                scan.inputs().withSuvPerActivity(2e-4),
                "models: SUV",
                "primary-model: SUV",
                "references: []",
                "window-start-minutes: 30");

        assertThat(fitted.fits()).hasSize(4).allMatch(fit -> fit.standing() == Standing.PRIMARY);
        BindingPotentialRow row =
                new ScanRows(KEYS, "f00d").bindingPotentials(fitted).get(0);
        assertThat(row.choices().referenceRegion()).isNull();
        assertThat(row.answer().input()).isEqualTo("none");
        assertThat(row.of().region()).isEqualTo("cerebellum");
        assertThat(fitted.fits().get(0).estimate("SUV").orElseThrow().value()).isPositive();
    }

    /** Half an hour late; plasma was sampled from the injection on, and ratios are taken late. */
    @Test
    void modelsThatNeedWhatCameBeforeALateScanAreUnusable() {
        String[] models = {"models: [SRTM, MRTM1, refLogan, Logan, MA1, SUVR, 1TCM, Patlak]", "primary-model: SRTM"};
        FittedScan late = fit(scan.inputsFrom(1800).with(MadeUpScan.blood()), models);
        FittedScan soon = fit(scan.inputsFrom(300).with(MadeUpScan.blood()), models);

        assertThat(late.fits())
                .isNotEmpty()
                .allSatisfy(fit -> assertThat(fit.flags().contains("HISTORY_NOT_MEASURED"))
                        .as(fit.combination().model())
                        .isEqualTo(!List.of("SUVR", "1TCM", "Patlak")
                                .contains(fit.combination().model())));
        assertThat(soon.fits()).noneMatch(fit -> fit.flags().contains("HISTORY_NOT_MEASURED"));
    }

    @Test
    void wholeBloodDoesNotMatterWhereTheBloodVolumeIsZero() {
        double[] minutes = {0, 1, 2, 5, 10, 30, 60, 95};
        double[] plasma = Arrays.stream(minutes).map(MadeUpScan::plasma).toArray();
        double[] unknown = new double[minutes.length];
        Arrays.fill(unknown, Double.NaN);
        FitInputs inputs = scan.inputs().with(ArterialCurves.of(minutes, plasma, unknown));
        FittedScan fitted = fit(inputs, "models: [1TCM, 2TCM1k]", "primary-model: 1TCM", "blood-volume: 0", "delay: 0");

        assertThat(fitted.fits())
                .allSatisfy(fit -> assertThat(fit.flags().contains("WHOLE_BLOOD_ABSENT"))
                        .isEqualTo(fit.combination().model().equals("2TCM1k")));
    }

    @Test
    void tStarOfGraphicalMethodsIsAColumn() {
        FittedScan fitted = fit(scan.inputs(), "models: [SRTM, refLogan]", "t-star: 20");
        List<BindingPotentialRow> rows = new ScanRows(KEYS, "f00d").bindingPotentials(fitted);

        assertThat(rows)
                .filteredOn(row -> row.choices().model().equals("refLogan"))
                .allSatisfy(row -> {
                    assertThat(row.result().conditions().tStar())
                            .isCloseTo(MadeUpScan.times().startMinutes(17), within(1e-9));
                    assertThat(row.result().delivery().k2PrimeSource()).isEqualTo("joint");
                });
        assertThat(rows).filteredOn(row -> row.choices().model().equals("SRTM")).allSatisfy(row -> {
            assertThat(row.result().conditions().tStar()).isNull();
            assertThat(row.result().delivery().k2PrimeSource()).isEqualTo("fitted");
        });
        assertThat(only(fitted, "refLogan", "cerebellum", "putamen").lines()).hasSize(1);
    }

    @Test
    void theBidsTableHasTheFirstChoicesOfAModelAndItsInputs() {
        FittedScan fitted = fit(
                scan.inputs(),
                "models: [SRTM, SRTM2, 2TCM]",
                "weights: [uniform, decay]",
                "references: [cerebellum, pons]");

        KineticParameterTable table = fitted.parameterTable("SRTM2", "1.2.3").orElseThrow();
        assertThat(table.regions())
                .extracting(KineticParameterTable.Region::name)
                .containsExactly("pons", "putamen", "thalamus");
        assertThat(table.model().referenceRegion()).isEqualTo("cerebellum");
        assertThat(table.model().weights()).isEqualTo("uniform");
        assertThat(table.model().details()).contains("k2prime: joint");
        assertThat(table.model().inputs())
                .extracting(KineticParameterTable.InputValue::label)
                .containsExactly("k2prime");
        assertThat(fitted.parameterTable("2TCM", "1.2.3")).isEmpty();
    }

    /** The core's own fits of the same curves: what each number is called there is what it is called in the rows. */
    @Test
    void aRowsNumbersAreThoseOfTheFitUnderTheSameNames() {
        FittedScan fitted = fit(scan.inputs(), "models: [SRTM]", "weights: uniform");
        Map<String, Tac> tacs = scan.inputs().tacs();
        double[] uniform = new double[MadeUpScan.times().count()];
        Arrays.fill(uniform, 1);
        Fit core = new Srtm(Prediction.FRAME_AVERAGE)
                .bind(ReferenceInput.of(tacs.get("cerebellum")))
                .fit(tacs.get("putamen"), uniform);

        RegionFit putamen = only(fitted, "SRTM", "cerebellum", "putamen");
        assertThat(putamen.estimates())
                .extracting(FittedScan.Estimate::parameter)
                .containsExactlyElementsOf(
                        core.estimates().stream().map(Estimate::name).toList());
        for (Estimate estimate : core.estimates()) {
            assertThat(putamen.estimate(estimate.name()).orElseThrow())
                    .isEqualTo(new FittedScan.Estimate(
                            estimate.name(),
                            estimate.unit(),
                            estimate.value(),
                            estimate.standardError(),
                            core.lower(estimate),
                            core.upper(estimate),
                            putamen.estimate(estimate.name()).orElseThrow().spread()));
        }
        FittedScan.Spread ofR1 = putamen.estimate("R1").orElseThrow().spread();
        assertThat(ofR1.common()).isEqualTo(core.commonError("R1"));
        assertThat(ofR1.withBpnd()).isEqualTo(core.covariance("R1", "BPND"));
        assertThat(ofR1.withR1()).isEqualTo(core.covariance("R1", "R1"));
        assertThat(ofR1.withK2Prime()).isEqualTo(core.covariance("R1", "k2prime"));
        BindingPotentialRow row = new ScanRows(KEYS, "f00d")
                .bindingPotentials(fitted).stream()
                        .filter(each -> each.of().region().equals("putamen"))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.result().own())
                .isEqualTo(new BindingPotentialRow.Bpnd(
                        core.bpnd().value(),
                        core.bpnd().standardError(),
                        core.lower(core.bpnd()),
                        core.upper(core.bpnd())));
        assertThat(row.goodness().sigma()).isEqualTo(core.quality().sigma());
        assertThat(row.goodness().wrss()).isEqualTo(core.quality().wrss());
        assertThat(row.goodness().aic()).isEqualTo(core.quality().aic());
        assertThat(row.goodness().aicc()).isEqualTo(core.quality().aicc());
        assertThat(row.goodness().rSquared()).isEqualTo(core.quality().rSquared());
        assertThat(row.goodness().runsZ()).isEqualTo(core.quality().runsZ());
        assertThat(row.goodness().conditionNumber()).isEqualTo(core.quality().conditionNumber());
        assertThat(row.frames().framesUsed()).isEqualTo(core.quality().framesUsed());
        assertThat(row.frames().degreesOfFreedom()).isEqualTo(core.quality().degreesOfFreedom());
        assertThat(putamen.predicted())
                .containsExactlyElementsOf(
                        Arrays.stream(core.predicted()).boxed().toList());
        assertThat(putamen.frameWeights()).containsOnly(1.0).hasSize(uniform.length);
    }

    private static FittedScan fit(FitInputs inputs, String... settings) {
        Settings.Kinetics kinetics = SettingsReader.defaults()
                .with("kinetics:\n  " + String.join("\n  ", settings) + "\n", "test.yaml")
                .settings()
                .kinetics();
        return new ScanFitting(kinetics).fit(inputs);
    }

    private static RegionFit only(FittedScan fitted, String model, String reference, String region) {
        List<RegionFit> found = fitted.fits().stream()
                .filter(fit -> fit.combination().model().equals(model))
                .filter(fit -> fit.combination().referenceRegion().equals(reference))
                .filter(fit -> fit.region().equals(region))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static RegionFit ofWeights(FittedScan fitted, String weights, String region) {
        return fitted.fits().stream()
                .filter(fit -> fit.combination().weights().equals(weights)
                        && fit.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    private static double bpnd(FittedScan fitted, String model, String reference, String region) {
        return only(fitted, model, reference, region)
                .estimate("BPND")
                .orElseThrow()
                .value();
    }

    private static <R extends Record> void assertThatKeysAreUnique(Table<R> table, List<R> rows) {
        TableSchema<R> schema = table.schema();
        List<R> sorted = rows.stream().sorted(schema.keyOrder()).toList();
        for (int n = 1; n < sorted.size(); n++) {
            assertThat(schema.keyOrder().compare(sorted.get(n - 1), sorted.get(n)))
                    .isNegative();
        }
    }
}

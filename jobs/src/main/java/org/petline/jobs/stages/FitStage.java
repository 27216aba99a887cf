package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.Table;

/** Fits every combination of the settings' models and choices to every region's time-activity curve. */
public final class FitStage implements Stage<FittedScan> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<FittedScan> result() {
        return FittedScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.SAMPLE);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("fit-only", inputs.fitOnly())
                .with("kinetics", inputs.settings().kinetics());
    }

    @Override
    public FittedScan run(StageContext scan) throws IOException {
        return fit(scan.settings().kinetics(), scan.fitInputs(scan.result(Stages.SAMPLE)));
    }

    @Override
    public Set<String> flags(FittedScan result) {
        Set<String> flags = new TreeSet<>(result.remarks());
        if (result.fits().stream().anyMatch(fit -> fit.estimates().isEmpty())) {
            flags.add(ScanFlag.MODEL_NOT_FITTED.name());
        }
        return flags;
    }

    @Override
    public List<TableRows<?>> rows(FinishedScan scan, ScanRows rows) {
        return List.of(
                new TableRows<>(Table.BINDING_POTENTIALS, rows.bindingPotentials(scan.fitted())),
                new TableRows<>(Table.KINETIC_PARAMETERS, rows.kineticParameters(scan.fitted())));
    }

    /**
     * Every combination for every region; a region is not fitted against itself as the reference.
     *
     * <p>What the scan lacks for a model, or a region that cannot be fitted, leaves rows without numbers that say so in
     * their flags. A scan of a single frame keeps only what one frame can say, SUV and SUVR.
     *
     * @throws Refusal REFERENCE_REGION_ABSENT, NOTHING_TO_FIT or why the blood cannot be used, if no combination can be fitted to any region
     */
    public static FittedScan fit(Settings.Kinetics settings, FitInputs inputs) {
        ScanFits scan = new ScanFits(settings, inputs);
        List<FittedScan.RegionFit> fits = new ArrayList<>();
        for (Sweep.Choice choice : Sweep.of(settings).choices()) fits.addAll(scan.of(choice));
        if (inputs.times().count() == 1) return new FittedScan(withNumbers(fits), inputs.remarks());
        boolean anyFitted = fits.stream().anyMatch(fit -> !fit.estimates().isEmpty());
        if (!fits.isEmpty() && !anyFitted) throw nothing(settings, fits, inputs);
        return new FittedScan(fits, inputs.remarks());
    }

    private static List<FittedScan.RegionFit> withNumbers(List<FittedScan.RegionFit> fits) {
        return fits.stream()
                .filter(fit -> fit.estimates().stream().anyMatch(each -> Double.isFinite(each.value())))
                .toList();
    }

    private static Refusal nothing(Settings.Kinetics settings, List<FittedScan.RegionFit> fits, FitInputs inputs) {
        List<String> lacks = fits.stream()
                .flatMap(fit -> fit.flags().stream())
                .distinct()
                .sorted()
                .toList();
        if (lacks.equals(List.of(MissingInput.REFERENCE_REGION_ABSENT.name()))) {
            return Refusal.of(StageReason.REFERENCE_REGION_ABSENT)
                    .field("kinetics.references")
                    .found(String.join(", ", settings.references()));
        }
        if (inputs.bloodRefusal().isPresent()) return inputs.bloodRefusal().get();
        return Refusal.of(StageReason.NOTHING_TO_FIT)
                .field("kinetics.models")
                .found(String.join(", ", settings.models()) + ": " + String.join(", ", lacks));
    }
}

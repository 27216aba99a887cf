package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;

/** Fits every combination of the settings' models and choices to every region's time-activity curve. */
public final class ScanFitting {
    private final Settings.Kinetics settings;

    public ScanFitting(Settings.Kinetics settings) {
        this.settings = settings;
    }

    /**
     * Every combination for every region; a region is not fitted against itself as the reference.
     *
     * <p>What the scan lacks for a model, or a region that cannot be fitted, leaves rows without numbers that say so in
     * their flags. A scan of a single frame keeps only what one frame can say, SUV and SUVR.
     *
     * @throws Refusal REFERENCE_REGION_ABSENT, NOTHING_TO_FIT or why the blood cannot be used, if no combination can be fitted to any region
     */
    public FittedScan fit(FitInputs inputs) {
        ScanFits scan = new ScanFits(settings, inputs);
        List<FittedScan.RegionFit> fits = new ArrayList<>();
        for (Sweep.Choice choice : Sweep.of(settings).choices()) fits.addAll(scan.of(choice));
        if (inputs.times().count() == 1) return new FittedScan(withNumbers(fits), inputs.remarks());
        boolean anyFitted = fits.stream().anyMatch(fit -> !fit.estimates().isEmpty());
        if (!fits.isEmpty() && !anyFitted) throw nothing(fits, inputs);
        return new FittedScan(fits, inputs.remarks());
    }

    private static List<FittedScan.RegionFit> withNumbers(List<FittedScan.RegionFit> fits) {
        return fits.stream()
                .filter(fit -> fit.estimates().stream().anyMatch(each -> Double.isFinite(each.value())))
                .toList();
    }

    private Refusal nothing(List<FittedScan.RegionFit> fits, FitInputs inputs) {
        List<String> lacks = fits.stream()
                .flatMap(fit -> fit.flags().stream())
                .distinct()
                .sorted()
                .toList();
        if (lacks.equals(List.of(MissingInput.REFERENCE_REGION_ABSENT.name()))) {
            return Refusal.of(FittingReason.REFERENCE_REGION_ABSENT)
                    .field("kinetics.references")
                    .found(String.join(", ", settings.references()));
        }
        if (inputs.bloodRefusal().isPresent()) return inputs.bloodRefusal().get();
        return Refusal.of(FittingReason.NOTHING_TO_FIT)
                .field("kinetics.models")
                .found(String.join(", ", settings.models()) + ": " + String.join(", ", lacks));
    }
}

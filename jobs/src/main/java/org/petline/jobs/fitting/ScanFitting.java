package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.KineticModels;

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
        Map<String, FitInputs> ofAll = new LinkedHashMap<>();
        for (String pvc : settings.pvc()) ofAll.put(pvc, inputs);
        return fit(ofAll);
    }

    /**
     * The same, with curves of their own for every correction for partial volume.
     *
     * @param corrected by the pvc of the settings; what is known but curves is the same in all
     */
    public FittedScan fit(Map<String, FitInputs> corrected) {
        FitInputs inputs = corrected.get(settings.pvc().get(0));
        Map<String, ScanFits> scans = new LinkedHashMap<>();
        corrected.forEach((pvc, its) -> scans.put(pvc, new ScanFits(settings, its)));
        List<FittedScan.RegionFit> fits = new ArrayList<>();
        for (Sweep.Choice choice : Sweep.of(settings).choices()) {
            fits.addAll(scans.get(choice.words().pvc()).of(choice));
        }
        if (inputs.times().count() == 1) return new FittedScan(withNumbers(fits), inputs.remarks());
        boolean anyFitted = fits.stream().anyMatch(fit -> !fit.estimates().isEmpty());
        if (!fits.isEmpty() && !anyFitted) throw nothing(fits, inputs);
        return new FittedScan(fits, inputs.remarks());
    }

    /**
     * Lets pass a scan for which some combination can be fitted, as far as all but its curves tells.
     *
     * @throws Refusal NOTHING_TO_FIT or why the blood cannot be used
     */
    public void requireInputs(FitInputs inputs) {
        if (inputs.times().count() == 1) return;
        SortedSet<String> lacks = new TreeSet<>();
        for (Sweep.Choice choice : Sweep.of(settings).choices()) {
            Optional<String> missing = missing(choice.model(), inputs);
            if (missing.isEmpty()) return;
            lacks.add(missing.get());
        }
        if (lacks.isEmpty()) return;
        if (inputs.bloodRefusal().isPresent()) throw inputs.bloodRefusal().get();
        throw nothing(List.copyOf(lacks));
    }

    private static Optional<String> missing(KineticModels.Entry model, FitInputs inputs) {
        boolean lacksActivity = model.needs().contains(KineticModels.Need.INJECTED_ACTIVITY)
                && inputs.suvPerActivity().isEmpty();
        if (lacksActivity) return Optional.of(FitFlag.INJECTED_ACTIVITY_UNKNOWN.name());
        if (!model.needsBlood() || inputs.blood().isPresent()) return Optional.empty();
        MissingInput missing = model.needsReference() ? MissingInput.WHOLE_BLOOD_ABSENT : MissingInput.PLASMA_ABSENT;
        return Optional.of(missing.name());
    }

    private Refusal nothing(List<String> lacks) {
        return Refusal.of(FittingReason.NOTHING_TO_FIT)
                .field("kinetics.models")
                .found(String.join(", ", settings.models()) + ": " + String.join(", ", lacks));
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
        return nothing(lacks);
    }
}

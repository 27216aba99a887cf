package org.petline.jobs.commands.fit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.petline.Refusal;
import org.petline.bids.WeightTable;
import org.petline.files.Store;
import org.petline.jobs.commands.CommandReason;
import org.petline.jobs.curves.CurveSource;
import org.petline.jobs.curves.CurvesReason;
import org.petline.jobs.curves.Given;
import org.petline.jobs.curves.MeasuredScan;
import org.petline.jobs.curves.ScanBlood;
import org.petline.jobs.fitting.FitInputs;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.ScanFitting;
import org.petline.jobs.settings.NearestName;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Fingerprint;
import org.petline.kinetics.KineticModels;

/**
 * One scan from its source to its fits.
 *
 * @param regions that are fitted; empty for all
 */
record FitScan(Settings.Kinetics settings, Given given, ScanBlood scanBlood, List<String> regions) {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double GRAM_PER_KG = 1000;
    private static final double BQ_PER_MBQ = 1e6;
    private static final int NAMES_TO_SUGGEST = 3;
    private static final Set<Settings.FrameWeights> WEIGHTS_THAT_DECAY =
            Set.of(Settings.FrameWeights.DECAY, Settings.FrameWeights.ACTIVITY);

    /** Copies the list. */
    FitScan {
        regions = List.copyOf(regions);
    }

    /**
     * What came of a scan.
     *
     * @param blood that was found: one or none
     */
    record Done(MeasuredScan scan, List<ScanBlood.Found> blood, FittedScan fitted, String fingerprint) {
        /** Copies the list. */
        Done {
            blood = List.copyOf(blood);
        }
    }

    /**
     * Reads, checks and fits.
     *
     * @param output in which the scan's regions take their place before they are fitted
     * @throws Refusal if the scan cannot be used
     */
    Done run(CurveSource source, Optional<FitOutput> output) throws IOException {
        MeasuredScan scan = source.read(given);
        requireNamed(scan);
        if (output.isPresent()) output.get().reserve(scan, targets(scan));
        Optional<ScanBlood.Found> blood = Optional.empty();
        Optional<Refusal> unusable = Optional.empty();
        try {
            blood = scanBlood.of(scan);
        } catch (Refusal refusal) {
            // Models without blood are fitted all the same; if there is none, this is why the scan is refused.
            unusable = Optional.of(refusal);
        }
        FitInputs inputs = FitInputs.of(scan.sampled().tacs(scan.times()), scan.times(), decayPerMinute(source, scan));
        if (blood.isPresent()) inputs = inputs.with(blood.get().curves());
        if (unusable.isPresent()) inputs = inputs.withUnusableBlood(unusable.get());
        if (!settings.weightsFile().isBlank()) inputs = inputs.with(weights(scan));
        double suv = suvPerActivity(scan);
        if (Double.isFinite(suv)) inputs = inputs.withSuvPerActivity(suv);
        // All regions are fitted whatever is wanted: k2', VND and the delay may be found from all of them together.
        FittedScan fitted = new ScanFitting(settings).fit(inputs);
        FittedScan wanted = new FittedScan(
                fitted.fits().stream()
                        .filter(fit -> targets(scan).contains(fit.region()))
                        .toList(),
                fitted.remarks());
        return new Done(scan, blood.stream().toList(), wanted, fingerprint(scan, blood));
    }

    /** The regions asked for, the references, and those that k2' and the like are found from must be there. */
    private void requireNamed(MeasuredScan scan) {
        Set<String> asked = new LinkedHashSet<>(regions);
        asked.addAll(settings.references());
        KineticModels.shared()
                .forEach(parameter -> asked.addAll(settings.shared(parameter).regions()));
        for (String region : asked) {
            if (!scan.regions().contains(region)) throw unknown(region, scan);
        }
    }

    private List<String> targets(MeasuredScan scan) {
        return regions.isEmpty() ? scan.regions() : regions;
    }

    private Refusal unknown(String region, MeasuredScan scan) {
        List<String> others = new ArrayList<>(scan.regions());
        List<String> nearest = new ArrayList<>();
        while (!others.isEmpty() && nearest.size() < NAMES_TO_SUGGEST) {
            nearest.add(NearestName.to(region, others));
            others.remove(nearest.get(nearest.size() - 1));
        }
        return Refusal.of(CurvesReason.REGION_UNKNOWN)
                .file(scan.source())
                .field(region)
                .found("the nearest of its " + scan.regions().size() + " names: " + String.join(", ", nearest));
    }

    private double decayPerMinute(CurveSource source, MeasuredScan scan) {
        if (Collections.disjoint(settings.weights(), WEIGHTS_THAT_DECAY)) return 0;
        return SECONDS_PER_MINUTE
                * scan.sidecar()
                        .radionuclide()
                        .orElseThrow(source::radionuclideUnknown)
                        .decayPerSecond();
    }

    /** The file counts from TimeZero, the fit from the injection. */
    private WeightTable weights(MeasuredScan scan) throws IOException {
        String location = settings.weightsFile();
        int slash = location.lastIndexOf('/');
        Store folder = HadoopSettings.ofThisProcess().storeAt(slash < 0 ? "." : location.substring(0, slash + 1));
        String name = location.substring(slash + 1);
        if (folder.find(name).isEmpty())
            throw Refusal.of(CommandReason.FILE_MISSING).file(location);
        return WeightTable.read(folder, name).from(scan.injectionStartSeconds());
    }

    /** SUV of 1 Bq/mL, g/Bq; NaN if something of it is not known. */
    private static double suvPerActivity(MeasuredScan scan) {
        if (!scan.isUnitKnown()) return Double.NaN;
        double grams = scan.sidecar().bodyWeightKg() * GRAM_PER_KG;
        double becquerel = scan.sidecar().injectedMBq() * BQ_PER_MBQ;
        return grams > 0 && becquerel > 0 ? grams / becquerel : Double.NaN;
    }

    private String fingerprint(MeasuredScan scan, Optional<ScanBlood.Found> blood) {
        return Fingerprint.ofNothing()
                .with("curves", scan.contentHash())
                .with("blood", blood.map(ScanBlood.Found::contentHash).orElse(""))
                .with("units", scan.sidecar().units())
                .with(
                        "radionuclide",
                        scan.sidecar().radionuclide().map(Enum::name).orElse(""))
                .with("injection", Double.toString(scan.injectionStartSeconds()))
                .with("kinetics", settings)
                .with(Stages.FIT.name(), Stages.FIT.version())
                .hex();
    }
}

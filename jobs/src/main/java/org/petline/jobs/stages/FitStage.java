package org.petline.jobs.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.Settings.Model;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Fit;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Srtm;
import org.petline.kinetics.Suvr;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;
import org.petline.kinetics.Window;

/** Fits the kinetic models of the settings to every region's time-activity curve. */
public final class FitStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    public static final int VERSION = 2;

    private final Settings.Kinetics settings;

    public FitStage(Settings.Kinetics settings) {
        this.settings = settings;
    }

    /**
     * Every model for every region but the reference; nothing if the scan has a single frame.
     *
     * @param decayPerMinute decay constant of the radionuclide, 1/min
     * @throws Refusal REFERENCE_REGION_ABSENT if the reference region was not sampled
     */
    public FittedScan run(SampledScan sampled, FrameTimes times, double decayPerMinute) {
        if (times.count() == 1) return new FittedScan(List.of());
        Tac reference = sampled.regions().stream()
                .filter(region -> region.name().equals(settings.referenceRegion()))
                .findFirst()
                .map(region -> tac(region, times))
                .orElseThrow(() -> Refusal.of(StageReason.REFERENCE_REGION_ABSENT)
                        .field("kinetics.reference-region")
                        .found(settings.referenceRegion()));
        ReferenceInput input = ReferenceInput.of(reference);
        List<FittedScan.RegionFit> fits = new ArrayList<>();
        for (Model choice : settings.models()) {
            BoundModel model = model(choice, input);
            for (SampledScan.RegionTac region : sampled.regions()) {
                if (region.name().equals(settings.referenceRegion())) continue;
                Tac target = tac(region, times);
                double[] weights = inWindow(weights().of(target, decayPerMinute), times);
                fits.add(told(region.name(), choice, model.fit(target, weights)));
            }
        }
        return new FittedScan(fits);
    }

    private static Tac tac(SampledScan.RegionTac region, FrameTimes times) {
        return Tac.of(
                times,
                region.frames().stream().mapToDouble(SampledScan.Sample::mean).toArray());
    }

    private BoundModel model(Model choice, ReferenceInput input) {
        ModelOptions options = ModelOptions.defaults()
                .with(prediction())
                .with(new Window(settings.suvrStartMinutes(), settings.suvrEndMinutes()));
        return switch (choice) {
            case SRTM -> new Srtm(options).bind(input);
            case SUVR -> new Suvr(options).bind(input);
        };
    }

    private Prediction prediction() {
        return switch (settings.prediction()) {
            case FRAME_AVERAGE -> Prediction.FRAME_AVERAGE;
            case MID_FRAME -> Prediction.MID_FRAME;
        };
    }

    private Weights weights() {
        return switch (settings.weights()) {
            case DECAY -> Weights.DECAY;
            case UNIFORM -> Weights.UNIFORM;
            case DURATION -> Weights.DURATION;
            case ACTIVITY -> Weights.ACTIVITY;
        };
    }

    /** Frames that are not wholly inside the fit's window weigh nothing. */
    private double[] inWindow(double[] weights, FrameTimes times) {
        for (int frame = 0; frame < weights.length; frame++) {
            boolean inside = times.startMinutes(frame) >= settings.startMinutes()
                    && times.endMinutes(frame) <= settings.endMinutes();
            if (!inside) weights[frame] = 0;
        }
        return weights;
    }

    private FittedScan.RegionFit told(String region, Model choice, Fit fit) {
        return new FittedScan.RegionFit(
                region,
                choice.name(),
                settings.referenceRegion(),
                word(settings.weights()),
                word(settings.prediction()),
                choice == settings.primaryModel(),
                fit.estimates().stream()
                        .map(each ->
                                new FittedScan.Estimate(each.name(), each.unit(), each.value(), each.standardError()))
                        .toList(),
                fit.bpndLower(),
                fit.bpndUpper(),
                fit.quality().sigma(),
                fit.quality().wrss(),
                fit.quality().aic(),
                fit.quality().rSquared(),
                fit.quality().framesUsed(),
                fit.quality().degreesOfFreedom(),
                fit.flags().stream().map(Enum::name).toList(),
                Arrays.stream(fit.predicted()).boxed().toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

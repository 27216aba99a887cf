package org.petline.jobs.fitting;

import java.util.Comparator;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.KineticModels;

/** From when on the models of the settings take frames, and whether a scan lasts so long. */
public final class ModelStarts {
    private final Settings.Kinetics settings;

    public ModelStarts(Settings.Kinetics settings) {
        this.settings = settings;
    }

    /** A time that the settings name, minutes from the injection. */
    private record Start(String key, double minutes, String model) {}

    /**
     * Refuses a scan that ends before any model begins. One that ends before some do is told in their rows, and a static
     * scan keeps its activity.
     *
     * @param fromInjection the scan's frames
     * @throws Refusal MODEL_STARTS_AFTER_SCAN
     */
    public void requireBeforeEnd(FrameTimes fromInjection) {
        if (fromInjection.count() == 1) return;
        double end = fromInjection.endMinutes(fromInjection.count() - 1);
        Start earliest = settings.models().stream()
                .map(this::of)
                .min(Comparator.comparingDouble(Start::minutes))
                .orElseThrow();
        if (earliest.minutes < end) return;
        throw Refusal.of(FittingReason.MODEL_STARTS_AFTER_SCAN)
                .field(earliest.key)
                .found(earliest.model + " from " + earliest.minutes + " min on, and the scan ends " + end
                        + " min after the injection");
    }

    /** The later of what holds for all models and what holds for this one. */
    private Start of(String model) {
        Start all = new Start("kinetics.start-minutes", settings.startMinutes(), model);
        Start own = switch (KineticModels.find(model).orElseThrow().start()) {
            case WITH_SCAN -> all;
            case WITH_WINDOW -> new Start("kinetics.window-start-minutes", settings.windowStartMinutes(), model);
            case AT_T_STAR ->
                settings.tStar().given().isPresent()
                        ? new Start("kinetics.t-star", settings.tStar().number(), model)
                        : all;
        };
        return own.minutes > all.minutes ? own : all;
    }
}

package org.petline.kinetics;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The choices that models are made with; each model takes those it has a use for.
 *
 * @param prediction how a model's curve meets a frame
 * @param bloodVolume of models with whole blood
 * @param shared numbers that models take as known, each declared by its model: k2' in {@link Srtm2}, VND in {@link Sime}
 * @param tStar of graphical and multilinear methods
 * @param window of SUV, SUVR and FUR
 * @param suvPerActivity SUV (g/mL) of unit activity in the target's unit: body weight over injected activity
 */
public record ModelOptions(
        Prediction prediction,
        BloodVolume bloodVolume,
        Map<SharedParameter, SharedValue> shared,
        TStar tStar,
        Window window,
        OptionalDouble suvPerActivity) {
    /** Copies the map. */
    public ModelOptions {
        shared = Map.copyOf(shared);
    }

    /** Frame averages, vB fitted, t* chosen at 10 %, window from 40 to 90 min; nothing that must come from data. */
    public static ModelOptions defaults() {
        return new ModelOptions(
                Prediction.FRAME_AVERAGE,
                new BloodVolume.Fitted(),
                Map.of(),
                new TStar.Chosen(0.1),
                new Window(40, 90),
                OptionalDouble.empty());
    }

    /**
     * A number that a model takes as known.
     *
     * @param model its name
     * @throws IllegalArgumentException if it is not there
     */
    public SharedValue required(SharedParameter parameter, String model) {
        SharedValue value = shared.get(parameter);
        if (value == null) throw new IllegalArgumentException(model + " needs " + parameter.symbol());
        return value;
    }

    public ModelOptions with(Prediction other) {
        return new ModelOptions(other, bloodVolume, shared, tStar, window, suvPerActivity);
    }

    public ModelOptions with(BloodVolume other) {
        return new ModelOptions(prediction, other, shared, tStar, window, suvPerActivity);
    }

    /** The same with a number that some model takes as known, in place of another of its kind. */
    public ModelOptions with(SharedValue known) {
        Map<SharedParameter, SharedValue> more = new HashMap<>(shared);
        more.put(known.parameter(), known);
        return new ModelOptions(prediction, bloodVolume, more, tStar, window, suvPerActivity);
    }

    public ModelOptions with(TStar other) {
        return new ModelOptions(prediction, bloodVolume, shared, other, window, suvPerActivity);
    }

    public ModelOptions with(Window other) {
        return new ModelOptions(prediction, bloodVolume, shared, tStar, other, suvPerActivity);
    }

    /** The same with the SUV of unit activity. */
    public ModelOptions withSuvPerActivity(double gramPerMl) {
        return new ModelOptions(prediction, bloodVolume, shared, tStar, window, OptionalDouble.of(gramPerMl));
    }
}

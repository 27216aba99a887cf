package org.petline.kinetics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The choices that models are made with; each model takes those it has a use for.
 *
 * @param prediction how a model's curve meets a frame
 * @param bloodVolume of models with whole blood
 * @param k2Prime of models that need it; see SharedK2Prime
 * @param vnd distribution volume of nondisplaceable uptake, mL/mL, for SIME
 * @param tStar of graphical and multilinear methods
 * @param window of SUV, SUVR and FUR
 * @param suvPerActivity SUV (g/mL) of unit activity in the target's unit: body weight over injected activity
 */
public record ModelOptions(
        Prediction prediction,
        BloodVolume bloodVolume,
        Optional<K2Prime> k2Prime,
        Optional<Vnd> vnd,
        TStar tStar,
        Window window,
        OptionalDouble suvPerActivity) {

    /** Frame averages, vB fitted, t* chosen at 10 %, window from 40 to 90 min; nothing that must come from data. */
    public static ModelOptions defaults() {
        return new ModelOptions(
                Prediction.FRAME_AVERAGE,
                new BloodVolume.Fitted(),
                Optional.empty(),
                Optional.empty(),
                new TStar.Chosen(0.1),
                new Window(40, 90),
                OptionalDouble.empty());
    }

    public ModelOptions with(Prediction other) {
        return new ModelOptions(other, bloodVolume, k2Prime, vnd, tStar, window, suvPerActivity);
    }

    public ModelOptions with(BloodVolume other) {
        return new ModelOptions(prediction, other, k2Prime, vnd, tStar, window, suvPerActivity);
    }

    public ModelOptions with(K2Prime other) {
        return new ModelOptions(prediction, bloodVolume, Optional.of(other), vnd, tStar, window, suvPerActivity);
    }

    public ModelOptions with(Vnd other) {
        return new ModelOptions(prediction, bloodVolume, k2Prime, Optional.of(other), tStar, window, suvPerActivity);
    }

    public ModelOptions with(TStar other) {
        return new ModelOptions(prediction, bloodVolume, k2Prime, vnd, other, window, suvPerActivity);
    }

    public ModelOptions with(Window other) {
        return new ModelOptions(prediction, bloodVolume, k2Prime, vnd, tStar, other, suvPerActivity);
    }

    /** The same with the SUV of unit activity. */
    public ModelOptions withSuvPerActivity(double gramPerMl) {
        return new ModelOptions(prediction, bloodVolume, k2Prime, vnd, tStar, window, OptionalDouble.of(gramPerMl));
    }
}

package org.petline.jobs.stages;

import java.util.List;
import java.util.Optional;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Fit;
import org.petline.kinetics.K2Prime;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Vnd;

/** The estimates over several regions, and the robust fit, of the room of kinetics: none of them found yet. */
final class OverRegions {
    private OverRegions() {}

    static Optional<K2Prime> k2Prime(
            ReferenceInput reference, List<Tac> targets, List<double[]> weights, Prediction prediction) {
        return Optional.empty();
    }

    static Optional<Vnd> vnd(PlasmaInput input, List<Tac> targets, List<double[]> weights, ModelOptions options) {
        return Optional.empty();
    }

    static Estimate delay(PlasmaInput input, List<Tac> targets, List<double[]> weights, ModelOptions options) {
        return new Estimate("delay", "min", Double.NaN, Double.NaN);
    }

    static Fit robust(BoundModel model, Tac target, double[] weights) {
        return model.fit(target, weights);
    }
}

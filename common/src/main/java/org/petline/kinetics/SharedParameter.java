package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * A number of a scan that a model takes as known: given, or found in the scan's regions together. The model that needs it
 * declares it.
 *
 * @param key in settings and on the command line, for example k2-prime
 * @param symbol for people, for example k2'
 * @param estimate as models name it among their estimates, for example k2prime
 * @param unit of its values
 * @param least that may be given; {@code most} the largest
 * @param notFound the flag of fits that are missing because it was not found
 * @param search finds it in the regions
 */
public record SharedParameter(
        String key,
        String symbol,
        String estimate,
        String unit,
        double least,
        double most,
        FitFlag notFound,
        Search search) {
    /** How the number is found. */
    @FunctionalInterface
    public interface Search {
        /**
         * The number with which all targets together fit best.
         *
         * @param targets over the input's frames, at least one
         * @param weights [target] the weights of its frames
         * @param options prediction and blood volume are taken
         * @return empty if the targets do not tell it
         * @throws IllegalArgumentException if it is no number of this kind of input
         */
        Optional<SharedValue> find(Input input, List<Tac> targets, List<double[]> weights, ModelOptions options);
    }

    /** A number that is taken as known. */
    public SharedValue given(double value) {
        return new SharedValue(this, value, 0);
    }
}

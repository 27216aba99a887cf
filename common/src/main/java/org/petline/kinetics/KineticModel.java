package org.petline.kinetics;

/** A kinetic model and its choices: a small immutable object that is given an input and target curves. */
public interface KineticModel {
    /** What is said of the model whatever its choices; {@link KineticModels} lists all. */
    KineticModels.Entry entry();

    /** The model's name in tables, for example SRTM. */
    default String name() {
        return entry().name();
    }

    /**
     * The model for targets of one input; what depends on the input alone is computed here, once.
     *
     * @throws IllegalArgumentException if the model needs another kind of input, or whole blood that the input lacks
     */
    BoundModel bind(Input input);

    /**
     * The model's best account of one target curve; to fit several targets of one input, {@link #bind} once.
     *
     * @param target a curve over the input's frames, in the input's unit
     * @param weights [frame] see {@link BoundModel#fit}
     */
    default Fit fit(Tac target, Input input, double[] weights) {
        return bind(input).fit(target, weights);
    }
}

package org.petline.jobs.tables.rows;

import org.petline.Group;

/** One combination of an analyst's choices. */
@Group
public record FitChoices(
        @Column(key = true, meaning = "Model, by its name in kinetics.models")
        String model,

        @Column(
                key = true,
                meaning =
                        "Reference region: of the model, or for plasma models of bpnd_indirect; null if the settings name none")
        String referenceRegion,

        @Column(key = true, meaning = "Weights of the frames in the fit: decay, uniform, duration, activity or file")
        String weights,

        @Column(key = true, meaning = "How a model meets a frame: frame-average or mid-frame")
        String prediction,

        @Column(key = true, meaning = "What the fit does with frames unlike the others: keep or down-weight")
        String outliers) {}

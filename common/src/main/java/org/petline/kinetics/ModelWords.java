package org.petline.kinetics;

import org.petline.Citation;

/**
 * How people and files speak of a model.
 *
 * @param summary a phrase for lists
 * @param methods as a methods section has it, after "the"
 * @param citation of its paper
 * @param bidsLabel {@code ModelName} in the draft of BEP023; the model's name where the draft has no label for it
 */
public record ModelWords(String summary, String methods, Citation citation, String bidsLabel) {
    public ModelWords {
        if (summary.isBlank() || methods.isBlank() || bidsLabel.isBlank()) {
            throw new IllegalArgumentException("no words: " + summary + "; " + methods + "; " + bidsLabel);
        }
    }
}

package org.petline.pictures;

import java.util.List;

/**
 * Outlines on slices of a world.
 *
 * @param labels the labels as they lie in that world
 * @param outlines drawn in this order
 */
record Borders(LabelField labels, List<Outline> outlines) {
    Borders {
        outlines = List.copyOf(outlines);
    }

    static Borders of(LabelField labels, Outline one) {
        return new Borders(labels, List.of(one));
    }
}

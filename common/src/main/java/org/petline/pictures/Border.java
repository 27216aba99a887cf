package org.petline.pictures;

/**
 * An outline on slices of a world.
 *
 * @param labels the labels as they lie in that world
 */
record Border(LabelField labels, Outline outline) {}

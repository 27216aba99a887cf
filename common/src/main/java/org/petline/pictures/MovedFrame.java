package org.petline.pictures;

import org.petline.geometry.RigidTransform;
import org.petline.image.Volume;

/**
 * A frame to be looked at before and after its motion is undone.
 *
 * @param title what stands above it, for example {@code frame 12: 30-35 min}; letters without a glyph stay blank
 * @param volume smooth enough to show its edges, in the frame's own world
 * @param referenceToFrame takes points of the reference's world to the frame's, mm
 * @param displacementMm how far the brain lies from its place in the reference; NaN if not known
 */
public record MovedFrame(String title, Volume volume, RigidTransform referenceToFrame, double displacementMm) {}

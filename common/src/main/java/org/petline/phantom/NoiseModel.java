package org.petline.phantom;

import org.petline.FrameTimes;

/**
 * How much a voxel scatters: like counts, with the activity there, the decay since TimeZero and the frame's length.
 *
 * @param scale standard deviation of a voxel of 1 Bq/mL in a frame of 1 s at TimeZero
 * @param halfLifeSeconds of the tracer's nuclide
 */
record NoiseModel(double scale, double halfLifeSeconds) {
    private static final double REFERENCE_SECONDS = 360;
    private static final double REFERENCE_MID_SECONDS = 30 * 60;

    /**
     * The noise that a scan of typical activity has.
     *
     * @param greyBqPerMl typical activity of grey matter 30 min after injection, corrected for decay
     */
    static NoiseModel of(Counts counts, double greyBqPerMl, double halfLifeSeconds) {
        double decayed = StrictMath.pow(2, -REFERENCE_MID_SECONDS / halfLifeSeconds);
        return new NoiseModel(counts.noise() * Math.sqrt(greyBqPerMl * REFERENCE_SECONDS * decayed), halfLifeSeconds);
    }

    /** Standard deviation in a frame of a voxel of 1 Bq/mL; it grows with the square root of the activity. */
    double scaleIn(FrameTimes times, int frame) {
        double decay = StrictMath.pow(2, times.midSeconds(frame) / halfLifeSeconds);
        return scale * Math.sqrt(decay / times.durationSeconds(frame));
    }
}

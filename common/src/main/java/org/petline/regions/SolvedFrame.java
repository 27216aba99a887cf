package org.petline.regions;

/**
 * What one frame's classes hold.
 *
 * @param values [class], NaN where one was not measured; what stands behind the classes does not count
 * @param covariance of them, by the image's noise
 * @param perMm [class] by how much each grows with a mm of resolution
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record SolvedFrame(double[] values, double[][] covariance, double[] perMm) {}

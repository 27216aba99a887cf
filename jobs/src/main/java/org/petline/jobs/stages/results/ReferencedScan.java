package org.petline.jobs.stages.results;

/**
 * The PET image that is laid over the MR.
 *
 * @param path where it lies below the output folder
 * @param startSeconds start of the frames that it is the mean of, from TimeZero; {@code endSeconds} their end
 */
public record ReferencedScan(String path, double startSeconds, double endSeconds) {}

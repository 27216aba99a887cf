package org.petline.jobs.stages;

import java.io.IOException;
import org.petline.image.FrameSource;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/** The images of a scan, read each time they are asked for. */
public interface ScanVolumes {
    /** All frames, smoothed and on a coarse grid, Bq/mL: those on which motion was estimated. */
    FrameSource estimationFrames() throws IOException;

    /** Mean of the aligned frames, Bq/mL, in the reference frame's world. */
    Volume petReference() throws IOException;

    /** The anatomical image, in a world of its own. */
    Volume t1w() throws IOException;

    /** Labels in the world of the T1w. */
    LabelVolume segmentation() throws IOException;
}

package org.petline.jobs.stages;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.petline.Flag;
import org.petline.blood.BloodFlag;
import org.petline.jobs.fitting.MissingInput;
import org.petline.jobs.stages.results.PvcFlag;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.voxels.VoxelFlag;
import org.petline.registration.CoregistrationFlag;
import org.petline.registration.MotionFlag;

/** All flags of all rooms; a test looks for enums that are missing here. */
public final class Flags {
    private static final List<Flag> ALL = Stream.<Flag[]>of(
                    ScanFlag.values(),
                    PvcFlag.values(),
                    MotionFlag.values(),
                    CoregistrationFlag.values(),
                    BloodFlag.values(),
                    FitFlag.values(),
                    MissingInput.values(),
                    VoxelFlag.values())
            .flatMap(Arrays::stream)
            .toList();

    private Flags() {}

    /** Those of tables first, room by room, in the order they are declared; those of maps after them. */
    public static List<Flag> all() {
        return ALL;
    }
}

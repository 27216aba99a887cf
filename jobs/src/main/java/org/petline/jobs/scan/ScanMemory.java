package org.petline.jobs.scan;

import java.io.IOException;
import java.util.List;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.geometry.Grid;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.stages.ImageFiles;

/**
 * How much heap a scan takes, told from its images' headers.
 *
 * @param frameVoxels of one PET frame
 * @param frames in the PET
 * @param smallVoxels of one frame on the grid that motion is estimated on
 * @param anatomyVoxels of the T1w and the segmentation together
 */
public record ScanMemory(long frameVoxels, int frames, long smallVoxels, long anatomyVoxels) {
    private static final long MEBIBYTE = 1 << 20;

    /** Buffers, rows and code: what the smallest scan takes. */
    private static final long FLOOR_MEBIBYTES = 48;

    /** Whole frames in memory at once: as read, as resampled, the mean, and their spline coefficients in double. */
    private static final int FRAME_COPIES = 8;

    /** The series for motion: itself, halved, its spline coefficients and what kinetics predict for it. */
    private static final int SERIES_COPIES = 6;

    /** An MR and its labels: as stored, as numbers, and on the way between. */
    private static final int ANATOMY_COPIES = 3;

    private static final ScanMemory UNKNOWN = new ScanMemory(0, 0, 0, 0);

    /** By the headers; what has none that can be read is refused soon, and takes little. */
    static ScanMemory of(RunContext context, FoundScan scan) {
        try {
            ImageFiles.Extent pet = extent(context, scan.image());
            int frames = 0;
            for (SourceFile image : scan.images())
                frames += extent(context, image).frames();
            double spacing = Math.max(1, context.settings().motion().gridMm());
            long small = (long) Math.min(Integer.MAX_VALUE, volumeMm3(pet.grid()) / (spacing * spacing * spacing));
            long anatomy = extent(context, scan.segmentation()).grid().voxels();
            if (scan.t1w().isPresent())
                anatomy += extent(context, scan.t1w().get().image()).grid().voxels();
            return new ScanMemory(pet.grid().voxels(), frames, small, anatomy);
        } catch (IOException | Refusal unreadable) {
            return UNKNOWN;
        }
    }

    /** Of two PET references that are compared, by their headers. */
    public static ScanMemory ofReferences(Store output, List<String> paths) throws IOException {
        long voxels = 0;
        for (String path : paths) {
            voxels += ImageFiles.extent(output, path).grid().voxels();
        }
        return new ScanMemory(voxels, 0, 0, 0);
    }

    /** What the scan's task asks for. */
    public long mebibytes() {
        long bytes = Float.BYTES
                * (FRAME_COPIES * frameVoxels + SERIES_COPIES * smallVoxels * frames + ANATOMY_COPIES * anatomyVoxels);
        return FLOOR_MEBIBYTES + bytes / MEBIBYTE;
    }

    private static ImageFiles.Extent extent(RunContext context, SourceFile file) throws IOException {
        return ImageFiles.extent(context.storeOf(file), file.path());
    }

    private static double volumeMm3(Grid grid) {
        return grid.voxels() * Math.abs(grid.voxelToWorld().determinant());
    }
}

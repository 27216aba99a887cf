package org.petline.jobs.stages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.bids.SidecarReason;
import org.petline.files.DecimalText;
import org.petline.files.HashedInputStream;
import org.petline.image.BandLimitedDownsampling;
import org.petline.image.Volume;
import org.petline.imagefile.FrameReader;
import org.petline.imagefile.HeaderFinding;
import org.petline.imagefile.ImageFileReason;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.nifti.NiftiFrameReader;

/**
 * Reads a .nii(.gz) once, as a stream, frame after frame: hashes its bytes, scales its voxels to Bq/mL decay-corrected
 * to TimeZero, and leaves the raw frames on scratch and small ones for motion in memory.
 */
public final class Unpacking {
    /** A whole frame at a scanner's largest integer is no measurement; one in a thousand voxels is worth a flag. */
    private static final double SATURATED_SHARE = 1e-3;

    /** Bq/mL: 20 GBq, the most that is injected, in one drop; late frames of short-lived nuclides get 50 times that. */
    private static final double MOST_ACTIVITY = 1e12;

    private final Settings.Motion settings;
    private final Path scratch;
    private final FreeSpace space;

    /** With a local folder for the frames. */
    public Unpacking(Settings.Motion settings, Path scratch) {
        this(settings, scratch, FreeSpace.OF_THE_DISK);
    }

    Unpacking(Settings.Motion settings, Path scratch, FreeSpace space) {
        this.settings = settings;
        this.scratch = scratch;
        this.space = space;
    }

    /** Opens a file's bytes. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** One image of a scan. */
    public static final class Image {
        private final Opening bytes;
        private final String name;
        private final double[] factors;

        /**
         * An image that is opened when its turn comes.
         *
         * @param name the file's name, for messages
         * @param factors [frame]: what the stored values are multiplied by to be Bq/mL, decay-corrected to TimeZero
         */
        public Image(Opening bytes, String name, double[] factors) {
            this.bytes = bytes;
            this.name = name;
            this.factors = factors.clone();
        }
    }

    /**
     * All frames of a scan.
     *
     * @param images in the order of time, each read to its end; one, but for joined runs
     * @throws Refusal if a file is damaged or has another number of frames, if grids differ, or if no frame holds activity
     * @throws ScratchFullException if the frames do not fit on the scratch folder's disk
     */
    public UnpackedScan run(List<Image> images) throws IOException {
        Pass pass =
                new Pass(images.stream().mapToInt(image -> image.factors.length).sum());
        try {
            for (Image image : images) pass.read(image);
            if (!pass.active) {
                throw Refusal.of(StageReason.NO_ACTIVITY).file(images.get(0).name);
            }
            return new UnpackedScan(pass.raw, pass.estimation, pass.hashes, pass.noticed());
        } catch (IOException | RuntimeException | Error e) {
            if (pass.raw != null) pass.raw.close();
            throw e;
        }
    }

    /** What has been read so far. */
    private final class Pass {
        private final int frames;
        private final BandLimitedDownsampling downsampling =
                new BandLimitedDownsampling(settings.smoothingFwhmMm(), settings.gridMm());
        private final List<String> hashes = new ArrayList<>();
        private final SortedMap<ScanFlag, List<Integer>> flagged = new TreeMap<>();
        private final List<UnpackedScan.Noticed> ofHeaders = new ArrayList<>();
        private RawFrames raw;
        private MemoryFrames estimation;
        private float[] voxels;
        private boolean active;
        private int done;

        Pass(int frames) {
            this.frames = frames;
        }

        void read(Image image) throws IOException {
            try (HashedInputStream hashed = new HashedInputStream(image.bytes.open());
                    FrameReader reader = NiftiFrameReader.open(hashed, image.name)) {
                require(image, reader);
                if (raw == null) {
                    raw = RawFrames.in(scratch, reader.grid());
                    estimation = new MemoryFrames(downsampling.grid(reader.grid()));
                }
                for (double factor : image.factors) next(image.name, reader, factor);
                for (HeaderFinding finding : reader.findings()) {
                    if (finding.reason() == ImageFileReason.NAME_AND_COMPRESSION_DIFFER) {
                        ofHeaders.add(new UnpackedScan.Noticed(ScanFlag.FILE_NAME_MISLEADS, finding.found()));
                    }
                    if (finding.severity() == HeaderFinding.Severity.NOTE) continue;
                    String found = finding.field() + " " + finding.found() + ", " + finding.done();
                    ofHeaders.add(new UnpackedScan.Noticed(ScanFlag.FILE_PECULIAR, found));
                }
                // The codec has read all that the file promises; bytes that no format counts still belong to the hash.
                hashes.add(hashed.sha256OfAll());
            }
        }

        private void require(Image image, FrameReader reader) {
            if (reader.frames() != image.factors.length) {
                throw Refusal.of(SidecarReason.FRAME_COUNT_MISMATCH)
                        .file(image.name)
                        .field("dim[4]")
                        .found(reader.frames() + " frames in the image, " + image.factors.length
                                + " in FrameTimesStart");
            }
            if (raw != null) RunGrids.requireSame(raw.grid(), reader.grid(), image.name);
        }

        private void next(String name, FrameReader reader, double factor) throws IOException {
            // The first frame takes its memory as it arrives: until then the header is a stranger's word.
            if (voxels == null) {
                voxels = reader.next();
                space.require(scratch, bytesOf(voxels, frames));
            } else {
                reader.next(voxels);
            }
            Set<ScanFlag> odd = EnumSet.noneOf(ScanFlag.class);
            active |= inspect(voxels, odd);
            for (ScanFlag flag : odd) {
                flagged.computeIfAbsent(flag, ignored -> new ArrayList<>()).add(done);
            }
            requirePossible(name, voxels, factor, done);
            scale(voxels, factor);
            append(raw, voxels, frames - done);
            estimation.append(downsampling.downsample(new Volume(raw.grid(), voxels)));
            done++;
        }

        private List<UnpackedScan.Noticed> noticed() {
            List<UnpackedScan.Noticed> noticed = new ArrayList<>();
            flagged.forEach((flag, frames) -> noticed.add(new UnpackedScan.Noticed(flag, Remarks.frames(frames))));
            noticed.addAll(ofHeaders);
            return noticed;
        }
    }

    /** Writes a frame; if that fails because others took the room that was free at first, says so. */
    private void append(RawFrames raw, float[] voxels, int framesLeft) throws IOException {
        try {
            raw.append(voxels);
        } catch (IOException unwritten) {
            space.require(scratch, bytesOf(voxels, framesLeft));
            throw unwritten;
        }
    }

    private static long bytesOf(float[] frame, int frames) {
        return (long) Float.BYTES * frame.length * frames;
    }

    /** Flags what is odd about a frame; true if it holds more than one value. */
    private static boolean inspect(float[] voxels, Set<ScanFlag> flags) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        long notFinite = 0;
        for (float voxel : voxels) {
            if (!Float.isFinite(voxel)) {
                notFinite++;
                continue;
            }
            if (voxel < least) least = voxel;
            if (voxel > most) most = voxel;
        }
        if (notFinite > 0) flags.add(ScanFlag.VOXELS_NOT_FINITE);
        if (!(least < most)) {
            flags.add(ScanFlag.FRAME_CONSTANT);
            return false;
        }
        long atTop = 0;
        for (float voxel : voxels) if (voxel == most) atTop++;
        if (atTop > SATURATED_SHARE * voxels.length) flags.add(ScanFlag.VOXELS_SATURATED);
        return true;
    }

    /**
     * Makes sure that a scanner could have measured it.
     *
     * @throws Refusal ACTIVITY_IMPLAUSIBLE
     */
    private static void requirePossible(String name, float[] voxels, double factor, int frame) {
        double most = 0;
        for (float voxel : voxels) if (Float.isFinite(voxel) && voxel > most) most = voxel;
        if (most * factor <= MOST_ACTIVITY) return;
        throw Refusal.of(StageReason.ACTIVITY_IMPLAUSIBLE)
                .file(name)
                .field("frame " + frame)
                .found(DecimalText.of(most * factor, DecimalText.MEASURED) + " Bq/mL: the image says "
                        + DecimalText.of(most, DecimalText.MEASURED)
                        + ", Units and decay correction of the sidecar multiply it by "
                        + DecimalText.of(factor, DecimalText.MEASURED));
    }

    private static void scale(float[] voxels, double factor) {
        if (factor == 1) return;
        for (int voxel = 0; voxel < voxels.length; voxel++) voxels[voxel] = (float) (voxels[voxel] * factor);
    }
}

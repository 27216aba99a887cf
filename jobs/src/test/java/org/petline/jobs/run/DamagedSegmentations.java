package org.petline.jobs.run;

import static org.petline.jobs.run.Damage.equal;
import static org.petline.jobs.run.Damage.flagged;
import static org.petline.jobs.run.Damage.refused;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.petline.testing.NiftiBytes;

/** Segmentations that can be read, and are not what they should be (M). */
final class DamagedSegmentations {
    private static final int LEFT_ACCUMBENS = 26;
    private static final int RIGHT_ACCUMBENS = 58;
    private static final int INT16 = 4;

    private DamagedSegmentations() {}

    static List<Damage> labels() {
        return List.of(
                equal("M01", "a larger grid in the same world", edited(DamagedSegmentations::larger)),
                flagged("M07", "a region of one voxel", "REGION_OF_ONE_VOXEL", edited(voxels -> voxels.oneOf())),
                flagged(
                        "M09",
                        "labels cut to bytes",
                        "LABELS_CUT_OFF",
                        study -> study.inflated(
                                study.segmentation(),
                                file -> HeaderEdit.writtenAs(bytesOf(file)).apply(file))),
                refused("M11", "left and right exchanged", "SEGMENTATION_MISMATCH", edited(Voxels::flipped)),
                refused(
                        "M11b",
                        "left and right exchanged by the header",
                        "SEGMENTATION_MISMATCH",
                        study -> study.inflated(study.segmentation(), HeaderEdit.fields(header -> {
                            for (int n = 0; n < 4; n++) {
                                int at = HeaderEdit.SROW + 4 * n;
                                header.putFloat(at, -header.getFloat(at));
                            }
                            header.putShort(HeaderEdit.QFORM_CODE, (short) 0);
                        }))),
                refused(
                        "M15",
                        "another person's, in that one's world",
                        "SEGMENTATION_MISMATCH",
                        study -> study.bytes(study.segmentation(), own -> others(study))),
                refused(
                        "M15b",
                        "another person's, in this one's world",
                        "SEGMENTATION_MISMATCH",
                        study -> study.inflated(study.segmentation(), own -> {
                            byte[] mixed = TinyStudy.inflate(others(study));
                            System.arraycopy(own, 0, mixed, 0, HeaderEdit.VOXELS);
                            return mixed;
                        })));
    }

    private static byte[] others(TinyStudy study) {
        Path own = study.segmentation();
        try {
            return Files.readAllBytes(Path.of(own.toString().replace("sub-01", "sub-02")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Damage.Deed edited(UnaryOperator<Voxels> edit) {
        return study -> study.inflated(
                study.segmentation(), file -> edit.apply(Voxels.of(file)).file());
    }

    /** Written with one byte a voxel, as a conversion does that looks at no number. */
    private static NiftiBytes bytesOf(byte[] file) {
        if (ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(HeaderEdit.DATATYPE) != INT16) {
            throw new AssertionError("labels are not int16");
        }
        return NiftiBytes.version1().datatype(2, 8);
    }

    /** More background behind the last voxel of each axis. */
    private static Voxels larger(Voxels voxels) {
        return voxels.with(voxels.ni + 5, voxels.nj + 3, voxels.nk + 7);
    }

    /** A file of int16 labels. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Voxels(byte[] file, int ni, int nj, int nk) {
        static Voxels of(byte[] file) {
            bytesOf(file);
            ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            return new Voxels(
                    file,
                    header.getShort(HeaderEdit.DIM + 2),
                    header.getShort(HeaderEdit.DIM + 4),
                    header.getShort(HeaderEdit.DIM + 6));
        }

        private int at(int i, int j, int k) {
            return HeaderEdit.VOXELS + 2 * (i + ni * (j + nj * k));
        }

        Voxels with(int wider, int deeper, int higher) {
            byte[] bytes = Arrays.copyOf(file, HeaderEdit.VOXELS + 2 * wider * deeper * higher);
            Arrays.fill(bytes, HeaderEdit.VOXELS, bytes.length, (byte) 0);
            Voxels large = new Voxels(bytes, wider, deeper, higher);
            for (int k = 0; k < nk; k++) {
                for (int j = 0; j < nj; j++) System.arraycopy(file, at(0, j, k), bytes, large.at(0, j, k), 2 * ni);
            }
            ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            header.putShort(HeaderEdit.DIM + 2, (short) wider);
            header.putShort(HeaderEdit.DIM + 4, (short) deeper);
            header.putShort(HeaderEdit.DIM + 6, (short) higher);
            return large;
        }

        Voxels flipped() {
            return moved(i -> ni - 1 - i);
        }

        private Voxels moved(IntUnaryOperator from) {
            byte[] bytes = file.clone();
            for (int k = 0; k < nk; k++) {
                for (int j = 0; j < nj; j++) {
                    for (int i = 0; i < ni; i++) {
                        System.arraycopy(file, at(from.applyAsInt(i), j, k), bytes, at(i, j, k), 2);
                    }
                }
            }
            return new Voxels(bytes, ni, nj, nk);
        }

        /** The accumbens area loses all voxels but its first. */
        Voxels oneOf() {
            ByteBuffer bytes = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
            int seen = 0;
            for (int at = HeaderEdit.VOXELS; at < bytes.capacity(); at += 2) {
                int label = bytes.getShort(at);
                boolean accumbens = label == LEFT_ACCUMBENS || label == RIGHT_ACCUMBENS;
                if (accumbens && seen++ > 0) bytes.putShort(at, (short) 0);
            }
            if (seen < 2) throw new AssertionError("the healthy region has " + seen + " voxels");
            return new Voxels(bytes.array(), ni, nj, nk);
        }
    }
}

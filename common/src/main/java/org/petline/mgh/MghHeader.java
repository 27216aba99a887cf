package org.petline.mgh;

import static org.petline.mgh.MghReason.MGH_AFFINE;
import static org.petline.mgh.MghReason.MGH_DATATYPE;
import static org.petline.mgh.MghReason.MGH_DIMENSIONS;
import static org.petline.mgh.MghReason.MGH_EMPTY;
import static org.petline.mgh.MghReason.MGH_NOT_MGH;
import static org.petline.mgh.MghReason.MGH_NO_RAS;
import static org.petline.mgh.MghReason.MGH_TRUNCATED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.petline.Refusal;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.imagefile.FileContent;
import org.petline.imagefile.GridLimits;
import org.petline.imagefile.HeaderFinding;

/**
 * What an MGH header says, checked and complete before the first voxel is read.
 *
 * <p>The world is FreeSurfer's scanner RAS, mm (not the "tkregister" RAS of surfaces).
 *
 * @param findings what is remarkable about the header; nothing that forbids reading
 */
public record MghHeader(Grid grid, int frames, MghDatatype datatype, List<HeaderFinding> findings) {
    /**
     * What FreeSurfer takes where goodRASFlag is not set: coronal slices, 1 mm, centred; i to the left, j down, k to the
     * front (setDirectionCosine in mri.cpp; nibabel 5.0 has j and k the other way round).
     */
    private static final Affine CORONAL = new Affine(-1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0);

    static MghHeader read(FileContent content) throws IOException {
        byte[] bytes = new byte[MghLayout.HEADER_BYTES];
        int got = content.read(bytes, 0, bytes.length);
        if (got == 0) throw Refusal.of(MGH_EMPTY).file(content.name()).found("0 bytes");
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        if (got >= Integer.BYTES && header.getInt(MghLayout.VERSION_AT) != MghLayout.VERSION) {
            throw Refusal.of(MGH_NOT_MGH)
                    .file(content.name())
                    .field("version")
                    .found(header.getInt(MghLayout.VERSION_AT) + " instead of 1");
        }
        if (got < bytes.length) {
            throw Refusal.of(MGH_TRUNCATED)
                    .file(content.name())
                    .field("header")
                    .found("the content ends at byte " + got);
        }
        int[] sizes = sizes(header, content.name());
        int type = header.getInt(MghLayout.TYPE_AT);
        MghDatatype datatype = MghDatatype.of(type)
                .orElseThrow(() -> Refusal.of(MGH_DATATYPE)
                        .file(content.name())
                        .field("type")
                        .found(String.valueOf(type)));
        boolean placed = header.getShort(MghLayout.GOOD_RAS_AT) > 0;
        Affine voxelToWorld = voxelToWorld(
                placed ? directionsTimesSpacing(header) : CORONAL, placed ? centre(header) : Vector3.ZERO, sizes);
        List<HeaderFinding> findings = placed
                ? List.of()
                : List.of(HeaderFinding.warning(
                        MGH_NO_RAS, "goodRASFlag", "not set", "took FreeSurfer's default: coronal, 1 mm, centred"));
        return new MghHeader(grid(sizes, voxelToWorld, content.name()), sizes[3], datatype, findings);
    }

    /** [width, height, depth, frames]. */
    private static int[] sizes(ByteBuffer header, String name) {
        int[] sizes = new int[4];
        for (int d = 0; d < sizes.length; d++) sizes[d] = header.getInt(MghLayout.SIZES_AT + Integer.BYTES * d);
        if (!GridLimits.allow(sizes[0], sizes[1], sizes[2], sizes[3])) {
            throw Refusal.of(MGH_DIMENSIONS)
                    .file(name)
                    .field("width, height, depth, nframes")
                    .found(sizes[0] + "x" + sizes[1] + "x" + sizes[2] + "x" + sizes[3]);
        }
        return sizes;
    }

    /** Columns are the steps of one voxel along i, j and k, mm; no translation. */
    private static Affine directionsTimesSpacing(ByteBuffer header) {
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            double spacing = real(header, MghLayout.SPACING_AT, axis);
            for (int row = 0; row < 3; row++) {
                rows[4 * row + axis] = spacing * real(header, MghLayout.DIRECTIONS_AT, 3 * axis + row);
            }
        }
        return Affine.ofRows(rows);
    }

    private static Vector3 centre(ByteBuffer header) {
        return new Vector3(
                real(header, MghLayout.CENTRE_AT, 0),
                real(header, MghLayout.CENTRE_AT, 1),
                real(header, MghLayout.CENTRE_AT, 2));
    }

    /** The map that takes voxel (width/2, height/2, depth/2), not the middle of the grid, to the centre. */
    private static Affine voxelToWorld(Affine steps, Vector3 centre, int[] sizes) {
        Vector3 middle = steps.apply(sizes[0] / 2.0, sizes[1] / 2.0, sizes[2] / 2.0);
        return steps.then(Affine.translation(centre.minus(middle)));
    }

    private static Grid grid(int[] sizes, Affine voxelToWorld, String name) {
        if (!GridLimits.allow(voxelToWorld)) {
            throw Refusal.of(MGH_AFFINE)
                    .file(name)
                    .field("spacing, x_r to z_s, c_r to c_s")
                    .found(voxelToWorld.toString());
        }
        return new Grid(sizes[0], sizes[1], sizes[2], voxelToWorld);
    }

    private static double real(ByteBuffer header, int at, int index) {
        return header.getFloat(at + Float.BYTES * index);
    }
}

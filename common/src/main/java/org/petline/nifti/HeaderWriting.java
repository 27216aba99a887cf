package org.petline.nifti;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/** The one header that petline writes for a grid: little-endian, from zeroed bytes, sform and qform alike. */
final class HeaderWriting {
    /** Beyond this the qform's rotation cannot say what the sform says (shear), and it is left out; mm. */
    private static final double QFORM_SAYS_THE_SAME_MM = 0.05;

    private HeaderWriting() {}

    /** Header and extension flag: 352 bytes, or 544 where an axis or the frames are too many for version 1. */
    static byte[] bytes(Grid grid, int frames, NiftiEncoding encoding) {
        int longest = Math.max(Math.max(grid.ni(), grid.nj()), Math.max(grid.nk(), frames));
        NiftiLayout layout = longest <= Short.MAX_VALUE ? NiftiLayout.NIFTI1 : NiftiLayout.NIFTI2;
        ByteBuffer header = ByteBuffer.allocate(layout.dataStart()).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, layout.headerBytes());
        header.put(layout.magic().at(), layout.magic().single().getBytes(ISO_8859_1));
        int[] dim = {frames > 1 ? 4 : 3, grid.ni(), grid.nj(), grid.nk(), frames, 1, 1, 1};
        for (int d = 0; d < dim.length; d++) {
            NiftiLayout.putWhole(
                    header,
                    layout.dim().at() + layout.dim().bytes() * d,
                    layout.dim().bytes(),
                    dim[d]);
        }
        header.putShort(
                layout.values().datatypeAt(), (short) encoding.datatype().code());
        header.putShort(layout.values().bitpixAt(), (short) encoding.datatype().bits());
        if (layout.version() == 1) header.putFloat(layout.values().voxOffsetAt(), layout.dataStart());
        else header.putLong(layout.values().voxOffsetAt(), layout.dataStart());
        layout.putReal(header, layout.values().slopeAt(), 0, encoding.scaling().slope());
        layout.putReal(
                header, layout.values().interceptAt(), 0, encoding.scaling().intercept());
        int units = SpatialUnit.MILLIMETRE.code() | NiftiLayout.UNITS_SECONDS;
        NiftiLayout.putWhole(header, layout.units().at(), layout.units().bytes(), units);
        putForms(header, layout, grid);
        return header.array();
    }

    private static void putForms(ByteBuffer header, NiftiLayout layout, Grid grid) {
        Affine map = grid.voxelToWorld();
        double[] rows = map.rows();
        for (int entry = 0; entry < rows.length; entry++)
            layout.putReal(header, layout.world().srowAt(), entry, rows[entry]);
        NiftiLayout.putWhole(
                header, layout.world().sformCodeAt(), layout.world().formCodeBytes(), NiftiLayout.FORM_SCANNER);

        Vector3 size = grid.spacingMm();
        double qfac = map.determinant() < 0 ? -1 : 1;
        double[] pixdim = {qfac, size.x(), size.y(), size.z()};
        for (int d = 0; d < pixdim.length; d++)
            layout.putReal(header, layout.world().pixdimAt(), d, pixdim[d]);
        Affine rotation =
                Affine.scaling(1 / size.x(), 1 / size.y(), qfac / size.z()).then(map);
        Quaternion quaternion = Quaternion.ofRotation(rotation);
        double[] quatern = {quaternion.b(), quaternion.c(), quaternion.d()};
        double[] qoffset = {map.m03(), map.m13(), map.m23()};
        for (int axis = 0; axis < 3; axis++) {
            layout.putReal(header, layout.world().quaternAt(), axis, quatern[axis]);
            layout.putReal(header, layout.world().qoffsetAt(), axis, qoffset[axis]);
        }
        // Judged as a reader will see it: from the rounded entries.
        Affine qform = VoxelToWorld.qform(new HeaderFields(layout, header));
        boolean same =
                VoxelToWorld.greatestDistance(map, qform, grid.ni(), grid.nj(), grid.nk()) <= QFORM_SAYS_THE_SAME_MM;
        int code = same ? NiftiLayout.FORM_SCANNER : 0;
        NiftiLayout.putWhole(
                header, layout.world().qformCodeAt(), layout.world().formCodeBytes(), code);
        if (!same)
            header.put(layout.world().quaternAt(), new byte[6 * layout.real().bytes()]);
    }
}

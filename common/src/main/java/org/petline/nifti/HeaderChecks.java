package org.petline.nifti;

import static org.petline.nifti.NiftiReason.NIFTI_AFFINE;
import static org.petline.nifti.NiftiReason.NIFTI_BITPIX;
import static org.petline.nifti.NiftiReason.NIFTI_DATATYPE;
import static org.petline.nifti.NiftiReason.NIFTI_DIMENSIONS;
import static org.petline.nifti.NiftiReason.NIFTI_FORMS_DISAGREE;
import static org.petline.nifti.NiftiReason.NIFTI_NOT_NIFTI;
import static org.petline.nifti.NiftiReason.NIFTI_NO_FORM;
import static org.petline.nifti.NiftiReason.NIFTI_PAIR;
import static org.petline.nifti.NiftiReason.NIFTI_QFAC;
import static org.petline.nifti.NiftiReason.NIFTI_SCALING;
import static org.petline.nifti.NiftiReason.NIFTI_SPACING;
import static org.petline.nifti.NiftiReason.NIFTI_UNITS;
import static org.petline.nifti.NiftiReason.NIFTI_VOX_OFFSET;

import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.imagefile.GridLimits;
import org.petline.imagefile.HeaderFinding;
import org.petline.imagefile.HeaderFinding.Severity;
import org.petline.imagefile.Scaling;

/**
 * Interprets a header entry by entry, and lists what is remarkable on the way.
 *
 * <p>Each check returns what to go on with, also after a refusal, so that one look finds all that is wrong.
 */
final class HeaderChecks {
    /** Extensions hold up to some megabytes of DICOM headers; nothing puts more before its voxels. */
    private static final double MOST_OFFSET = 1L << 28;

    /** The distance between sform and qform that could change a regional mean, mm. */
    private static final double FORMS_AGREE_MM = 0.1;

    /** b*b + c*c + d*d may pass 1 by rounding of float32 and of printed digits, no more. */
    private static final double QUATERNION_ROUNDING = 1e-4;

    private final HeaderFields fields;
    private final List<HeaderFinding> findings = new ArrayList<>();

    private HeaderChecks(HeaderFields fields) {
        this.fields = fields;
    }

    /**
     * The header that these fields are.
     *
     * @throws Refusal for the first thing that forbids reading; says how many more there are
     */
    static NiftiHeader header(HeaderFields fields, String name) {
        HeaderChecks checks = new HeaderChecks(fields);
        checks.magic();
        checks.refuseIfBroken(name); // without the magic the other entries mean nothing
        int[] sizes = checks.dimensions();
        NiftiDatatype datatype = checks.datatype();
        long dataOffset = checks.dataOffset();
        Scaling scaling = checks.scaling();
        SpatialUnit unit = checks.unit();
        VoxelToWorldRule rule = checks.rule();
        Affine voxelToWorld = checks.voxelToWorld(rule, unit, sizes);
        checks.refuseIfBroken(name);
        Grid grid = new Grid(sizes[0], sizes[1], sizes[2], voxelToWorld);
        return new NiftiHeader(
                fields.layout().version(),
                grid,
                sizes[3],
                rule,
                unit,
                new NiftiHeader.Stored(fields.order(), datatype, scaling, dataOffset),
                List.copyOf(checks.findings));
    }

    private void refuseIfBroken(String name) {
        List<HeaderFinding> refused = findings.stream()
                .filter(finding -> finding.severity() == Severity.REFUSED)
                .toList();
        if (refused.isEmpty()) return;
        Refusal first = refused.get(0).asRefusal(name);
        throw refused.size() == 1
                ? first
                : first.found(first.found() + "; and " + (refused.size() - 1) + " more faults");
    }

    private void magic() {
        NiftiLayout layout = fields.layout();
        String magic = fields.magic();
        if (magic.equals(layout.magic().single())) return;
        String words = "\"" + magic.replace("\0", "") + "\"";
        if (magic.equals(layout.magic().pair())) {
            findings.add(HeaderFinding.refused(NIFTI_PAIR, "magic", words));
        } else {
            String found = magic.charAt(0) == 0
                    ? "none: an ANALYZE 7.5 header?"
                    : words + " instead of \"n+" + layout.version() + "\"";
            findings.add(HeaderFinding.refused(NIFTI_NOT_NIFTI, "magic", found));
        }
    }

    /** [ni, nj, nk, frames]. */
    private int[] dimensions() {
        long dimensions = fields.dim(0);
        int[] broken = {1, 1, 1, 1};
        if (dimensions < 1 || dimensions > NiftiLayout.MOST_DIMENSIONS) {
            findings.add(HeaderFinding.refused(NIFTI_DIMENSIONS, "dim[0]", dimensions + " dimensions"));
            return broken;
        }
        long[] sizes = {1, 1, 1, 1};
        for (int d = 1; d <= dimensions; d++) {
            long size = fields.dim(d);
            if (size < 1 || (d > 4 && size > 1)) {
                findings.add(HeaderFinding.refused(NIFTI_DIMENSIONS, "dim[" + d + "]", String.valueOf(size)));
                return broken;
            }
            if (d <= 4) sizes[d - 1] = size;
        }
        if (!GridLimits.allow(sizes[0], sizes[1], sizes[2], sizes[3])) {
            findings.add(HeaderFinding.refused(
                    NIFTI_DIMENSIONS,
                    "dim",
                    sizes[0] + "x" + sizes[1] + "x" + sizes[2] + "x" + sizes[3] + " where at most "
                            + GridLimits.MOST_VOXELS + " voxels a frame and " + GridLimits.MOST_FRAMES
                            + " frames are read"));
            return broken;
        }
        return new int[] {(int) sizes[0], (int) sizes[1], (int) sizes[2], (int) sizes[3]};
    }

    private NiftiDatatype datatype() {
        int code = fields.datatype();
        if (NiftiDatatype.of(code).isEmpty()) {
            findings.add(HeaderFinding.refused(
                    NIFTI_DATATYPE, "datatype", code + " (" + NiftiDatatype.nameOfRefused(code) + ")"));
            return NiftiDatatype.FLOAT32;
        }
        NiftiDatatype datatype = NiftiDatatype.of(code).get();
        if (fields.bitpix() != datatype.bits()) {
            findings.add(HeaderFinding.refused(
                    NIFTI_BITPIX, "bitpix", fields.bitpix() + " where " + datatype + " has " + datatype.bits()));
        }
        return datatype;
    }

    private long dataOffset() {
        double offset = fields.voxOffset();
        int start = fields.layout().dataStart();
        if (offset >= start && offset <= MOST_OFFSET && offset == Math.rint(offset)) return (long) offset;
        findings.add(HeaderFinding.refused(
                NIFTI_VOX_OFFSET, "vox_offset", offset + " where a whole number from " + start + " on is needed"));
        return start;
    }

    private Scaling scaling() {
        double slope = fields.slope();
        double intercept = fields.intercept();
        if (slope == 0) return Scaling.NONE; // the standard: not scaled, whatever the intercept says
        if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
            String field = Double.isFinite(slope) ? "scl_inter" : "scl_slope";
            findings.add(HeaderFinding.refused(NIFTI_SCALING, field, "slope " + slope + ", intercept " + intercept));
            return Scaling.NONE;
        }
        if (slope < 0) {
            findings.add(
                    HeaderFinding.warning(NIFTI_SCALING, "scl_slope", "negative: " + slope, "applied it as it is"));
        }
        return new Scaling(slope, intercept);
    }

    private SpatialUnit unit() {
        int code = fields.spaceUnit();
        SpatialUnit unit = SpatialUnit.of(code).orElse(SpatialUnit.UNKNOWN);
        if (unit == SpatialUnit.UNKNOWN) {
            findings.add(HeaderFinding.note(NIFTI_UNITS, "xyzt_units", "unit of distance " + code, "took millimetres"));
        } else if (unit != SpatialUnit.MILLIMETRE) {
            findings.add(HeaderFinding.note(NIFTI_UNITS, "xyzt_units", unit.toString(), "converted to millimetres"));
        }
        return unit;
    }

    private VoxelToWorldRule rule() {
        if (fields.sformCode() > 0) return VoxelToWorldRule.SFORM;
        return fields.qformCode() > 0 ? VoxelToWorldRule.QFORM : VoxelToWorldRule.PIXDIM;
    }

    /** The rule's map, in millimetres. */
    private Affine voxelToWorld(VoxelToWorldRule rule, SpatialUnit unit, int[] sizes) {
        spacing(rule);
        Affine map = switch (rule) {
            case SFORM -> VoxelToWorld.sform(fields);
            case QFORM -> qform();
            case PIXDIM -> VoxelToWorld.pixdim(fields, sizes[0], sizes[1], sizes[2]);
        };
        if (rule == VoxelToWorldRule.PIXDIM) {
            findings.add(HeaderFinding.warning(
                    NIFTI_NO_FORM,
                    "qform_code, sform_code",
                    "both 0",
                    "took i to the left, j to the front, k to the top, the origin in the middle"));
        }
        Affine millimetres = map.then(Affine.scaling(unit.millimetres(), unit.millimetres(), unit.millimetres()));
        if (!GridLimits.allow(millimetres)) {
            String field = rule == VoxelToWorldRule.SFORM ? "srow_x, srow_y, srow_z" : "quatern, qoffset, pixdim";
            findings.add(HeaderFinding.refused(NIFTI_AFFINE, field, millimetres.toString()));
            return Affine.IDENTITY;
        }
        if (rule == VoxelToWorldRule.SFORM && fields.qformCode() > 0) compareForms(map, unit, sizes);
        return millimetres;
    }

    private Affine qform() {
        if (fields.pixdim(0) != 1 && fields.pixdim(0) != -1) {
            String used = fields.pixdim(0) < 0 ? "-1" : "1";
            findings.add(
                    HeaderFinding.warning(NIFTI_QFAC, "pixdim[0]", String.valueOf(fields.pixdim(0)), "took " + used));
        }
        if (!isUnitQuaternion()) {
            findings.add(HeaderFinding.refused(
                    NIFTI_AFFINE,
                    "quatern_b, quatern_c, quatern_d",
                    fields.quatern(0) + ", " + fields.quatern(1) + ", " + fields.quatern(2) + " is no rotation"));
            return Affine.IDENTITY;
        }
        return VoxelToWorld.qform(fields);
    }

    private boolean isUnitQuaternion() {
        double b = fields.quatern(0);
        double c = fields.quatern(1);
        double d = fields.quatern(2);
        return b * b + c * c + d * d <= 1 + QUATERNION_ROUNDING;
    }

    /** Voxel sizes count where they make the map; where the sform wins they are only worth a note. */
    private void spacing(VoxelToWorldRule rule) {
        for (int axis = 1; axis <= 3; axis++) {
            double size = fields.pixdim(axis);
            if (size > 0 && Double.isFinite(size)) continue;
            String field = "pixdim[" + axis + "]";
            String found = String.valueOf(size);
            if (rule == VoxelToWorldRule.SFORM) {
                findings.add(
                        HeaderFinding.note(NIFTI_SPACING, field, found, "ignored it: the sform has the voxel sizes"));
            } else if (size < 0 && Double.isFinite(size)) {
                findings.add(HeaderFinding.warning(NIFTI_SPACING, field, found, "took it without its sign"));
            } else {
                findings.add(HeaderFinding.refused(NIFTI_SPACING, field, found));
            }
        }
    }

    private void compareForms(Affine sform, SpatialUnit unit, int[] sizes) {
        double apartMm = !isUnitQuaternion()
                ? Double.NaN
                : unit.millimetres()
                        * VoxelToWorld.greatestDistance(
                                sform, VoxelToWorld.qform(fields), sizes[0], sizes[1], sizes[2]);
        if (apartMm <= FORMS_AGREE_MM) return;
        String found = Double.isNaN(apartMm)
                ? "the qform is not a number or no rotation"
                : "up to " + Math.round(apartMm * 100) / 100.0 + " mm apart over the grid";
        findings.add(HeaderFinding.warning(NIFTI_FORMS_DISAGREE, "sform, qform", found, "took the sform"));
    }
}

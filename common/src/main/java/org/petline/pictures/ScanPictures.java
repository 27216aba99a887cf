package org.petline.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * The pictures by which a person judges one scan.
 *
 * <p>No face is shown: the T1w appears in axial slices and within {@value #T1W_HALO_MM} mm of the brain, the PET within
 * {@value #PET_HALO_MM} mm. The brain is what the segmentation labels; labels of skull or scalp must be 0.
 */
public final class ScanPictures {
    private static final double PIXEL_MM = 1;
    private static final double MARGIN_MM = 9;
    private static final double T1W_HALO_MM = 2;
    private static final double PET_HALO_MM = 8;
    private static final int COLUMNS = 6;

    private static final String AT_REFERENCE = "brain in the reference frame";
    private static final String AS_FOUND = "brain as found in the frame";
    private static final int FOUND_COLOUR = 0xff9a3c;

    /** Sagittal slices are longer: one less fills the same width. */
    private static final int SAGITTAL_COLUMNS = 5;

    private final Volume reference;
    private final LabelVolume segmentation;
    private final RigidTransform t1wToReference;

    /**
     * Pictures of one scan.
     *
     * @param reference PET reference image, Bq/mL
     * @param segmentation labels in the T1w's world; 0 is everything that is not brain
     * @param t1wToReference takes points of the T1w's world to the reference's, mm
     */
    public ScanPictures(Volume reference, LabelVolume segmentation, RigidTransform t1wToReference) {
        this.reference = reference;
        this.segmentation = segmentation;
        this.t1wToReference = t1wToReference;
    }

    /**
     * The T1w and, in the same slices, the PET laid over it, both with the same contours.
     *
     * @param t1w any unit
     * @param contours in the T1w's world; {@link Outline#brain} at least
     */
    public Picture petOnT1w(Volume t1w, List<Outline> contours) {
        Affine t1wToPet = t1wToReference.toAffine();
        Shading mr = Shading.fitted(t1w, Affine.IDENTITY, ColourMap.GREY, segmentation, Affine.IDENTITY);
        Shading pet = Shading.fromZero(reference, t1wToPet, ColourMap.HEAT, segmentation, Affine.IDENTITY);
        Sheet sheet = new Sheet(
                WorldBox.around(segmentation, Affine.IDENTITY).grown(MARGIN_MM),
                new LabelField(segmentation, Affine.IDENTITY),
                Outline.brain(segmentation),
                contours);
        byte[] png = new Mosaic()
                .row(sheet.tiles(Orientation.AXIAL, COLUMNS, mr, T1W_HALO_MM))
                .row(sheet.tiles(Orientation.AXIAL, COLUMNS, pet, PET_HALO_MM))
                .row(sheet.tiles(Orientation.CORONAL, COLUMNS, pet, PET_HALO_MM))
                .row(sheet.tiles(Orientation.SAGITTAL, SAGITTAL_COLUMNS, pet, PET_HALO_MM))
                .png(pet);
        return new Picture(
                "pet-on-t1w",
                png,
                "Top row: the T1w, cut to the brain. Below: the mean of the motion-corrected PET frames, laid over it,"
                        + " in the same axial slices and in coronal and sagittal ones. Contours come from the"
                        + " segmentation and are the same in all rows; positions are millimetres in the T1w's world.",
                contours);
    }

    /**
     * The regions' borders on the PET, in the PET's own world.
     *
     * @param regions in the segmentation's labels
     */
    public Picture regionsOnPet(List<Outline> regions) {
        Affine t1wToPet = t1wToReference.toAffine();
        Shading pet = Shading.fromZero(reference, Affine.IDENTITY, ColourMap.GREY, segmentation, t1wToPet);
        Sheet sheet = new Sheet(
                WorldBox.around(segmentation, t1wToPet).grown(MARGIN_MM),
                new LabelField(segmentation, t1wToPet.inverse()),
                Outline.brain(segmentation),
                regions);
        byte[] png = new Mosaic()
                .row(sheet.tiles(Orientation.AXIAL, COLUMNS, pet, PET_HALO_MM))
                .row(sheet.tiles(Orientation.CORONAL, COLUMNS, pet, PET_HALO_MM))
                .row(sheet.tiles(Orientation.SAGITTAL, SAGITTAL_COLUMNS, pet, PET_HALO_MM))
                .png(pet);
        return new Picture(
                "regions-on-pet",
                png,
                "The regions whose activity is measured, as contours on the mean of the motion-corrected PET frames;"
                        + " positions are millimetres in the PET's world.",
                regions);
    }

    /**
     * Frames before (left) and after (right) their motion is undone, in the reference frame's world.
     *
     * @param frames a row each, in this order
     */
    public Picture beforeAndAfter(List<MovedFrame> frames) {
        Affine t1wToPet = t1wToReference.toAffine();
        Affine petToT1w = t1wToPet.inverse();
        WorldBox box = WorldBox.around(segmentation, t1wToPet).grown(MARGIN_MM);
        Outline brain = Outline.brain(segmentation);
        Outline atReference = brain.named(AT_REFERENCE);
        Outline asFound = new Outline(AS_FOUND, brain.labels(), FOUND_COLOUR);
        Borders there = Borders.of(new LabelField(segmentation, petToT1w), atReference);
        Mosaic mosaic = new Mosaic();
        for (MovedFrame frame : frames) {
            Affine referenceToFrame = frame.referenceToFrame().toAffine();
            Affine frameToReference = referenceToFrame.inverse();
            Shading after =
                    Shading.smoothFromZero(frame.volume(), referenceToFrame, ColourMap.GREY, segmentation, t1wToPet);
            Borders found = Borders.of(new LabelField(segmentation, frameToReference.then(petToT1w)), asFound);
            List<Tile> tiles = new ArrayList<>();
            for (Slice slice : middles(box)) {
                tiles.add(new Tile(slice, after.movedBy(frameToReference), there, PET_HALO_MM, List.of(found, there)));
            }
            for (Slice slice : middles(box)) {
                tiles.add(new Tile(slice, after, there, PET_HALO_MM, List.of(there)));
            }
            String moved = Double.isFinite(frame.displacementMm())
                    ? String.format(Locale.ROOT, ": moved %.1f mm", frame.displacementMm())
                    : "";
            mosaic.row(List.of(frame.title() + ", before", "after" + moved), tiles);
        }
        return new Picture(
                "frames-before-after",
                mosaic.png(),
                "Frames as the estimation of motion saw them, smoothed, each on a grey scale of its own: on the left as"
                        + " acquired, on the right with the motion undone. The brain's border, from the segmentation, is"
                        + " drawn where the reference frame has it, and on the left also where it was found in that"
                        + " frame. The distance is the median over the brain.",
                List.of(atReference, asFound));
    }

    /** One slice of each orientation through the brain; the sagittal one beside the gap between the halves. */
    private static List<Slice> middles(WorldBox box) {
        return List.of(
                box.slice(Orientation.AXIAL, 0.5, PIXEL_MM),
                box.slice(Orientation.CORONAL, 0.45, PIXEL_MM),
                box.slice(Orientation.SAGITTAL, 0.42, PIXEL_MM));
    }

    /** The brain's box, and everything that all tiles of a picture share. */
    private record Sheet(WorldBox box, LabelField labels, Outline brain, List<Outline> contours) {
        List<Tile> tiles(Orientation orientation, int count, Shading shading, double haloMm) {
            Borders head = Borders.of(labels, brain);
            Borders drawn = new Borders(labels, contours);
            List<Tile> tiles = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                Slice slice = box.slice(orientation, (n + 1.0) / (count + 1), PIXEL_MM);
                tiles.add(new Tile(slice, shading, head, haloMm, List.of(drawn)));
            }
            return tiles;
        }
    }
}

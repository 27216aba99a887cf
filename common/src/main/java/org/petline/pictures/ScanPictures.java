package org.petline.pictures;

import java.util.ArrayList;
import java.util.List;
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

    /** The brain's box, and everything that all tiles of a picture share. */
    private record Sheet(WorldBox box, LabelField labels, Outline brain, List<Outline> contours) {
        List<Tile> tiles(Orientation orientation, int count, Shading shading, double haloMm) {
            List<Tile> tiles = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                Slice slice = box.slice(orientation, (n + 1.0) / (count + 1), PIXEL_MM);
                tiles.add(new Tile(slice, shading, labels, brain, haloMm, contours));
            }
            return tiles;
        }
    }
}

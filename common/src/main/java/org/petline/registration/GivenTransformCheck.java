package org.petline.registration;

import java.util.EnumSet;
import java.util.Set;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/**
 * What speaks against a transform from the T1w's world to the PET reference's that was given and is believed all the same:
 * the images are compared where it puts them, where its inverse puts them, and at the top above it.
 */
public final class GivenTransformCheck {
    /** Software agrees to within 2 mm; a place farther off is another one. */
    private static final double ANOTHER_PLACE_MM = 5;

    /** Measured on simulated scans: 5 mm cost a tenth of the information and more, 2 mm a few hundredths. */
    private static final double CLEARLY = 1.1;

    private GivenTransformCheck() {}

    /**
     * What is remarkable about the transform; empty if nothing speaks against it.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1w anatomical image, any unit, head and background
     * @param t1wToReference as {@link Coregistered#t1wToReference}
     */
    public static Set<CoregistrationFlag> of(Volume petReference, Volume t1w, RigidTransform t1wToReference) {
        Volume mr = new Volume(t1w.grid(), Finite.zeroed(t1w.voxels()));
        if (RobustRange.isEmpty(petReference.voxels()) || RobustRange.isEmpty(mr.voxels())) {
            return EnumSet.of(CoregistrationFlag.NOTHING_TO_COMPARE);
        }
        Set<CoregistrationFlag> flags = EnumSet.noneOf(CoregistrationFlag.class);
        if (HeadOverlap.isLittle(HeadOverlap.of(mr, petReference.grid(), t1wToReference))) {
            flags.add(CoregistrationFlag.LITTLE_OVERLAP);
        }
        RigidTransform given = t1wToReference.inverse();
        RigidTransform top = PlaceSearch.climbCoarse(Resolution.COARSE.compare(petReference, mr), given)
                .fixedToMoving();
        MutualInformation middle = Resolution.MIDDLE.compare(petReference, mr);
        Place here = new Place(given, middle.at(given));
        Place inverse = new Place(t1wToReference, middle.at(t1wToReference));
        Place above = new Place(top, middle.at(top));
        boolean isInverse =
                inverse.isClearlyBetterThan(here, middle.centre()) && inverse.similarity * CLEARLY >= above.similarity;
        if (isInverse) flags.add(CoregistrationFlag.INVERSE_FITS_BETTER);
        else if (above.isClearlyBetterThan(here, middle.centre()))
            flags.add(CoregistrationFlag.OTHER_PLACE_FITS_BETTER);
        return flags;
    }

    /** A place of the T1w, and how alike the images are there. */
    private record Place(RigidTransform referenceToT1w, double similarity) {
        boolean isClearlyBetterThan(Place other, Vector3 centre) {
            return Displacement.rmsd(referenceToT1w, other.referenceToT1w, centre) > ANOTHER_PLACE_MM
                    && similarity > CLEARLY * other.similarity;
        }
    }
}

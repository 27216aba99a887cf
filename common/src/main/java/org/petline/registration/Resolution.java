package org.petline.registration;

import org.petline.image.BandLimitedDownsampling;
import org.petline.image.Volume;

/**
 * What two images are brought to before they are compared.
 *
 * @param spacingMm voxel size
 * @param fwhmMm what they are smoothed by
 */
record Resolution(double spacingMm, double fwhmMm) {
    static final Resolution COARSE = new Resolution(8, 12);
    static final Resolution MIDDLE = new Resolution(4, 7);

    Volume of(Volume image) {
        return new BandLimitedDownsampling(fwhmMm, spacingMm).downsample(image);
    }

    /** How alike a PET image and an MR are. */
    MutualInformation compare(Volume pet, Volume mr) {
        return new MutualInformation(SamplePoints.of(of(pet)), of(mr));
    }

    /** The same by every other point: enough for a place that is not the last. */
    MutualInformation compareThinned(Volume pet, Volume mr) {
        return new MutualInformation(SamplePoints.everyOtherOf(of(pet)), of(mr));
    }
}

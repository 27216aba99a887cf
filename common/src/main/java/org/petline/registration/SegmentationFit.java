package org.petline.registration;

import java.util.Arrays;
import java.util.Optional;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.image.BandLimitedDownsampling;
import org.petline.image.CubicSpline;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * Moves a segmentation to where the PET image is best explained by one uptake a label.
 *
 * <p>Least squares by Gauss and Newton's method, uptakes eliminated at each step (variable projection, Golub and Pereyra,
 * SIAM J Numer Anal 10:413, 1973). Slopes are those of the predicted image, which has no noise: then noise does not
 * bias the result, and it acts as the filter that fits best. Residuals are weighted by a variance that grows with the
 * prediction as far as the residuals themselves say so, and those beyond it count less (Cauchy's weights), as vessels
 * and lesions do.
 */
final class SegmentationFit {
    /** Full widths at half maximum that the scanner and {@link #SMOOTHING_MM} may leave together. */
    private static final double[] WIDTHS_MM = {4.75, 6.5, 8.5};

    private static final double SMOOTHING_MM = 4;
    private static final double SPACING_MM = 3;

    private static final double TOLERANCE_MM = 0.004;
    private static final int MOST_STEPS = 25;

    /** Weights stay as they are from a step this short on, so that the rest converges. */
    private static final double SETTLED_MM = 0.05;

    private static final int LEAST_STEPS = 3;

    private final LabelShares shares;
    private final CubicSpline pet;
    private final Affine referenceToVoxel;

    /** A segmentation and the PET image that it shall explain; NaN is outside the field of view. */
    SegmentationFit(Volume petReference, LabelVolume segmentation) {
        Volume smooth = new BandLimitedDownsampling(SMOOTHING_MM, SPACING_MM).downsample(petReference);
        pet = CubicSpline.of(smooth);
        referenceToVoxel = smooth.grid().worldToVoxel();
        shares = LabelShares.of(segmentation, SPACING_MM);
    }

    /**
     * Where the segmentation fits.
     *
     * @param t1wToReference takes points of the segmentation's world to the PET image's
     * @param explained share of the image's variance over the brain that the prediction explains, at most 1
     * @param standardErrorMm root of the six parameters' summed variances, about the error that the brain has; from the
     *     scatter of 30 mm cubes' pulls, so that what the model cannot explain counts as well as noise; infinite without
     *     a fit
     */
    record Fit(RigidTransform t1wToReference, double explained, double standardErrorMm) {}

    /** The best place near a start. */
    Fit near(RigidTransform start) {
        Fit nowhere = new Fit(start, 0, Double.POSITIVE_INFINITY);
        if (shares.shares().isEmpty()) return nowhere;
        Optional<UptakeFit> fit = bestWidth(start);
        if (fit.isEmpty()) return nowhere;
        UptakeModel model = fit.get().model();
        double[] given = ones(model);
        RigidTransform place = start;
        boolean settled = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (step > 0) fit = look(model, place, given);
            if (fit.isEmpty()) return nowhere;
            SegmentationStep next = SegmentationStep.of(fit.get());
            if (!settled) given = ResidualWeights.of(fit.get(), next.weight(), given);
            place = Pose.transform(next.six(), model.centre()).inverse().then(place);
            if (settled && next.lengthMm() < TOLERANCE_MM) {
                return new Fit(place, fit.get().explained(), next.standardErrorMm());
            }
            settled |= step + 1 >= LEAST_STEPS && next.lengthMm() < SETTLED_MM;
        }
        return nowhere;
    }

    /** The fit whose blur explains most at a place; empty if one of them has nothing to explain. */
    private Optional<UptakeFit> bestWidth(RigidTransform start) {
        Optional<UptakeFit> best = Optional.empty();
        for (double width : WIDTHS_MM) {
            UptakeModel model = new UptakeModel(shares.blurred(width));
            Optional<UptakeFit> fit = look(model, start, ones(model));
            if (fit.isEmpty()) return fit;
            if (best.isEmpty() || fit.get().explained() > best.get().explained()) best = fit;
        }
        return best;
    }

    private static double[] ones(UptakeModel model) {
        double[] ones = new double[model.count()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Optional<UptakeFit> look(UptakeModel model, RigidTransform place, double[] given) {
        return UptakeFit.of(model, pet, place.toAffine().then(referenceToVoxel), given);
    }
}

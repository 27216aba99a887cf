package org.petline.registration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * Where the MR lies in a PET scan's world.
 *
 * <p>Mutual information on ever finer images ({@link PlaceSearch}). On the coarsest, turns and shifts around what the
 * headers say and around heads' middles are tried; the best few and the two starts themselves climb to their tops, tops at
 * different places climb on, and the best on the finest images wins. How much better it is than the best other place is
 * part of the answer. Where a segmentation is at hand, the last step is another one: the uptake of its labels predicts the
 * PET image (see {@link SegmentationFit}), which neither bias fields nor what mutual information makes of blurred edges
 * disturb.
 */
public final class Coregistration {
    /** Mutual information lies up to a millimetre off under a strong bias field; further off, one of the two is wrong. */
    private static final double AGREE_MM = 3;

    /** Measured: below it the refined place is better than mutual information's 0.3 mm, above it no longer surely so. */
    private static final double LARGEST_ERROR_MM = 0.15;

    private final Settings settings;

    public Coregistration(Settings settings) {
        this.settings = settings;
    }

    /**
     * How images are compared.
     *
     * @param spacingMm voxel size that both are brought to for the final comparison
     * @param smoothingFwhmMm what they are smoothed by for it
     * @param toleranceMm a search ends when a step is shorter
     */
    public record Settings(double spacingMm, double smoothingFwhmMm, double toleranceMm) {
        public static final Settings DEFAULT = new Settings(3, 4, 0.005);
    }

    /**
     * The transform from the T1w's world to the PET reference's, by mutual information.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1w anatomical image, any unit, head and background
     */
    public Coregistered align(Volume petReference, Volume t1w) {
        Volume mr = new Volume(t1w.grid(), Finite.zeroed(t1w.voxels()));
        if (isEmpty(petReference, mr)) return unknown();
        List<Candidate> places = PlaceSearch.search(petReference, mr);
        MutualInformation fine = finest().compare(petReference, mr);
        return answer(finish(fine, places), petReference.grid(), mr, fine.centre());
    }

    /**
     * The transform from the T1w's world to the PET reference's: found by mutual information, refined to where one
     * uptake a label explains the PET image best.
     *
     * <p>Mutual information stays the answer if the labels do not hold the brain well enough (a standard error above
     * 0.15 mm, as with a few labels only), or if the two lie more than 3 mm apart, which is flagged: then the
     * segmentation may belong to another image.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1w anatomical image, any unit, head and background
     * @param segmentation in the T1w's world, on any grid; 0 is not labelled
     */
    public Coregistered align(Volume petReference, Volume t1w, LabelVolume segmentation) {
        Volume mr = new Volume(t1w.grid(), Finite.zeroed(t1w.voxels()));
        if (isEmpty(petReference, mr)) return unknown();
        List<Candidate> places = PlaceSearch.search(petReference, mr);
        MutualInformation fine = finest().compare(petReference, mr);
        SegmentationFit fit = new SegmentationFit(petReference, segmentation);
        boolean alone = places.size() == 1;
        // Where there is one place only, its last climb would be for nothing: half of the time.
        if (!alone) places = finish(fine, places);
        SegmentationFit.Fit refined = fit.near(places.get(0).referenceToT1w().inverse());
        if (!(refined.standardErrorMm() <= LARGEST_ERROR_MM)) {
            return answer(alone ? finish(fine, places) : places, petReference.grid(), mr, fine.centre());
        }
        RigidTransform referenceToT1w = refined.t1wToReference().inverse();
        if (Displacement.rmsd(referenceToT1w, places.get(0).referenceToT1w(), fine.centre()) > AGREE_MM) {
            return answer(alone ? finish(fine, places) : places, petReference.grid(), mr, fine.centre())
                    .with(CoregistrationFlag.SEGMENTATION_DISAGREES);
        }
        List<Candidate> moved = new ArrayList<>(places);
        moved.set(
                0,
                new Candidate(
                        referenceToT1w, fine.at(referenceToT1w), places.get(0).start()));
        return answer(moved, petReference.grid(), mr, fine.centre())
                .refined(new Coregistered.BySegmentation(refined.explained(), refined.standardErrorMm()));
    }

    private Resolution finest() {
        return new Resolution(settings.spacingMm(), settings.smoothingFwhmMm());
    }

    private static boolean isEmpty(Volume pet, Volume mr) {
        return RobustRange.isEmpty(pet.voxels()) || RobustRange.isEmpty(mr.voxels());
    }

    /** The places after their last climb, on the finest images. */
    private List<Candidate> finish(MutualInformation fine, List<Candidate> places) {
        return PlaceSearch.finish(fine, places, settings.toleranceMm());
    }

    private static Coregistered answer(List<Candidate> places, Grid pet, Volume mr, Vector3 centre) {
        Candidate best = places.get(0);
        Set<CoregistrationFlag> flags = EnumSet.noneOf(CoregistrationFlag.class);
        double runnerUp = Double.NaN;
        double distance = Double.NaN;
        if (places.size() > 1) {
            runnerUp = places.get(1).similarity();
            distance = best.distanceTo(places.get(1), centre);
            if (runnerUp > 0.9 * best.similarity()) flags.add(CoregistrationFlag.AMBIGUOUS);
        }
        RigidTransform t1wToReference = best.referenceToT1w().inverse();
        double overlap = HeadOverlap.of(mr, pet, t1wToReference);
        if (HeadOverlap.isLittle(overlap)) flags.add(CoregistrationFlag.LITTLE_OVERLAP);
        double[] pose = Pose.of(best.referenceToT1w(), centre);
        double shift = Math.sqrt(pose[0] * pose[0] + pose[1] * pose[1] + pose[2] * pose[2]);
        double turn = Math.sqrt(pose[3] * pose[3] + pose[4] * pose[4] + pose[5] * pose[5]) / Pose.RADIUS_MM;
        if (shift > 60 || turn > Math.toRadians(35)) flags.add(CoregistrationFlag.FAR_FROM_HEADERS);
        return new Coregistered(
                t1wToReference,
                Coregistered.Method.MUTUAL_INFORMATION,
                best.start(),
                new Coregistered.Likeness(best.similarity(), runnerUp, distance),
                overlap,
                Coregistered.BySegmentation.NONE,
                flags);
    }

    private static Coregistered unknown() {
        return new Coregistered(
                RigidTransform.IDENTITY,
                Coregistered.Method.IDENTITY,
                Coregistered.Start.HEADERS,
                Coregistered.Likeness.UNKNOWN,
                Double.NaN,
                Coregistered.BySegmentation.NONE,
                EnumSet.of(CoregistrationFlag.NOTHING_TO_COMPARE));
    }
}

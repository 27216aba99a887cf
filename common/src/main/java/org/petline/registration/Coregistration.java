package org.petline.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.BandLimitedDownsampling;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * Where the MR lies in a PET scan's world.
 *
 * <p>Mutual information on ever finer images. On the coarsest, turns and shifts around what the headers say and around
 * heads' middles are tried; the best few and the two starts themselves climb to their tops, tops at different places
 * climb on, and the best on the finest images wins. How much better it is than the best other place is part of the
 * answer. Where a segmentation is at hand, the last step is another one: the uptake of its labels predicts the PET image
 * (see {@link SegmentationFit}), which neither bias fields nor what mutual information makes of blurred edges disturb.
 */
public final class Coregistration {
    private static final double COARSE_MM = 8;
    private static final double COARSE_FWHM_MM = 12;
    private static final double MIDDLE_MM = 4;
    private static final double MIDDLE_FWHM_MM = 7;

    /** Turns tried about each axis, radians: 20 degrees either way, so that none is further than a climb reaches. */
    private static final double[] TURNS = {0, -0.35, 0.35};

    private static final double[] SHIFTS_Y_MM = {0, -25, 25};
    private static final double[] SHIFTS_Z_MM = {0, -25, 25, -50, 50};

    /** Tops closer than this, root mean square over the head, are one. */
    private static final double SAME_PLACE_MM = 4;

    /** Mutual information lies up to a millimetre off under a strong bias field; further off, one of the two is wrong. */
    private static final double AGREE_MM = 3;

    /** Measured: below it the refined place is better than mutual information's 0.3 mm, above it no longer surely so. */
    private static final double LARGEST_ERROR_MM = 0.15;

    private static final double LEAST_OVERLAP = 0.6;

    /** Software agrees to within 2 mm; a place farther off is another one. */
    private static final double ANOTHER_PLACE_MM = 5;

    /** Measured on simulated scans: 5 mm cost a tenth of the information and more, 2 mm a few hundredths. */
    private static final double CLEARLY = 1.1;

    private static final int CLIMBS = 10;
    private static final int FINALISTS = 3;

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

    /** A place that a climb led to, and from where. */
    private record Candidate(RigidTransform referenceToT1w, double similarity, Coregistered.Start start) {}

    /**
     * The transform from the T1w's world to the PET reference's, by mutual information.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1w anatomical image, any unit, head and background
     */
    public Coregistered align(Volume petReference, Volume t1w) {
        Volume mr = new Volume(t1w.grid(), Finite.zeroed(t1w.voxels()));
        if (isEmpty(petReference, mr)) return unknown();
        List<Candidate> places = search(petReference, mr);
        MutualInformation fine = measure(petReference, mr, settings.spacingMm(), settings.smoothingFwhmMm());
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
        List<Candidate> places = search(petReference, mr);
        MutualInformation fine = measure(petReference, mr, settings.spacingMm(), settings.smoothingFwhmMm());
        SegmentationFit fit = new SegmentationFit(petReference, segmentation);
        boolean alone = places.size() == 1;
        // Where there is one place only, its last climb would be for nothing: half of the time.
        if (!alone) places = finish(fine, places);
        SegmentationFit.Fit refined = fit.near(places.get(0).referenceToT1w().inverse());
        if (!(refined.standardErrorMm() <= LARGEST_ERROR_MM)) {
            return answer(alone ? finish(fine, places) : places, petReference.grid(), mr, fine.centre());
        }
        RigidTransform referenceToT1w = refined.t1wToReference().inverse();
        if (distance(referenceToT1w, places.get(0).referenceToT1w(), fine.centre()) > AGREE_MM) {
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

    /**
     * What speaks against a transform that was given: the images are compared where it puts them, where its inverse puts
     * them, and at the top above it. The transform is believed all the same.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1w anatomical image, any unit, head and background
     * @param t1wToReference as {@link Coregistered#t1wToReference}
     */
    public Set<CoregistrationFlag> check(Volume petReference, Volume t1w, RigidTransform t1wToReference) {
        Volume mr = new Volume(t1w.grid(), Finite.zeroed(t1w.voxels()));
        if (isEmpty(petReference, mr)) return EnumSet.of(CoregistrationFlag.NOTHING_TO_COMPARE);
        Set<CoregistrationFlag> flags = EnumSet.noneOf(CoregistrationFlag.class);
        if (!(overlap(mr, petReference.grid(), t1wToReference) >= LEAST_OVERLAP)) {
            flags.add(CoregistrationFlag.LITTLE_OVERLAP);
        }
        MutualInformation coarse = measure(petReference, mr, COARSE_MM, COARSE_FWHM_MM);
        RigidTransform given = t1wToReference.inverse();
        RigidTransform top = new RigidRegistration(coarse, coarse.centre(), 4, 0.2, 25)
                .climb(given)
                .fixedToMoving();
        MutualInformation middle = measure(petReference, mr, MIDDLE_MM, MIDDLE_FWHM_MM);
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
            return distance(referenceToT1w, other.referenceToT1w, centre) > ANOTHER_PLACE_MM
                    && similarity > CLEARLY * other.similarity;
        }
    }

    private static boolean isEmpty(Volume pet, Volume mr) {
        return RobustRange.isEmpty(pet.voxels()) || RobustRange.isEmpty(mr.voxels());
    }

    /** The best few places on the middle images, best first. */
    private static List<Candidate> search(Volume petReference, Volume mr) {
        MutualInformation coarse = measure(petReference, mr, COARSE_MM, COARSE_FWHM_MM);
        List<Candidate> places = new ArrayList<>();
        BandLimitedDownsampling coarser = new BandLimitedDownsampling(COARSE_FWHM_MM, COARSE_MM);
        MutualInformation thinCoarse = new MutualInformation(
                SamplePoints.everyOtherOf(coarser.downsample(petReference)), coarser.downsample(mr));
        for (Candidate start : starts(thinCoarse, mr)) {
            RigidRegistration.Top top =
                    new RigidRegistration(coarse, coarse.centre(), 4, 0.2, 25).climb(start.referenceToT1w());
            places.add(new Candidate(top.fixedToMoving(), top.similarity(), start.start()));
        }
        places = different(places, coarse.centre());
        BandLimitedDownsampling middle = new BandLimitedDownsampling(MIDDLE_FWHM_MM, MIDDLE_MM);
        MutualInformation thin = new MutualInformation(
                SamplePoints.everyOtherOf(middle.downsample(petReference)), middle.downsample(mr));
        places = climb(thin, places, 1, 0.05);
        return different(places, coarse.centre());
    }

    /** The places after their last climb, on the finest images. */
    private List<Candidate> finish(MutualInformation fine, List<Candidate> places) {
        return different(climb(fine, places, 0.3, settings.toleranceMm()), fine.centre());
    }

    private static MutualInformation measure(Volume pet, Volume mr, double spacingMm, double fwhmMm) {
        BandLimitedDownsampling coarser = new BandLimitedDownsampling(fwhmMm, spacingMm);
        return new MutualInformation(SamplePoints.of(coarser.downsample(pet)), coarser.downsample(mr));
    }

    private static List<Candidate> climb(
            MutualInformation measure, List<Candidate> places, double firstStepMm, double toleranceMm) {
        List<Candidate> out = new ArrayList<>();
        for (Candidate place : places) {
            RigidRegistration.Top top = new RigidRegistration(measure, measure.centre(), firstStepMm, toleranceMm, 40)
                    .climb(place.referenceToT1w());
            out.add(new Candidate(top.fixedToMoving(), top.similarity(), place.start()));
        }
        return out;
    }

    /** The two plain starts and the best of many turned and shifted ones. */
    private static List<Candidate> starts(MutualInformation measure, Volume mr) {
        RigidTransform onto = RigidTransform.translation(
                SamplePoints.of(new BandLimitedDownsampling(COARSE_FWHM_MM, COARSE_MM).downsample(mr))
                        .centre()
                        .minus(measure.centre()));
        List<Candidate> plain = List.of(
                new Candidate(RigidTransform.IDENTITY, Double.NaN, Coregistered.Start.HEADERS),
                new Candidate(onto, Double.NaN, Coregistered.Start.CENTRES_OF_MASS));
        List<Candidate> tried = new ArrayList<>();
        for (Candidate base : plain) {
            for (double x : TURNS) {
                for (double y : TURNS) {
                    for (double z : TURNS) {
                        for (double forward : SHIFTS_Y_MM) {
                            for (double up : SHIFTS_Z_MM) {
                                RigidTransform turned = RigidTransform.about(
                                                measure.centre(),
                                                new RigidTransform.Parameters(0, forward, up, x, y, z))
                                        .then(base.referenceToT1w());
                                tried.add(new Candidate(turned, measure.at(turned), Coregistered.Start.SEARCH));
                            }
                        }
                    }
                }
            }
        }
        tried.sort(Comparator.comparingDouble(Candidate::similarity).reversed());
        List<Candidate> starts = new ArrayList<>(plain);
        for (Candidate candidate : tried) {
            boolean known = starts.stream()
                    .anyMatch(start -> distance(start.referenceToT1w(), candidate.referenceToT1w(), measure.centre())
                            < 5 * SAME_PLACE_MM);
            if (!known) starts.add(candidate);
            if (starts.size() == CLIMBS) break;
        }
        return starts;
    }

    /** The best few candidates, best first, no two at one place; a plain start keeps its name before a searched one. */
    private static List<Candidate> different(List<Candidate> places, Vector3 centre) {
        List<Candidate> sorted = new ArrayList<>(places);
        sorted.sort(Comparator.comparingDouble(Candidate::similarity).reversed());
        List<Candidate> out = new ArrayList<>();
        for (Candidate candidate : sorted) {
            int same = -1;
            for (int c = 0; c < out.size() && same < 0; c++) {
                if (distance(out.get(c).referenceToT1w(), candidate.referenceToT1w(), centre) < SAME_PLACE_MM) same = c;
            }
            if (same < 0) {
                if (out.size() < FINALISTS) out.add(candidate);
            } else if (candidate.start().compareTo(out.get(same).start()) < 0) {
                Candidate better = out.get(same);
                out.set(same, new Candidate(better.referenceToT1w(), better.similarity(), candidate.start()));
            }
        }
        return out;
    }

    /** Root mean square distance between two places of the head. */
    private static double distance(RigidTransform one, RigidTransform other, Vector3 centre) {
        return Displacement.rmsd(one, other, centre);
    }

    private static Coregistered answer(List<Candidate> places, Grid pet, Volume mr, Vector3 centre) {
        Candidate best = places.get(0);
        Set<CoregistrationFlag> flags = EnumSet.noneOf(CoregistrationFlag.class);
        double runnerUp = Double.NaN;
        double distance = Double.NaN;
        if (places.size() > 1) {
            runnerUp = places.get(1).similarity();
            distance = distance(best.referenceToT1w(), places.get(1).referenceToT1w(), centre);
            if (runnerUp > 0.9 * best.similarity()) flags.add(CoregistrationFlag.AMBIGUOUS);
        }
        RigidTransform t1wToReference = best.referenceToT1w().inverse();
        double overlap = overlap(mr, pet, t1wToReference);
        if (!(overlap >= LEAST_OVERLAP)) flags.add(CoregistrationFlag.LITTLE_OVERLAP);
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

    /** Share of the MR's head, on an 8 mm lattice, whose place lies inside the PET's voxels. */
    private static double overlap(Volume mr, Grid pet, RigidTransform t1wToReference) {
        Volume coarse = new BandLimitedDownsampling(COARSE_FWHM_MM, COARSE_MM).downsample(mr);
        double threshold = 0.2 * RobustRange.high(coarse.voxels());
        Grid grid = coarse.grid();
        int head = 0;
        int inside = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    if (!(coarse.at(i, j, k) > threshold)) continue;
                    head++;
                    Vector3 voxel = pet.worldToVoxel().apply(t1wToReference.apply(grid.world(i, j, k)));
                    boolean seen = voxel.x() >= -0.5
                            && voxel.x() <= pet.ni() - 0.5
                            && voxel.y() >= -0.5
                            && voxel.y() <= pet.nj() - 0.5
                            && voxel.z() >= -0.5
                            && voxel.z() <= pet.nk() - 0.5;
                    if (seen) inside++;
                }
            }
        }
        return head == 0 ? Double.NaN : (double) inside / head;
    }
}

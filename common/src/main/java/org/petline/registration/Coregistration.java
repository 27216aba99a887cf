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
import org.petline.image.Volume;

/**
 * Where the MR lies in a PET scan's world.
 *
 * <p>Mutual information on ever finer images. On the coarsest, turns and shifts around what the headers say and around
 * heads' middles are tried; the best few and the two starts themselves climb to their tops, tops at different places
 * climb on, and the best on the finest images wins. How much better it is than the best other place is part of the
 * answer.
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

    /** Tops closer than this, mean over the head, are one. */
    private static final double SAME_PLACE_MM = 4;

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
     * The transform from the T1w's world to the PET reference's.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1w anatomical image, any unit, head and background
     */
    public Coregistered align(Volume petReference, Volume t1w) {
        Volume mr = new Volume(t1w.grid(), Finite.zeroed(t1w.voxels()));
        boolean empty = !(RobustRange.high(petReference.voxels()) > 0) || !(RobustRange.high(mr.voxels()) > 0);
        if (empty) return unknown();
        MutualInformation coarse = measure(petReference, mr, COARSE_MM, COARSE_FWHM_MM);
        List<Candidate> places = new ArrayList<>();
        for (Candidate start : starts(coarse, mr)) {
            RigidRegistration.Top top =
                    new RigidRegistration(coarse, coarse.centre(), 4, 0.2, 25).climb(start.referenceToT1w());
            places.add(new Candidate(top.fixedToMoving(), top.similarity(), start.start()));
        }
        places = different(places, coarse.centre());
        places = climb(measure(petReference, mr, MIDDLE_MM, MIDDLE_FWHM_MM), places, 1, 0.05);
        places = climb(
                measure(petReference, mr, settings.spacingMm(), settings.smoothingFwhmMm()),
                different(places, coarse.centre()),
                0.3,
                settings.toleranceMm());
        return answer(different(places, coarse.centre()), petReference.grid(), mr, coarse.centre());
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
        if (!(overlap >= 0.6)) flags.add(CoregistrationFlag.LITTLE_OVERLAP);
        double[] pose = Pose.of(best.referenceToT1w(), centre);
        double shift = Math.sqrt(pose[0] * pose[0] + pose[1] * pose[1] + pose[2] * pose[2]);
        double turn = Math.sqrt(pose[3] * pose[3] + pose[4] * pose[4] + pose[5] * pose[5]) / Pose.RADIUS_MM;
        if (shift > 60 || turn > Math.toRadians(35)) flags.add(CoregistrationFlag.FAR_FROM_HEADERS);
        return new Coregistered(
                t1wToReference,
                Coregistered.Method.MUTUAL_INFORMATION,
                best.start(),
                best.similarity(),
                runnerUp,
                distance,
                overlap,
                flags);
    }

    private static Coregistered unknown() {
        return new Coregistered(
                RigidTransform.IDENTITY,
                Coregistered.Method.IDENTITY,
                Coregistered.Start.HEADERS,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
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

package org.petline.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/**
 * The few places where an MR may lie in a PET scan's world: many starts on coarse images, the best of them climb to their
 * tops on ever finer ones, and tops at one place are one.
 */
final class PlaceSearch {
    /** Turns tried about each axis, radians: 20 degrees either way, so that none is further than a climb reaches. */
    private static final double[] TURNS = {0, -0.35, 0.35};

    private static final double[] SHIFTS_Y_MM = {0, -25, 25};
    private static final double[] SHIFTS_Z_MM = {0, -25, 25, -50, 50};

    /** Tops closer than this, root mean square over the head, are one. */
    private static final double SAME_PLACE_MM = 4;

    private static final int CLIMBS = 10;
    private static final int FINALISTS = 3;

    private PlaceSearch() {}

    /** The best few places on the middle images, best first. */
    static List<Candidate> search(Volume petReference, Volume mr) {
        MutualInformation coarse = Resolution.COARSE.compare(petReference, mr);
        List<Candidate> places = new ArrayList<>();
        for (Candidate start : starts(Resolution.COARSE.compareThinned(petReference, mr), mr)) {
            RigidRegistration.Top top = climbCoarse(coarse, start.referenceToT1w());
            places.add(new Candidate(top.fixedToMoving(), top.similarity(), start.start()));
        }
        places = different(places, coarse.centre());
        places = climb(Resolution.MIDDLE.compareThinned(petReference, mr), places, 1, 0.05);
        return different(places, coarse.centre());
    }

    /** The places after their last climb, on the finest images. */
    static List<Candidate> finish(MutualInformation fine, List<Candidate> places, double toleranceMm) {
        return different(climb(fine, places, 0.3, toleranceMm), fine.centre());
    }

    /** The top above a start, on coarse images. */
    static RigidRegistration.Top climbCoarse(MutualInformation coarse, RigidTransform start) {
        return new RigidRegistration(coarse, coarse.centre(), 4, 0.2, 25).climb(start);
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
                SamplePoints.of(Resolution.COARSE.of(mr)).centre().minus(measure.centre()));
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
                    .anyMatch(start -> start.distanceTo(candidate, measure.centre()) < 5 * SAME_PLACE_MM);
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
                if (out.get(c).distanceTo(candidate, centre) < SAME_PLACE_MM) same = c;
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
}

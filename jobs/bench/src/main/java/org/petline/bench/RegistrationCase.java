package org.petline.bench;

import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.phantom.Counts;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.Scanner;
import org.petline.phantom.TracerPreset;
import org.petline.phantom.TrialDesign;

/**
 * One kind of scan that registration is judged on.
 *
 * @param motion in words
 * @param counts in words
 * @param tracer in words
 */
public record RegistrationCase(String motion, String counts, String tracer, TrialDesign design) {
    /** 33 frames over 63 min, as the peers were measured on. */
    static final FrameTimes FRAMES =
            TrialDesign.framesOf(new int[][] {{9, 10}, {2, 15}, {3, 20}, {4, 30}, {4, 60}, {4, 180}, {7, 360}});

    /** Blood in tissue, which the estimator is not told of. */
    private static final double BLOOD = 0.05;

    private static final double ANATOMY_MM = 1.5;

    /**
     * Motion by counts, then what is rarer.
     *
     * @param scans how many heads of each
     */
    public static List<RegistrationCase> all(Scanner scanner, int scans, long seed) {
        TrialDesign design = TrialDesign.DEFAULT
                .withParticipants(scans)
                .withSessions(1)
                .withSeed(seed)
                .withScanner(scanner)
                .withFrames(FRAMES)
                .withAnatomySpacingMm(ANATOMY_MM)
                .withBloodShare(BLOOD);
        List<RegistrationCase> cases = new ArrayList<>();
        cases.add(of("still", HeadMotion.NONE, "no noise", Counts.NONE, design));
        cases.add(of("still", HeadMotion.NONE, "normal", Counts.NORMAL, design));
        cases.add(of("moderate", HeadMotion.MODERATE, "normal", Counts.NORMAL, design));
        cases.add(of("large", HeadMotion.LARGE, "normal", Counts.NORMAL, design));
        cases.add(of("still", HeadMotion.NONE, "low", Counts.LOW, design));
        cases.add(of("moderate", HeadMotion.MODERATE, "low", Counts.LOW, design));
        cases.add(of("large", HeadMotion.LARGE, "low", Counts.LOW, design));
        cases.add(of("restless", HeadMotion.RESTLESS, "normal", Counts.NORMAL, design));
        cases.add(of("within", HeadMotion.RESTLESS.movingWithinFrames(), "normal", Counts.NORMAL, design));
        for (TracerPreset tracer : TracerPreset.all()) {
            if (tracer.name().equals(design.tracer().name())) continue;
            cases.add(of("moderate", HeadMotion.MODERATE, "normal", Counts.NORMAL, design.withTracer(tracer)));
        }
        return cases;
    }

    private static RegistrationCase of(
            String motion, HeadMotion how, String counts, Counts howMany, TrialDesign design) {
        return new RegistrationCase(
                motion, counts, design.tracer().name(), design.withMotion(how).withCounts(howMany));
    }

    /** Whether this is a scan of the kind that all figures are told for. */
    boolean isUsual() {
        return tracer.equals(TrialDesign.DEFAULT.tracer().name()) && counts.equals("normal");
    }
}

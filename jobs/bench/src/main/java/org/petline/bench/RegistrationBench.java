package org.petline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.phantom.Scanner;
import org.petline.regions.RegionTable;
import org.petline.registration.Motion;

/** Registration on simulated scans: how near the truth it comes, what that does to BPND, and what it costs. */
public final class RegistrationBench {
    private static final long SEED = 20230615;

    private final List<RegistrationCase> cases;
    private final int scans;
    private final RegionTable regions;

    /**
     * A bench of so many heads a case.
     *
     * @param regions what BPND is told for; one is the cerebellum
     */
    public RegistrationBench(Scanner scanner, int scans, RegionTable regions) {
        if (scans < 1) throw new IllegalArgumentException(scans + " scans");
        this.cases = RegistrationCase.all(scanner, scans, SEED);
        this.scans = scans;
        this.regions = regions;
    }

    public List<RegistrationCase> cases() {
        return cases;
    }

    /**
     * How the scans of one case fare.
     *
     * @param frames of all scans
     * @param bpndChangesPercent of all regions and scans; empty where BPND is not told
     */
    public record MotionResult(List<FrameError> frames, List<Double> bpndChangesPercent) {
        /** Copies the lists. */
        public MotionResult {
            frames = List.copyOf(frames);
            bpndChangesPercent = List.copyOf(bpndChangesPercent);
        }

        /** Errors of the frames of some age, mm. */
        public Spread errors(FrameAge age) {
            return Spread.of(of(age).stream().map(FrameError::errorMm).toList());
        }

        /** The same if nothing is corrected. */
        public Spread uncorrected(FrameAge age) {
            return Spread.of(of(age).stream().map(FrameError::uncorrectedMm).toList());
        }

        /** Share of parameters within 1.96 of their standard errors, %; NaN if none has any. */
        public double coveragePercent(FrameAge age) {
            double told = of(age).stream().mapToInt(FrameError::told).sum();
            double covered = of(age).stream().mapToInt(FrameError::covered).sum();
            return 100 * covered / told;
        }

        private List<FrameError> of(FrameAge age) {
            return frames.stream()
                    .filter(frame -> age.holds(frame.frame().startSeconds()))
                    .toList();
        }
    }

    /** Corrects motion in all scans of a case; BPND is followed where tracer and counts are the usual ones. */
    public MotionResult motion(RegistrationCase of) throws IOException {
        List<FrameError> frames = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        for (int place = 0; place < scans; place++) {
            MotionTrial trial = new MotionTrial(of, place);
            Motion motion = trial.estimate();
            frames.addAll(trial.errors(motion));
            if (of.isUsual()) {
                double halfLife = of.design().tracer().halfLifeSeconds();
                changes.addAll(new BindingCheck(regions, halfLife).changesPercent(trial.scan(), motion));
            }
        }
        return new MotionResult(frames, changes);
    }

    public static List<CoregistrationTrial> coregistrations() {
        return CoregistrationTrial.all();
    }

    /** Target registration errors of one kind of coregistration over all heads, mm; NaN without an answer. */
    public List<Double> coregistration(CoregistrationTrial trial, RegistrationCase of) throws IOException {
        List<Double> errors = new ArrayList<>();
        for (int place = 0; place < scans; place++) errors.add(trial.errorMm(of, place));
        return errors;
    }

    /** What motion correction of the first scan of a case costs. */
    public RegistrationCost cost(RegistrationCase of) throws IOException {
        return RegistrationCost.of(new MotionTrial(of, 0));
    }
}

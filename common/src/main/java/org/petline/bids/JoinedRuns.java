package org.petline.bids;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.petline.FrameTimes;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.files.DecimalText;
import org.petline.files.SourceFile;

/**
 * Runs of one injection, with breaks between them, as one scan: on the clock of the first run and with its decay
 * reference.
 *
 * <p>TimeZero and InjectionStart each tell how much later the clock of a run begins. They are compared; the injection's
 * word counts, for it is what kinetics count from, and TimeZero has whole seconds.
 */
public final class JoinedRuns {
    /** Both clocks are rounded to whole seconds in most files: two roundings, and one second more. */
    private static final double SAME_CLOCK_SECONDS = 3;

    private static final double DAY_SECONDS = 24 * 3600;

    /** Two statements of one activity or weight, each rounded. */
    private static final double SAME_SHARE = 0.01;

    /** As {@link FrameTimesCheck} has it: what laps over by less is rounding. */
    private static final double ROUNDING_SHARE = 2e-3;

    private final List<String> files;
    private final List<PetSidecar> runs;
    private final List<Refusal> problems = new ArrayList<>();

    private JoinedRuns(List<String> files, List<PetSidecar> runs) {
        this.files = files;
        this.runs = runs;
    }

    /**
     * A dataset's scans, of which those whose names differ by {@code run-} alone are one each; its key lacks the run. If
     * one of its runs is refused, it is refused as that run is: a scan without its half is none.
     */
    public static List<FoundPet> in(List<FoundPet> found) {
        Map<Object, List<FoundPet>> scans = new LinkedHashMap<>();
        for (FoundPet pet : found) {
            Object group = pet.scanKey().<Object>map(ScanKey::withoutRun).orElse(pet);
            scans.computeIfAbsent(group, ignored -> new ArrayList<>()).add(pet);
        }
        return scans.values().stream()
                .map(runs -> runs.size() == 1 ? runs.get(0) : joined(runs))
                .toList();
    }

    private static FoundPet joined(List<FoundPet> runs) {
        List<PetScan> sound = new ArrayList<>();
        ScanKey key = runs.get(0).scanKey().orElseThrow().withoutRun();
        for (FoundPet run : runs) {
            if (run instanceof RefusedPet bad) return new RefusedPet(bad.path(), Optional.of(key), bad.refusal());
            sound.add((PetScan) run);
        }
        return PetScan.ofRuns(key, sound);
    }

    /**
     * The blood of a scan: that of its first run, which its later runs may share.
     *
     * @throws Refusal RUNS_BLOOD_DIFFERS if a later run has a table that the first has not
     */
    static Collection<BloodFiles> blood(PetScan scan) {
        TreeSet<String> ofFirst = new TreeSet<>();
        scan.blood().forEach(table -> ofFirst.add(table.table().path()));
        for (PetScan run : scan.laterRuns()) {
            for (BloodFiles table : run.blood()) {
                if (ofFirst.contains(table.table().path())) continue;
                throw Refusal.of(RunsReason.RUNS_BLOOD_DIFFERS)
                        .file(table.table().path())
                        .found("of " + run.image().name() + "; " + scan.image().name() + " has "
                                + (ofFirst.isEmpty() ? "none" : String.join(", ", ofFirst)));
            }
        }
        return scan.blood();
    }

    /**
     * One sidecar of the sidecars of several runs, in the order of time.
     *
     * @param runs of one scan, one or more
     * @param sidecars in their order
     * @throws Refusal with a {@link RunsReason}, of all that contradicts at once
     */
    public static PetSidecar sidecar(List<PetScan> runs, List<PetSidecar> sidecars) {
        if (sidecars.size() == 1) return sidecars.get(0);
        List<String> files = runs.stream()
                .map(run -> run.sidecars().get(run.sidecars().size() - 1))
                .map(SourceFile::path)
                .toList();
        return new JoinedRuns(files, sidecars).sidecar();
    }

    private PetSidecar sidecar() {
        PetSidecar first = runs.get(0);
        for (int run = 1; run < runs.size(); run++) compare(run);
        if (!problems.isEmpty()) throw Refusal.ofAll(problems);
        DecayCorrection decay = first.decayCorrection();
        List<Double> starts = new ArrayList<>();
        List<Double> durations = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            if (run > 0) decay = decay.followedBy(starts.size(), runs.get(run).decayCorrection(), offset(run));
            FrameTimes frames = runs.get(run).frames();
            for (int frame = 0; frame < frames.count(); frame++) {
                starts.add(frames.startSeconds(frame) + offset(run));
                durations.add(frames.durationSeconds(frame));
            }
        }
        for (int frame = 1; frame < starts.size(); frame++) {
            durations.set(frame - 1, Math.min(durations.get(frame - 1), starts.get(frame) - starts.get(frame - 1)));
        }
        return new PetSidecar(
                first.tracer(),
                first.unitsToBqPerMl(),
                dose(),
                first.clock(),
                FrameTimes.ofSeconds(numbers(starts), numbers(durations)),
                decay,
                first.camera(),
                findings());
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void compare(int run) {
        PetSidecar first = runs.get(0);
        PetSidecar later = runs.get(run);
        same(run, "TracerName", PetSidecar::tracerName);
        same(run, "TracerRadionuclide", sidecar -> sidecar.radionuclide().label());
        same(run, "Units", sidecar -> DecimalText.of(sidecar.unitsToBqPerMl(), DecimalText.MEASURED) + " Bq/mL");
        same(run, "Manufacturer", sidecar -> sidecar.camera().manufacturer());
        same(run, "ManufacturersModelName", sidecar -> sidecar.camera().model());
        same(run, "ReconMethodName", sidecar -> sidecar.camera().reconstruction());
        near(run, "InjectedRadioactivity", "MBq", PetSidecar::injectedMBq);
        near(run, "BodyWeight", "kg", PetSidecar::bodyWeightKg);
        double byClock = secondsOfDay(later) - secondsOfDay(first);
        byClock -= DAY_SECONDS * Math.rint(byClock / DAY_SECONDS);
        if (Math.abs(byClock - offset(run)) > SAME_CLOCK_SECONDS) {
            problems.add(refusal(RunsReason.RUNS_CLOCK_CONTRADICTED, run, "TimeZero")
                    .found(first.clock().timeZero() + " and " + later.clock().timeZero() + " are " + seconds(byClock)
                            + " apart, InjectionStart " + seconds(first.injectionStartSeconds()) + " and "
                            + seconds(later.injectionStartSeconds()) + " say " + seconds(offset(run))));
        }
        overlap(run);
    }

    private void overlap(int run) {
        FrameTimes before = runs.get(run - 1).frames();
        FrameTimes later = runs.get(run).frames();
        int last = before.count() - 1;
        double end = before.endSeconds(last) + offset(run - 1);
        double start = later.startSeconds(0) + offset(run);
        double rounding = ROUNDING_SHARE * Math.min(before.durationSeconds(last), later.durationSeconds(0));
        if (start >= end - rounding) return;
        problems.add(refusal(RunsReason.RUNS_OVERLAP, run, "FrameTimesStart")
                .found("starts at " + seconds(start) + ", the run before it ends at " + seconds(end)
                        + ", both from the first run's TimeZero"));
    }

    /** From the first run's TimeZero to that of a run: the injection is one moment. */
    private double offset(int run) {
        return runs.get(0).injectionStartSeconds() - runs.get(run).injectionStartSeconds();
    }

    private static double secondsOfDay(PetSidecar sidecar) {
        String clock = sidecar.clock().timeZero();
        int point = clock.indexOf('.');
        if (point < 0) return LocalTime.parse(clock).toSecondOfDay();
        return LocalTime.parse(clock.substring(0, point)).toSecondOfDay()
                + Double.parseDouble("0" + clock.substring(point));
    }

    /** What a file does not say contradicts nothing. */
    private void same(int run, String field, Function<PetSidecar, String> of) {
        String one = of.apply(runs.get(0));
        String other = of.apply(runs.get(run));
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) return;
        problems.add(refusal(RunsReason.RUNS_DIFFER, run, field).found(other + "; in " + files.get(0) + " " + one));
    }

    private void near(int run, String field, String unit, Function<PetSidecar, Double> of) {
        double one = of.apply(runs.get(0));
        double other = of.apply(runs.get(run));
        if (!(Math.abs(one - other) > SAME_SHARE * one)) return;
        problems.add(refusal(RunsReason.RUNS_DIFFER, run, field)
                .found(DecimalText.of(other, DecimalText.MEASURED) + " " + unit + "; in " + files.get(0) + " "
                        + DecimalText.of(one, DecimalText.MEASURED) + " " + unit));
    }

    /** As the first run says, or else a later one. */
    private PetSidecar.Dose dose() {
        return new PetSidecar.Dose(known(PetSidecar::injectedMBq), known(PetSidecar::bodyWeightKg));
    }

    private double known(Function<PetSidecar, Double> of) {
        return runs.stream().map(of).filter(value -> !value.isNaN()).findFirst().orElse(Double.NaN);
    }

    /** Later runs begin late by their nature, and what one file says of the dose serves all. */
    private List<BidsFinding> findings() {
        List<BidsFinding> all = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            for (BidsFinding finding : runs.get(run).findings()) {
                if (!isNeedless(finding.reason(), run)) all.add(finding);
            }
        }
        return all;
    }

    private boolean isNeedless(Reason reason, int run) {
        boolean isOfLaterRun = reason == SidecarReason.SCAN_STARTS_LATE || reason == SidecarReason.FRAME_TIMES_SHORT;
        return (isOfLaterRun && run > 0)
                || (reason == SidecarReason.INJECTED_ACTIVITY_UNUSABLE && dose().injectedMBq() > 0)
                || (reason == SidecarReason.BODY_WEIGHT_IMPLAUSIBLE && dose().bodyWeightKg() > 0);
    }

    private Refusal refusal(RunsReason reason, int run, String field) {
        return Refusal.of(reason).file(files.get(run)).field(field);
    }

    private static String seconds(double value) {
        return DecimalText.of(value, DecimalText.MEASURED) + " s";
    }
}

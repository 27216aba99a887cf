package org.petline.jobs.stages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.image.FrameSource;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.PvcFlags;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.Table;
import org.petline.regions.CorrectedCurves;
import org.petline.regions.PartialVolume;
import org.petline.regions.PointSpread;

/**
 * Corrects the regions' curves for partial volume, by every method that the settings name, and says how sure each value is.
 *
 * <p>Where none is named but none, nothing is read and nothing known of the errors.
 */
public final class CorrectStage implements Stage<CorrectedScan> {
    private static final long serialVersionUID = 1;

    private static final String FITTED_METHOD = "agtm";

    @Override
    public String name() {
        return "correct";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<CorrectedScan> result() {
        return CorrectedScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.SAMPLE);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("pvc", String.join(",", inputs.settings().kinetics().pvc()))
                .with("partial-volume", inputs.settings().partialVolume());
    }

    @Override
    public boolean readsFrames() {
        return true;
    }

    @Override
    public CorrectedScan run(StageContext scan) throws IOException {
        List<String> methods = scan.settings().kinetics().correctedPvc();
        if (methods.isEmpty()) return CorrectedScan.NONE;
        FrameSource frames = scan.frames().frames();
        LabelVolume segmentation = scan.segmentation();
        LabelledHead head = LabelledHead.of(scan, segmentation, frames.grid());
        PartialVolume volume = new PartialVolume(head.classes(), head.surroundings(), head.seen());
        Interpolation interpolation = SampleStage.interpolation(scan.settings().regions());
        List<float[]> values = scan.onAllCores(() -> read(frames, volume, head, interpolation));
        PartialVolume.Series series =
                new PartialVolume.Series(means(scan.result(Stages.SAMPLE), frames.count()), values, counts(scan));
        PartialVolume.FittedSpread fitted = volume.fitted(series);
        Grid grid = segmentation.grid();
        Map<String, CorrectedCurves> curves = new TreeMap<>();
        Map<String, CorrectedScan.Resolution> resolutions = new TreeMap<>();
        for (boolean isGiven : new boolean[] {true, false}) {
            List<String> those = methods.stream()
                    .filter(method -> isGiven == (isGiven(scan.settings()) && !method.equals(FITTED_METHOD)))
                    .toList();
            if (those.isEmpty()) continue;
            PointSpread spread = isGiven
                    ? scan.settings()
                            .partialVolume()
                            .fwhmMm()
                            .alongScanner()
                            .along(grid, head.toFrames().get(0))
                    : fitted.spread();
            List<String> withNone = new ArrayList<>(those);
            withNone.add(0, "none");
            PartialVolume.Corrected corrected = volume.correct(withNone, spread, series);
            CorrectedScan.Resolution resolution = resolution(spread, isGiven, fitted, corrected, head);
            for (CorrectedCurves each : corrected.curves()) {
                curves.put(each.method(), each);
                resolutions.put(each.method(), resolution);
            }
        }
        return inOrder(methods, curves, resolutions, scan.regionTable().labelNames());
    }

    private static boolean isGiven(Settings settings) {
        return settings.partialVolume().fwhmMm().isGiven();
    }

    private static CorrectedScan inOrder(
            List<String> methods,
            Map<String, CorrectedCurves> curves,
            Map<String, CorrectedScan.Resolution> resolutions,
            Map<Integer, String> names) {
        List<String> all = new ArrayList<>(methods);
        all.add(0, "none");
        SortedMap<Integer, String> used = new TreeMap<>();
        for (CorrectedCurves each : curves.values()) {
            for (CorrectedCurves.Curve curve : each.regions()) {
                int label = curve.change().spillInFrom();
                if (label > 0) used.put(label, names.getOrDefault(label, "label " + label));
            }
        }
        return new CorrectedScan(
                all.stream().map(curves::get).toList(),
                all.stream().map(resolutions::get).toList(),
                used);
    }

    private static CorrectedScan.Resolution resolution(
            PointSpread spread,
            boolean isGiven,
            PartialVolume.FittedSpread fitted,
            PartialVolume.Corrected corrected,
            LabelledHead head) {
        return new CorrectedScan.Resolution(
                spread.meanMm(),
                List.of(spread.iMm(), spread.jMm(), spread.kMm()),
                isGiven ? Double.NaN : fitted.standardErrorMm(),
                isGiven ? "given" : "fitted",
                new CorrectedScan.Fitted(fitted.spread().meanMm(), fitted.standardErrorMm(), fitted.atBound()),
                corrected.explained(),
                head.surroundings().isComplete());
    }

    private static List<float[]> read(
            FrameSource frames, PartialVolume volume, LabelledHead head, Interpolation interpolation)
            throws IOException {
        try {
            return IntStream.range(0, frames.count())
                    .parallel()
                    .mapToObj(frame -> {
                        try {
                            return volume.points()
                                    .read(frames.frame(frame), head.toFrames().get(frame), interpolation);
                        } catch (IOException unread) {
                            throw new UncheckedIOException(unread);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        }
    }

    private static List<double[]> means(SampledScan sampled, int frames) {
        return IntStream.range(0, frames).mapToObj(sampled.classes()::means).toList();
    }

    /** Counts, but for what the head holds: duration times what decay leaves. */
    private static List<Double> counts(StageContext scan) throws IOException {
        FrameTimes times = scan.times();
        double decay = SidecarFacts.decayPerMinute(scan.sidecar());
        return IntStream.range(0, times.count())
                .mapToObj(frame -> times.durationMinutes(frame) * StrictMath.exp(-decay * times.midMinutes(frame)))
                .toList();
    }

    @Override
    public List<Remark> remarks(CorrectedScan result) {
        return PvcFlags.of(result).remarks();
    }

    @Override
    public List<TableRows<?>> rows(CorrectedScan result, FinishedScan scan, ScanRows rows) {
        return List.of(new TableRows<>(Table.PARTIAL_VOLUME, rows.partialVolume(result, scan.sampled())));
    }
}

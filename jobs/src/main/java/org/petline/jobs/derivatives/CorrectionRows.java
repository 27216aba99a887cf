package org.petline.jobs.derivatives;

import static org.petline.jobs.derivatives.ScanRows.known;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.rows.FrameSpan;
import org.petline.jobs.tables.rows.PartialVolumeRow;
import org.petline.jobs.tables.rows.RegionOfPvc;
import org.petline.jobs.tables.rows.RowOrigin;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.regions.CorrectedCurves;

/** Rows of curves, as they were measured and after each correction for partial volume, and of what that did. */
record CorrectionRows(ScanRows rows) {
    private static final String NO_PVC = "none";

    List<TacRow> tacs(SampledScan sampled, CorrectedScan corrected, FrameTimes times) {
        List<TacRow> all = new ArrayList<>();
        for (SampledScan.RegionTac region : sampled.regions()) {
            Optional<CorrectedCurves.Curve> errors = corrected.curve(NO_PVC, region.name());
            for (int frame = 0; frame < region.frames().size(); frame++) {
                SampledScan.Sample sample = region.frames().get(frame);
                int at = frame;
                Double error = errors.map(each -> known(each.frames().get(at).standardError()))
                        .orElse(null);
                TacRow.Activity measured = new TacRow.Activity(known(sample.mean()), error, null, known(sample.sd()));
                all.add(row(region, NO_PVC, times, frame, measured));
            }
        }
        for (int m = 0; m < corrected.curves().size(); m++) {
            String method = corrected.curves().get(m).method();
            if (!method.equals(NO_PVC)) all.addAll(corrected(sampled, corrected, m, times));
        }
        return all;
    }

    private List<TacRow> corrected(SampledScan sampled, CorrectedScan corrected, int m, FrameTimes times) {
        String method = corrected.curves().get(m).method();
        double psfSe = corrected.resolutions().get(m).uncertaintyMm();
        List<TacRow> all = new ArrayList<>();
        for (SampledScan.RegionTac region : sampled.regions()) {
            CorrectedCurves.Curve curve = corrected.curve(method, region.name()).orElseThrow();
            for (int frame = 0; frame < region.frames().size(); frame++) {
                CorrectedCurves.Value value = curve.frames().get(frame);
                TacRow.Activity activity = new TacRow.Activity(
                        known(value.activity()),
                        known(value.standardError()),
                        psfSe > 0 ? known(Math.abs(value.perMm()) * psfSe) : null,
                        null);
                all.add(row(region, method, times, frame, activity));
            }
        }
        return all;
    }

    private TacRow row(
            SampledScan.RegionTac region, String pvc, FrameTimes times, int frame, TacRow.Activity activity) {
        double coverage = region.frames().get(frame).coverage();
        return new TacRow(
                rows.labels(),
                new RegionOfPvc(region.name(), pvc),
                FrameSpan.of(times, frame),
                activity,
                new TacRow.Size(region.volumeMl(), region.voxels()),
                coverage,
                RowOrigin.of(coverage < 1 ? List.of(ScanFlag.REGION_CUT.name()) : List.of(), rows.fingerprint()));
    }

    List<PartialVolumeRow> partialVolume(CorrectedScan corrected, SampledScan sampled) {
        List<PartialVolumeRow> all = new ArrayList<>();
        for (int m = 0; m < corrected.curves().size(); m++) {
            CorrectedCurves curves = corrected.curves().get(m);
            if (curves.method().equals(NO_PVC)) continue;
            for (SampledScan.RegionTac region : sampled.regions()) {
                CorrectedCurves.Curve curve =
                        corrected.curve(curves.method(), region.name()).orElseThrow();
                CorrectedCurves.Change change = curve.change();
                all.add(new PartialVolumeRow(
                        rows.labels(),
                        new RegionOfPvc(region.name(), curves.method()),
                        new PartialVolumeRow.Spilled(
                                region.volumeMl(),
                                known(change.recovery()),
                                known(change.spillIn()),
                                corrected.labelNames().get(change.spillInFrom())),
                        new PartialVolumeRow.Corrected(
                                known(change.relative()),
                                known(change.noiseAmplification()),
                                known(change.relativePerMm()),
                                known(curves.conditionNumber())),
                        resolution(corrected.resolutions().get(m)),
                        rows.flags().ofCurve(curves.method(), region.name(), rows.fingerprint())));
            }
        }
        return all;
    }

    private static PartialVolumeRow.Resolution resolution(CorrectedScan.Resolution its) {
        return new PartialVolumeRow.Resolution(
                its.fwhmMm(),
                known(its.standardErrorMm()),
                its.source(),
                known(its.fitted().fwhmMm()),
                known(its.explained()));
    }
}

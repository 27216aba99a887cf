package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Flag;
import org.petline.Refusal;
import org.petline.image.FrameSource;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.RowFlags;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.Table;
import org.petline.regions.RegionSampler;

/**
 * Reads the activity of every region out of every raw frame: one interpolation, at the place where the head was in that
 * frame, and no resampled series in between.
 */
public final class SampleStage implements Stage<SampledScan> {
    private static final long serialVersionUID = 1;

    /** Of the settings of regions, those that curves depend on. */
    private record Choices(String table, String segmentation, Settings.RegionInterpolation interpolation) {
        static Choices of(Settings.Regions regions) {
            return new Choices(regions.table(), regions.segmentation(), regions.interpolation());
        }
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<SampledScan> result() {
        return SampledScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.REALIGN, Stages.COREGISTER);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("segmentation", inputs.anatomy().segmentation())
                .with("label-tables", inputs.anatomy().labelTables())
                .with("region-table", inputs.anatomy().regionTable())
                .with("regions", Choices.of(inputs.settings().regions()));
    }

    @Override
    public boolean readsFrames() {
        return true;
    }

    @Override
    public SampledScan run(StageContext scan) throws IOException {
        LabelVolume labels = scan.segmentation();
        try {
            return scan.onAllCores(() -> over(scan, labels).sample());
        } catch (Refusal refusal) {
            // The room of regions knows labels, not files.
            String file = scan.found().segmentation().path();
            throw refusal.file().isEmpty() ? refusal.file(file) : refusal;
        }
    }

    @Override
    public List<Remark> remarks(SampledScan result) {
        SortedMap<Flag, List<String>> regions = new TreeMap<>(Comparator.comparing(Flag::name));
        for (String empty : result.emptyRegions()) {
            regions.computeIfAbsent(ScanFlag.REGION_EMPTY, ignored -> new ArrayList<>())
                    .add(empty);
        }
        for (SampledScan.RegionTac region : result.regions()) {
            for (Flag flag : RowFlags.ofRegion(region)) {
                regions.computeIfAbsent(flag, ignored -> new ArrayList<>()).add(region.name());
            }
        }
        return regions.entrySet().stream()
                .map(each -> Remark.onRows(each.getKey(), String.join(", ", each.getValue())))
                .toList();
    }

    @Override
    public List<TableRows<?>> rows(SampledScan result, FinishedScan scan, ScanRows rows) {
        return List.of(new TableRows<>(Table.TACS, rows.tacs(result, scan.corrected(), scan.times())));
    }

    /** Everything that is the same for all frames. */
    private static FrameSampling over(StageContext scan, LabelVolume segmentation) throws IOException {
        FrameSource frames = scan.frames().frames();
        LabelledHead head = LabelledHead.of(scan, segmentation, frames.grid());
        RegionSampler sampler = new RegionSampler(
                head.classes().toSample(),
                head.surroundings(),
                frames.grid(),
                interpolation(scan.settings().regions()));
        return new FrameSampling(head.classes(), sampler, frames, head.toFrames());
    }

    /** How raw frames are read between their voxels, by whoever reads them. */
    static Interpolation interpolation(Settings.Regions settings) {
        return switch (settings.interpolation()) {
            case CUBIC_SPLINE -> Interpolation.CUBIC_SPLINE;
            case WINDOWED_SINC -> Interpolation.WINDOWED_SINC;
            case TRILINEAR -> Interpolation.TRILINEAR;
        };
    }
}

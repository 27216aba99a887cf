package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.Fingerprint;
import org.petline.regions.CutLabels;
import org.petline.regions.RegionTable;
import org.petline.regions.SegmentationCheck;

/** Looks whether a segmentation can be one of the T1w; nothing depends on it but the scan's flags. */
public final class SegmentationStage implements Stage<SegmentationStage.Checked> {
    private static final long serialVersionUID = 1;

    /**
     * What was found.
     *
     * @param explained as {@link SegmentationCheck.Fit} has it; likewise {@code explainedMirrored} and {@code contrast}
     * @param flags names of {@link ScanFlag}s
     */
    public record Checked(double explained, double explainedMirrored, double contrast, List<String> flags) {
        /** Copies the list. */
        public Checked {
            flags = List.copyOf(flags);
        }
    }

    @Override
    public String name() {
        return "segmentation";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Checked> result() {
        return Checked.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of();
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("t1w", inputs.anatomy().t1w())
                .with("segmentation", inputs.anatomy().segmentation())
                .with("label-tables", inputs.anatomy().labelTables())
                .with("region-table", inputs.anatomy().regionTable());
    }

    @Override
    public Checked run(StageContext scan) throws IOException {
        return check(scan.t1w(), scan.segmentation(), scan.regionTable());
    }

    @Override
    public Set<String> flags(Checked result) {
        return new TreeSet<>(result.flags());
    }

    /** Checks a segmentation in the world of the T1w. */
    private static Checked check(Volume t1w, LabelVolume segmentation, RegionTable table) {
        List<String> flags = new ArrayList<>();
        if (CutLabels.areIn(segmentation.present(), table.labelNames())) flags.add(ScanFlag.LABELS_CUT_OFF.name());
        SegmentationCheck.Fit fit = new SegmentationCheck(t1w, table.labelNames()).of(segmentation);
        // A mirror image is of another brain too; what it is says more.
        if (fit.isMirrored()) flags.add(ScanFlag.SEGMENTATION_MIRRORED.name());
        else if (fit.isOfAnotherBrain()) flags.add(ScanFlag.SEGMENTATION_OF_ANOTHER_BRAIN.name());
        return new Checked(fit.explained(), fit.explainedMirrored(), fit.contrast(), flags);
    }
}

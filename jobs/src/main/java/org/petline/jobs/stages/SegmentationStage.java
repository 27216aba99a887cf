package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.bids.T1w;
import org.petline.image.LabelVolume;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.Fingerprint;
import org.petline.regions.CutLabels;
import org.petline.regions.SegmentationCheck;

/**
 * Looks whether a segmentation is one of the T1w, and of which, where several could be; a scan whose labels are of another
 * head is refused, unless the settings accept it.
 */
public final class SegmentationStage implements Stage<SegmentationStage.Checked> {
    private static final long serialVersionUID = 1;

    /** Among several T1w, how much more of its pairs of white matter and cortex a better one has in order. */
    private static final double CLEARLY = 0.03;

    /**
     * What was found.
     *
     * @param t1w which of the scan's T1w the labels belong to, counted from 0; 0 as well if it has none
     * @param explained as {@link SegmentationCheck.Fit} has it; likewise {@code explainedMirrored} and {@code contrast}
     * @param flags names of {@link ScanFlag}s
     */
    public record Checked(int t1w, double explained, double explainedMirrored, double contrast, List<String> flags) {
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
        return 2;
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
                .with("region-table", inputs.anatomy().regionTable())
                .with("other-head", inputs.settings().regions().otherHead().name());
    }

    @Override
    public Checked run(StageContext scan) throws IOException {
        LabelVolume labels = scan.segmentation();
        SortedMap<Integer, String> names = scan.regionTable().labelNames();
        List<String> flags = new ArrayList<>();
        if (CutLabels.areIn(labels.present(), names)) flags.add(ScanFlag.LABELS_CUT_OFF.name());
        List<SegmentationCheck.Fit> fits = new ArrayList<>();
        for (T1w t1w : scan.found().pair().t1w()) {
            fits.add(new SegmentationCheck(scan.t1w(t1w), names).of(labels));
        }
        if (fits.isEmpty()) return new Checked(0, Double.NaN, Double.NaN, Double.NaN, flags);
        int chosen = likeliest(fits);
        SegmentationCheck.Fit fit = fits.get(chosen);
        // A mirror image is of another brain too; what it is says more.
        if (fit.isMirrored()) flags.add(ScanFlag.SEGMENTATION_MIRRORED.name());
        else if (fit.isOfAnotherBrain()) flags.add(ScanFlag.SEGMENTATION_OF_ANOTHER_BRAIN.name());
        if (!isOfTheT1w(fit) && scan.settings().regions().otherHead() == Settings.OtherHead.REFUSE) {
            throw mismatch(scan.found(), fit);
        }
        return new Checked(chosen, fit.explained(), fit.explainedMirrored(), fit.contrast(), flags);
    }

    @Override
    public List<Remark> remarks(Checked result) {
        return result.flags().stream()
                .map(flag -> Remark.onScan(ScanFlag.valueOf(flag), found(flag, result)))
                .toList();
    }

    /** What of the labels a flag is about. */
    private static String found(String flag, Checked result) {
        if (flag.equals(ScanFlag.LABELS_CUT_OFF.name())) return "numbers of labels";
        String explained = String.format(
                Locale.ROOT,
                "explains %.0f %% of the T1w, mirrored %.0f %%",
                100 * result.explained(),
                100 * result.explainedMirrored());
        if (Double.isNaN(result.contrast())) return explained;
        return explained + String.format(Locale.ROOT, ", contrast of tissues %.0f %%", 100 * result.contrast());
    }

    /** The first in whose world the labels lie, unless another one is clearly more like them. */
    private static int likeliest(List<SegmentationCheck.Fit> fits) {
        int best = 0;
        for (int n = 1; n < fits.size(); n++) {
            SegmentationCheck.Fit here = fits.get(n);
            SegmentationCheck.Fit before = fits.get(best);
            boolean better = isOfTheT1w(here) == isOfTheT1w(before)
                    ? likeness(here) > likeness(before) + CLEARLY
                    : isOfTheT1w(here);
            if (better) best = n;
        }
        return best;
    }

    private static boolean isOfTheT1w(SegmentationCheck.Fit fit) {
        return !fit.isMirrored() && !fit.isOfAnotherBrain();
    }

    private static double likeness(SegmentationCheck.Fit fit) {
        double known = Double.isNaN(fit.contrast()) ? fit.explained() : fit.contrast();
        return Double.isNaN(known) ? 0 : known;
    }

    private static Refusal mismatch(FoundScan scan, SegmentationCheck.Fit fit) {
        String looked =
                scan.pair().t1w().stream().map(t1w -> t1w.image().path()).collect(Collectors.joining(", "));
        String what = fit.isMirrored()
                ? String.format(
                        Locale.ROOT,
                        "flipped left to right it explains %.0f %% of the T1w, as it is %.0f %%",
                        100 * fit.explainedMirrored(),
                        100 * Math.max(0, fit.explained()))
                : String.format(
                        Locale.ROOT,
                        "its white matter and cortex differ in %.0f %% of pairs of voxels of the T1w, where 50 %% is chance",
                        100 * fit.contrast());
        return Refusal.of(StageReason.SEGMENTATION_MISMATCH)
                .file(scan.segmentation().path())
                .field("T1w")
                .found(what + "; T1w: " + looked);
    }
}

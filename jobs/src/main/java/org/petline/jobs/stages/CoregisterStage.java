package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.registration.Coregistration;
import org.petline.registration.CoregistrationFlag;
import org.petline.registration.GivenTransformCheck;

/** Finds where the MR lies to the PET. */
public final class CoregisterStage implements Stage<CoregisteredScan> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "coregister";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<CoregisteredScan> result() {
        return CoregisteredScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.REFERENCE);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("t1w", inputs.anatomy().t1w())
                .with("segmentation", inputs.anatomy().segmentation())
                .with("coregistration", inputs.settings().coregistration())
                .with("transforms", inputs.transforms().coregistration());
    }

    @Override
    public CoregisteredScan run(StageContext scan) throws IOException {
        Optional<Volume> there = scan.t1w();
        // Labels in the PET's own space are where they should be.
        if (there.isEmpty()) return given(scan.segmentation().grid());
        Volume pet = scan.petReference();
        Volume t1w = there.get();
        return scan.found().coregistrationTransforms().isEmpty()
                ? estimate(scan.settings().coregistration(), pet, t1w, scan.segmentation())
                : believe(pet, t1w, scan.givenCoregistration(pet.grid(), t1w.grid()));
    }

    @Override
    public List<Remark> remarks(CoregisteredScan result) {
        return result.flags().stream()
                .map(flag -> Remark.onScan(CoregistrationFlag.valueOf(flag), found(flag, result)))
                .toList();
    }

    /** What of the coregistration a flag is about. */
    private static String found(String flag, CoregisteredScan result) {
        CoregisteredScan.Likeness likeness = result.likeness();
        return switch (CoregistrationFlag.valueOf(flag)) {
            case AMBIGUOUS ->
                String.format(
                        Locale.ROOT,
                        "similarity %.3f here and %.3f at a place %.0f mm away",
                        likeness.similarity(),
                        likeness.runnerUpSimilarity(),
                        likeness.runnerUpDistanceMm());
            case LITTLE_OVERLAP ->
                String.format(Locale.ROOT, "%.0f %% of the T1w's head in the field of view", 100 * result.overlap());
            default -> "by " + result.search().method();
        };
    }

    @Override
    public List<TableRows<?>> rows(CoregisteredScan result, FinishedScan scan, ScanRows rows) {
        CoregistrationRow row = rows.coregistration(result, scan.referenced());
        return List.of(new TableRows<>(Table.COREGISTRATION, List.of(row)));
    }

    /**
     * The transform from the T1w's world to the PET reference's.
     *
     * @param petReference mean of aligned frames
     * @param t1w any unit
     * @param segmentation in the T1w's world; with {@code auto} it refines the result where it explains the PET well
     */
    static CoregisteredScan estimate(
            Settings.Coregistration settings, Volume petReference, Volume t1w, LabelVolume segmentation) {
        return switch (settings.method()) {
            case AUTO ->
                CoregisteredScan.of(
                        search().align(petReference, t1w, segmentation),
                        t1w.grid().centre());
            case MUTUAL_INFORMATION ->
                CoregisteredScan.of(
                        search().align(petReference, t1w), t1w.grid().centre());
            case IDENTITY, OFF -> given(t1w.grid());
            case FILE -> throw new IllegalStateException("a transform from a file is read, not searched for");
        };
    }

    private static CoregisteredScan given(Grid grid) {
        return CoregisteredScan.given(RigidTransform.IDENTITY, grid, "identity");
    }

    /** A transform of other software, believed, and what the images say against it. */
    static CoregisteredScan believe(Volume petReference, Volume t1w, RigidTransform t1wToReference) {
        return CoregisteredScan.given(t1wToReference, t1w.grid(), "file")
                .flagged(GivenTransformCheck.of(petReference, t1w, t1wToReference).stream()
                        .map(Enum::name)
                        .toList());
    }

    private static Coregistration search() {
        return new Coregistration(Coregistration.Settings.DEFAULT);
    }
}

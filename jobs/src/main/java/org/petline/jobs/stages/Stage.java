package org.petline.jobs.stages;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.petline.bids.ScanKey;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.tables.Fingerprint;

/**
 * One step of a scan, declared in one class: what it is called, what its result depends on, how it is made, and what of
 * it readers open. Everything else follows from the list {@link Stages}: order, dry run, what is redone and why, kept
 * results, timings, versions in the ledger, publication.
 *
 * <p>A stage has no state: what it learns is its result, which is kept as JSON under the stage's fingerprint. A changed
 * input, setting or version redoes the stage and those that build on it, and no other.
 *
 * @param <R> what the stage finds out
 */
public interface Stage<R extends Record> extends Serializable {
    /** One word, stable: it stands in the ledger, in the dry run, among the timings and in fingerprints. */
    String name();

    /** Part of the fingerprint; raised when the same input gives another result. */
    int version();

    Class<R> result();

    /** The stages whose fingerprints are part of this one's; the last is the one that it waits for. */
    List<Stage<?>> buildsOn();

    /** What else the result depends on: contents and settings that this stage reads itself. */
    Fingerprint dependsOn(StageInputs inputs);

    /**
     * Makes the result.
     *
     * @throws org.petline.Refusal if the scan's data do not allow it
     */
    R run(StageContext scan) throws IOException;

    /** Whether the settings ask for it. */
    default boolean isAsked(Settings settings) {
        return true;
    }

    /** Whether the result is kept from run to run. */
    default boolean isKept() {
        return true;
    }

    /** Under which name the result is kept; another than the stage's where two of its kind can lie side by side. */
    default String keptAs() {
        return name();
    }

    /** Whether it reads the image's frames, which are unpacked first then. */
    default boolean readsFrames() {
        return false;
    }

    /** Whether files in the output folder are part of the result. */
    default boolean leavesFiles() {
        return false;
    }

    /** The files that are part of a result, below the output folder: if one is gone, the stage runs again. */
    default List<String> files(ScanKey scan, R result) {
        return List.of();
    }

    /**
     * Files that stay in the output, when the settings no longer ask for them, as long as they are what the stage would
     * make; deleted before they are not. All of them, or none, are there.
     */
    default List<String> lastingFiles(ScanKey scan) {
        return List.of();
    }

    /** What is remarkable about the result. */
    default List<Remark> remarks(R result) {
        return List.of();
    }

    /** The rows that it adds to tables. */
    default List<TableRows<?>> rows(R result, FinishedScan scan, ScanRows rows) {
        return List.of();
    }
}

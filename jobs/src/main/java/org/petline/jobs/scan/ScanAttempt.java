package org.petline.jobs.scan;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.imagefile.ImageFileReason;
import org.petline.jobs.lock.LockLostException;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputChangedException;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.stages.PublishStage;
import org.petline.jobs.stages.ScratchFullException;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * One attempt at a scan: its stages and their publication, or why it was not done. Whatever goes wrong with the scan ends
 * as its entry in the ledger.
 */
final class ScanAttempt {
    private final RunContext context;
    private final ScanOrder order;
    private final String choices;
    private final ScanCommit commit;
    private final ScanRowBuilder rows;
    private final StageClock clock = new StageClock();

    ScanAttempt(RunContext context, ScanOrder order, SortedMap<String, String> choices) {
        this.context = context;
        this.order = order;
        this.choices = RunFingerprint.hashOf(choices);
        this.commit = new ScanCommit(context, order, choices);
        this.rows = new ScanRowBuilder(order.scan(), context.run(), this.choices);
    }

    /**
     * Does the scan.
     *
     * @throws IOException if the ledger cannot be read or written
     */
    ScanOutcome run() throws IOException {
        Optional<LedgerEntry> before = new Ledger(context.output()).read(order.name());
        try {
            return done(before);
        } catch (Refusal refusal) {
            return commit.notDone(rows, clock, ScanStatus.REFUSED, ScanFailure.of(refusal, stage()));
        } catch (LockLostException | ScratchFullException notTheScans) {
            throw notTheScans;
        } catch (IOException | UncheckedIOException fault) {
            return failed(ScanFailure.of(PipelineReason.STORAGE_FAILED, fault, stage()));
        } catch (RuntimeException | LinkageError | StackOverflowError defect) {
            commit.keepTrace(defect);
            return failed(ScanFailure.of(PipelineReason.INTERNAL, defect, stage()));
        }
    }

    /** Commits the scan as failed. */
    ScanOutcome failed(ScanFailure failure) throws IOException {
        return commit.notDone(rows, clock, ScanStatus.FAILED, failure);
    }

    private ScanOutcome done(Optional<LedgerEntry> before) throws IOException {
        Collection<InputFile> known = before.map(LedgerEntry::inputs).orElse(List.of());
        try {
            if (context.trust() == Trust.CONTENTS) {
                known = InputFiles.confirmed(order.scan(), known, context::storeOf);
            }
            return done(before, new InputFiles(order.scan(), known));
        } catch (InputChangedException deceived) {
            return again(before);
        } catch (FileNotFoundException | NoSuchFileException absent) {
            requireContent();
            throw absent;
        }
    }

    /** Without what the ledger believed; who changes once more is still being written. */
    private ScanOutcome again(Optional<LedgerEntry> before) throws IOException {
        try {
            return done(before, new InputFiles(order.scan(), List.of()));
        } catch (InputChangedException changing) {
            throw Refusal.of(PipelineReason.INPUT_CHANGED)
                    .file(changing.path())
                    .found("other bytes at each reading")
                    .because(changing);
        }
    }

    private ScanOutcome done(Optional<LedgerEntry> before, InputFiles inputs) throws IOException {
        FoundScan scan = order.scan();
        try (ScanStages stages = new ScanStages(context, scan, inputs, clock)) {
            List<Refusal> problems = ScanCheck.problems(context, scan, inputs, stages);
            if (problems.isEmpty() || stages.isSidecarSound()) rows.read(stages.sidecar());
            if (!problems.isEmpty()) throw Refusal.ofAll(problems);
            SortedMap<String, String> asTheyAre = commit.stages(stages.fingerprints());
            if (before.isPresent() && stands(before.get(), stages)) {
                return confirmed(before.get(), asTheyAre, inputs);
            }
            if (before.isPresent()) dropDamaged(before.get().result(), stages);
            stages.finish();
            inputs.requireUnchanged();
            PublishStage.Published published = stages.result(Stages.PUBLISH);
            requireUntouched();
            if (Thread.currentThread().isInterrupted()) throw ScanTask.cancelled(new InterruptedException());
            rows.found(stages.found());
            if (before.isPresent()) {
                new PublishedFiles(context.output()).deleteOutdated(before.get().result(), published.result());
            }
            ScanRow row =
                    rows.done(published.outcome(), published.result().fingerprint(), published.inputs(), clock.total());
            commit.commit(row, asTheyAre, inputs.used(), published.result());
            String spent = String.format(Locale.ROOT, "%.1f s", clock.total().seconds());
            return new ScanOutcome(order.name(), row.outcome().status(), spent, ScanCommit.secondsOf(clock));
        } catch (Refusal refusal) {
            inputs.requireUnchanged();
            throw refusal;
        }
    }

    /** Whether the last result is what would come out again, and all of it is there. */
    private boolean stands(LedgerEntry before, ScanStages stages) throws IOException {
        return before.status() == ScanStatus.DONE
                && PetlineVersion.TEXT.equals(before.row().run().petlineVersion())
                && choices.equals(before.row().fingerprints().settingsFingerprint())
                && isSame(before.result(), stages)
                && before.stages()
                        .entrySet()
                        .containsAll(stages.fingerprints().byStage().entrySet())
                && new ScanResults(context.output(), context.trust().ofOurs())
                        .damageOf(before.result())
                        .isEmpty();
    }

    /** So that the stages whose files are not what was published make them again. */
    private void dropDamaged(ScanResult before, ScanStages stages) throws IOException {
        boolean readAll = context.trust() == Trust.CONTENTS;
        if (!readAll && !isSame(before, stages)) return;
        PublishedFiles files =
                new PublishedFiles(context.output(), context.trust().ofOurs());
        files.deleteDamaged(before);
        boolean unvouched = before.exists() && files.of(before).isEmpty();
        if (readAll && unvouched) stages.distrustFiles();
    }

    private static boolean isSame(ScanResult before, ScanStages stages) throws IOException {
        return before.fingerprint().equals(stages.fingerprints().result().hex());
    }

    /** Files that were touched, or settings that this scan does not depend on: the ledger learns of them. */
    private ScanOutcome confirmed(LedgerEntry before, SortedMap<String, String> stages, InputFiles inputs)
            throws IOException {
        requireUntouched();
        boolean known = before.inputs().equals(inputs.used()) && before.stages().equals(stages);
        if (!known) commit.commit(before.row(), stages, inputs.used(), before.result());
        return new ScanOutcome(order.name(), before.row().outcome().status(), "nothing changed");
    }

    /** A result stands for the files as they are: one that was replaced meanwhile is due again, by name. */
    private void requireUntouched() throws IOException {
        for (SourceFile file : order.scan().files()) {
            Optional<Store.Entry> now = context.storeOf(file).find(file.path());
            boolean same = now.isPresent()
                    && now.get().bytes() == file.bytes()
                    && now.get().modifiedMillis() == file.modifiedMillis();
            if (!same) throw Refusal.of(PipelineReason.INPUT_CHANGED).file(file.path());
        }
    }

    /** A link into a git-annex whose content was not fetched is listed, empty, and cannot be opened. */
    private void requireContent() throws IOException {
        for (SourceFile file : order.scan().files()) {
            if (file.bytes() == 0 && context.storeOf(file).find(file.path()).isPresent()) {
                throw Refusal.of(ImageFileReason.CONTENT_NOT_PRESENT)
                        .file(file.path())
                        .found("a link to something that is not there");
            }
        }
    }

    /** In which it goes wrong: the last that began. */
    private String stage() {
        return clock.stages().keySet().stream()
                .reduce((first, second) -> second)
                .orElse("discover");
    }
}

package org.petline.jobs.scan;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
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
import org.petline.jobs.tables.ScanRow;
import org.petline.jobs.tables.ScanStatus;

/**
 * One scan on an executor, from its files to its ledger entry.
 *
 * <p>Whatever goes wrong with a scan ends as its entry in the ledger, with the reason; the task itself succeeds, so that
 * a bad scan never ends the night. A scan for which memory or scratch does not suffice, or with which an executor died,
 * is tried once more with nothing beside it. The last good result of a scan outlives a failed attempt and is marked
 * stale. Only if the ledger itself cannot be written does the task fail, for the cluster to try again.
 */
public record ScanTask(RunContext around, TreeMap<String, String> choices, ScanTimeLimit limit) implements Serializable {
    /** Name below which an entry of a scan that needed too much says what it had. */
    public static final String MEMORY = "executor memory";

    /**
     * Does a scan.
     *
     * @param deaths of executors that had tried it: beside others, then alone
     */
    public ScanOutcome of(ScanOrder order, int deaths) {
        try {
            if (deaths == 0) {
                try {
                    return holding(share(order), order);
                } catch (OutOfMemoryError | ScratchFullException besideOthers) {
                    // Its neighbours may have taken what it lacked.
                }
            }
            return holding(HeapReservation.ALL, order);
        } catch (OutOfMemoryError alone) {
            return setAside(order, ScanFailure.of(PipelineReason.OUT_OF_MEMORY, alone, "run"));
        } catch (ScratchFullException alone) {
            return setAside(order, ScanFailure.of(PipelineReason.SCRATCH_FULL, alone, Stages.UNPACK.name()));
        } catch (TimeoutException tooLong) {
            String limited = limit.time().toSeconds() + " s";
            return setAside(order, ScanFailure.of(PipelineReason.SCAN_TIMED_OUT, limited, "run"));
        } catch (InterruptedException called) {
            throw cancelled(called);
        }
    }

    /** Reads headers, which may be what never returns. */
    private long share(ScanOrder order) throws InterruptedException, TimeoutException {
        return limit.within(begins -> {
            begins.run();
            return ScanMemory.of(around, order.scan()).mebibytes();
        });
    }

    private ScanOutcome holding(long mebibytes, ScanOrder order) throws InterruptedException, TimeoutException {
        return limit.within(begins -> HeapReservation.holding(mebibytes, () -> {
            begins.run();
            return tried(order);
        }));
    }

    /** Commits a scan as failed for a reason that no task could write down. */
    public ScanOutcome setAside(ScanOrder order, ScanFailure problem) {
        try {
            ScanRowBuilder account = new ScanRowBuilder(order.scan(), around.run(), RunFingerprint.hashOf(choices));
            return settle(order, account, new StageClock(), ScanStatus.FAILED, problem);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private ScanOutcome tried(ScanOrder order) {
        Store output = around.output();
        Ledger ledger = new Ledger(output);
        StageClock clock = new StageClock();
        ScanRowBuilder account = new ScanRowBuilder(order.scan(), around.run(), RunFingerprint.hashOf(choices));
        try {
            Optional<LedgerEntry> before = ledger.read(order.scan().key().stem());
            try {
                return attempt(order, before, account, clock, output);
            } catch (Refusal refusal) {
                return settle(order, account, clock, ScanStatus.REFUSED, ScanFailure.of(refusal, stageOf(clock)));
            } catch (LockLostException | ScratchFullException notTheScans) {
                throw notTheScans;
            } catch (IOException | UncheckedIOException fault) {
                ScanFailure problem = ScanFailure.of(PipelineReason.STORAGE_FAILED, fault, stageOf(clock));
                return settle(order, account, clock, ScanStatus.FAILED, problem);
            } catch (RuntimeException | LinkageError | StackOverflowError defect) {
                keepTrace(output, order.scan(), defect);
                ScanFailure problem = ScanFailure.of(PipelineReason.INTERNAL, defect, stageOf(clock));
                return settle(order, account, clock, ScanStatus.FAILED, problem);
            }
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private static CancellationException cancelled(Throwable why) {
        CancellationException called = new CancellationException("called back");
        called.initCause(why);
        return called;
    }

    private ScanOutcome attempt(
            ScanOrder order, Optional<LedgerEntry> before, ScanRowBuilder account, StageClock clock, Store output)
            throws IOException {
        Collection<InputFile> known = before.map(LedgerEntry::inputs).orElse(List.of());
        try {
            if (around.trust() == Trust.CONTENTS) {
                known = InputFiles.confirmed(order.scan(), known, around::storeOf);
            }
            return process(order, before, new InputFiles(order.scan(), known), account, clock, output);
        } catch (InputChangedException deceived) {
            return again(order, before, account, clock, output);
        } catch (FileNotFoundException | NoSuchFileException absent) {
            requireContent(order.scan());
            throw absent;
        }
    }

    /** Without what the ledger believed; who changes once more is still being written. */
    private ScanOutcome again(
            ScanOrder order, Optional<LedgerEntry> before, ScanRowBuilder account, StageClock clock, Store output)
            throws IOException {
        try {
            return process(order, before, new InputFiles(order.scan(), List.of()), account, clock, output);
        } catch (InputChangedException changing) {
            throw Refusal.of(PipelineReason.INPUT_CHANGED)
                    .file(changing.path())
                    .found("other bytes at each reading")
                    .because(changing);
        }
    }

    private ScanOutcome process(
            ScanOrder order,
            Optional<LedgerEntry> before,
            InputFiles inputs,
            ScanRowBuilder account,
            StageClock clock,
            Store output)
            throws IOException {
        FoundScan scan = order.scan();
        try (ScanStages stages = new ScanStages(around, scan, inputs, clock)) {
            account.read(stages.sidecar());
            stages.requireSomethingToFit();
            if (before.isPresent() && stands(before.get(), stages)) {
                return confirm(before.get(), order, stages(stages), inputs);
            }
            if (before.isPresent()) dropDamaged(before.get().result(), stages);
            stages.finish();
            inputs.requireUnchanged();
            PublishStage.Published published = stages.result(Stages.PUBLISH);
            requireUntouched(scan);
            if (Thread.currentThread().isInterrupted()) throw cancelled(new InterruptedException());
            if (before.isPresent()) {
                new PublishedFiles(output).deleteOutdated(before.get().result(), published.result());
            }
            ScanRow row = account.done(
                    published.result().fingerprint(), published.inputs(), published.flags(), clock.total());
            commit(output, row, order.part(), stages(stages), inputs.used(), published.result());
            return new ScanOutcome(scan.key().stem(), row.status(), spent(clock), secondsOf(clock));
        } catch (Refusal refusal) {
            inputs.requireUnchanged();
            throw refusal;
        }
    }

    /** Whether the last result is what would come out again, and all of it is there. */
    private boolean stands(LedgerEntry before, ScanStages stages) throws IOException {
        return before.status() == ScanStatus.DONE
                && PetlineVersion.TEXT.equals(before.row().petlineVersion())
                && RunFingerprint.hashOf(choices).equals(before.row().settingsFingerprint())
                && isSame(before.result(), stages)
                && before.stages()
                        .entrySet()
                        .containsAll(stages.fingerprints().byStage().entrySet())
                && new ScanResults(around.output(), around.trust().ofOurs())
                        .damageOf(before.result())
                        .isEmpty();
    }

    /** So that the stages whose files are not what was published make them again. */
    private void dropDamaged(ScanResult before, ScanStages stages) throws IOException {
        boolean readAll = around.trust() == Trust.CONTENTS;
        if (!readAll && !isSame(before, stages)) return;
        PublishedFiles files =
                new PublishedFiles(around.output(), around.trust().ofOurs());
        files.deleteDamaged(before);
        boolean unvouched = before.exists() && files.of(before).isEmpty();
        if (readAll && unvouched) stages.distrustFiles();
    }

    private static boolean isSame(ScanResult before, ScanStages stages) throws IOException {
        return before.fingerprint().equals(stages.fingerprints().result().hex());
    }

    /** Files that were touched, or settings that this scan does not depend on: the ledger learns of them. */
    private ScanOutcome confirm(
            LedgerEntry before, ScanOrder order, SortedMap<String, String> stages, InputFiles inputs)
            throws IOException {
        requireUntouched(order.scan());
        boolean known = before.inputs().equals(inputs.used()) && before.stages().equals(stages);
        if (!known) {
            commit(around.output(), before.row(), order.part(), stages, inputs.used(), before.result());
        }
        return new ScanOutcome(order.name(), before.row().status(), "nothing changed");
    }

    private SortedMap<String, String> stages(ScanStages stages) throws IOException {
        SortedMap<String, String> all = new TreeMap<>(choices);
        all.putAll(stages.fingerprints().byStage());
        return all;
    }

    /**
     * Commits that a scan was not done. The ledger is read again: another attempt of this run, a copy or one that was
     * taken for dead, may have done it meanwhile, and is believed.
     */
    private ScanOutcome settle(
            ScanOrder order, ScanRowBuilder account, StageClock clock, ScanStatus status, ScanFailure whole)
            throws IOException {
        ScanFailure problem = whole.told(Redaction.about(around, order.scan()));
        if (Thread.currentThread().isInterrupted()) throw cancelled(new InterruptedException(problem.message()));
        FoundScan scan = order.scan();
        Optional<LedgerEntry> now = new Ledger(around.output()).read(order.name());
        if (now.isPresent() && isDoneInThisRun(now.get())) {
            return new ScanOutcome(order.name(), now.get().row().status(), "done by another attempt");
        }
        ScanResult lastGood = now.map(LedgerEntry::result).orElse(ScanResult.none());
        ScanStatus told = lastGood.exists() ? ScanStatus.STALE : status;
        ScanRow row = account.notDone(told, problem, lastGood.fingerprint(), clock.total());
        List<InputFile> seen = scan.files().stream()
                .map(file -> new InputFile(scan.nameOf(file), file.bytes(), file.modifiedMillis(), ""))
                .toList();
        SortedMap<String, String> tried = new TreeMap<>(choices);
        tried.put(MEMORY, around.executors().memory());
        commit(around.output(), row, order.part(), tried, seen, lastGood);
        return new ScanOutcome(
                scan.key().stem(), row.status(), problem.code() + ": " + problem.message(), secondsOf(clock));
    }

    private boolean isDoneInThisRun(LedgerEntry entry) {
        return entry.status() == ScanStatus.DONE
                && around.run().equals(entry.row().runRecord());
    }

    private static void commit(
            Store output,
            ScanRow row,
            int part,
            SortedMap<String, String> stages,
            List<InputFile> inputs,
            ScanResult result)
            throws IOException {
        LedgerEntry entry = LedgerEntry.of(row, part, stages, inputs, result);
        new Ledger(output).commit(entry);
        new ScanResults(output).deleteOthers(entry);
    }

    /** A result stands for the files as they are: one that was replaced meanwhile is due again, by name. */
    private void requireUntouched(FoundScan scan) throws IOException {
        for (SourceFile file : scan.files()) {
            Optional<Store.Entry> now = around.storeOf(file).find(file.path());
            boolean same = now.isPresent()
                    && now.get().bytes() == file.bytes()
                    && now.get().modifiedMillis() == file.modifiedMillis();
            if (!same) throw Refusal.of(PipelineReason.INPUT_CHANGED).file(file.path());
        }
    }

    /** A link into a git-annex whose content was not fetched is listed, empty, and cannot be opened. */
    private void requireContent(FoundScan scan) throws IOException {
        for (SourceFile file : scan.files()) {
            if (file.bytes() == 0 && around.storeOf(file).find(file.path()).isPresent()) {
                throw Refusal.of(ImageFileReason.CONTENT_NOT_PRESENT)
                        .file(file.path())
                        .found("a link to something that is not there");
            }
        }
    }

    private static void keepTrace(Store output, FoundScan scan, Throwable defect) throws IOException {
        StringWriter trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        String path = "petline/traces/" + scan.key().stem() + ".txt";
        output.write(path, out -> out.write(trace.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String stageOf(StageClock clock) {
        return clock.stages().keySet().stream()
                .reduce((first, second) -> second)
                .orElse("discover");
    }

    private static TreeMap<String, Double> secondsOf(StageClock clock) {
        TreeMap<String, Double> seconds = new TreeMap<>();
        clock.stages().forEach((stage, times) -> seconds.put(stage, times.seconds()));
        return seconds;
    }

    private static String spent(StageClock clock) {
        return String.format(Locale.ROOT, "%.1f s", clock.total().seconds());
    }
}

package org.petline.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.petline.OneLine;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.publication.StageTimes;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scheduling.ScanScheduler;
import org.petline.jobs.scheduling.StopRequest;
import org.petline.jobs.sessions.SessionPairKey;
import org.petline.jobs.sessions.SessionPlan;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.rows.ScanStatus;

/** The driver's part while scans are done: shows what the ledger says of each, and settles what no task could. */
final class RunSupervisor implements ScanScheduler.Listener {
    private static final double MEGABYTE = 1e6;

    private final Map<String, String> reasons;
    private final ScanTask work;
    private final Ledger ledger;
    private final Progress progress;
    private final Watch watch;
    private final StopRequest stop;
    private final SessionPlan sessions;
    private final StageTimes times = new StageTimes();
    private boolean allTold = true;

    RunSupervisor(RunPlan plan, SessionPlan sessions, ScanTask work, Progress progress, Watch watch, StopRequest stop) {
        this.stop = stop;
        this.reasons = plan.due().stream()
                .collect(Collectors.toMap(planned -> planned.scan().key().stem(), RunPlan.Planned::why));
        this.work = work;
        this.ledger = new Ledger(work.context().output());
        this.progress = progress;
        this.watch = watch;
        this.sessions = sessions;
    }

    /** What is looked after between scans. */
    @FunctionalInterface
    interface Watch {
        void look() throws IOException;
    }

    @Override
    public String describe(ScanOrder order) {
        double megabytes = order.scan().bytesOfImages() / MEGABYTE;
        String alone = order.deaths() == 0 ? "" : "; again, alone on its executor";
        return String.format(
                Locale.ROOT, "%s (%.0f MB): %s%s", order.name(), megabytes, reasons.get(order.name()), alone);
    }

    @Override
    public void ended(ScanOrder order, ScanOutcome outcome) {
        times.add(outcome.seconds());
        progress.ended(told(order.name(), outcome));
    }

    @Override
    public ScanOutcome settle(ScanOrder order, ScanFailure problem) {
        try {
            return work.setAside(order, problem);
        } catch (UncheckedIOException unwritten) {
            allTold = false;
            return new ScanOutcome(
                    order.name(),
                    ScanStatus.FAILED.word(),
                    "could not be written down: " + OneLine.of(problem.message()));
        }
    }

    @Override
    public List<SessionPairKey> comparable() {
        return sessions.ready();
    }

    @Override
    public void comparisonEnded(SessionPairKey order, String trouble) {
        progress.says("petline: " + order + " were not compared on an executor: " + trouble);
    }

    @Override
    public boolean isStopAsked() {
        return stop.asked().isPresent();
    }

    @Override
    public void betweenScans() throws IOException {
        watch.look();
    }

    /** Writes down how long the stages took. */
    void keepTimes() throws IOException {
        new RunHistory(work.context().output()).stages(work.context().run(), times.byStage());
    }

    /** Whether the ledger knows what became of every scan. */
    boolean allTold() {
        return allTold;
    }

    /** How it ended, if that is worth a sentence. */
    void say(ScanScheduler.Report report) {
        switch (report.end()) {
            case ALL_TRIED, STOPPED -> {}
            case TIME_UP ->
                progress.says("petline: time is up; " + report.unreached().size() + " scans are left to the next run");
            case TOO_MANY_FAILURES ->
                progress.says("petline: stopped after too many failures, as asked; "
                        + report.unreached().size() + " scans are left to the next run");
        }
    }

    /** What a task that has just ended wrote down. */
    private ScanOutcome told(String stem, ScanOutcome answer) {
        try {
            Optional<LedgerEntry> entry = ledger.read(stem);
            if (entry.isEmpty()) {
                allTold = false;
                return new ScanOutcome(stem, ScanStatus.FAILED.word(), "no ledger entry");
            }
            sessions.ended(entry.get());
            return ofEntry(entry.get(), answer);
        } catch (IOException unreadable) {
            allTold = false;
            return new ScanOutcome(stem, ScanStatus.FAILED.word(), unreadable.getMessage());
        }
    }

    private static ScanOutcome ofEntry(LedgerEntry entry, ScanOutcome answer) {
        String message = entry.status() == ScanStatus.DONE
                ? answer.message()
                : entry.row().outcome().reasonCode() + ": "
                        + entry.row().outcome().message();
        return new ScanOutcome(entry.scan(), entry.row().outcome().status(), message);
    }
}

package org.petline.jobs.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.files.Store;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.GoneScans;
import org.petline.jobs.plan.RenamedScans;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.plan.UntriedScans;
import org.petline.jobs.publication.StudyPublication;
import org.petline.jobs.scan.ExecutorResources;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.RunSettings;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scan.ScanTimeLimit;
import org.petline.jobs.scheduling.ScanExecutors;
import org.petline.jobs.scheduling.ScanScheduler;
import org.petline.jobs.scheduling.SparkExecutors;
import org.petline.jobs.scheduling.StopRequest;
import org.petline.jobs.sessions.SessionPlan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.PatientStores;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.DatasetRecord;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.LostLedger;
import org.petline.jobs.tables.NativeZstd;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.Parts;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.upkeep.Forgetting;
import org.petline.report.StudyFacts;

/**
 * A run, from what a user asked for to a verdict: discover, lock, plan, do what is due, publish.
 *
 * <p>Verdicts are exit codes: 0 all scans done, 2 some were refused, failed or not reached (the others are published), 3
 * what became of some cannot be told, 128 and a signal's number if it was stopped. A run that cannot go on throws.
 */
public final class Pipeline {
    /** What a dataset looks like whose disk is not mounted, or not all of it. */
    private static final Set<Reason> LOST = Set.of(PipelineReason.DATASET_MISSING, BidsReason.DATASET_WRONG_LEVEL);

    private static final int ALL_DONE = 0;
    private static final int SOME_REFUSED = 2;

    private final Progress progress;
    private final PrintWriter out;
    private final Stores stores;
    private final ScanExecutors.Factory executors;
    private final StopRequest stop;

    /** A pipeline that shows its progress on one channel and its results on the other. */
    public Pipeline(Progress progress, PrintWriter out) {
        this(progress, out, new StopRequest());
    }

    /** The same, for as long as nobody asks it to stop. */
    public Pipeline(Progress progress, PrintWriter out, StopRequest stop) {
        this(
                progress,
                out,
                new PatientStores(HadoopSettings.ofThisProcess(), PatientStores.PATIENCE),
                SparkExecutors::connect,
                stop);
    }

    /** A pipeline on file systems and with executors of the caller's choice. */
    Pipeline(Progress progress, PrintWriter out, Stores stores, ScanExecutors.Factory executors) {
        this(progress, out, stores, executors, new StopRequest());
    }

    Pipeline(Progress progress, PrintWriter out, Stores stores, ScanExecutors.Factory executors, StopRequest stop) {
        this.stop = stop;
        this.progress = progress;
        this.out = out;
        this.stores = stores;
        this.executors = executors;
    }

    /**
     * Does what was asked for.
     *
     * @return 0, 2 or 3; 130 or 143 if it was stopped
     * @throws Refusal if the request cannot be met
     */
    public int run(RunRequest request) throws IOException, InterruptedException {
        Settings settings = request.settings().settings();
        Store output = stores.storeAt(request.output());
        RunDiscovery discovery = new RunDiscovery(request, stores);
        discovery.requireSeparate(output);
        NativeZstd.require();
        new LostLedger(output).requireNone();
        RunSettings chosen = RunSettings.of(settings, stores);
        if (request.effort().isDry()) return printPlan(request, chosen, discovery, output) ? ALL_DONE : SOME_REFUSED;
        SparkExecutors.requireHeap();
        RunDiscovery.Found found = discoverOrRecord(request, discovery, output);
        try (RunLock lock = RunLock.take(output, request.lock(), progress::says)) {
            stop.heed();
            RunDiscovery.Found current = lock.hadToWait() ? discovery.now() : found;
            FencedStore ours = new FencedStore(output, lock.fence());
            DatasetRecord claim = discovery.claim(current, ours);
            RunRecorder book = RunRecorder.open(ours, request);
            try {
                claim.write(ours);
                return work(request, chosen, current.named(claim.name()), ours, book, lock);
            } catch (IOException | RuntimeException failure) {
                out.println(book.fail(failure));
                out.flush();
                throw failure;
            }
        }
    }

    private int work(
            RunRequest request,
            RunSettings chosen,
            RunDiscovery.Found found,
            Store output,
            RunRecorder book,
            RunLock lock)
            throws IOException, InterruptedException {
        SortedMap<String, String> choices = chosen.fingerprint();
        RunContext context = surroundings(request, chosen, output, book.run());
        Forgetting.finish(output);
        Ledger.Reading ledger = new Ledger(output).readAll();
        RunPlan plan = RunPlan.of(
                found.selected().scans(), ledger.entries(), basis(request, choices, output, context.executors()));
        SortedMap<String, Integer> parts =
                Parts.assign(ledger.entries().values(), UntriedScans.names(found.selected()));
        book.forestallEarlierRuns();
        GoneScans gone = GoneScans.of(found.all(), ledger.entries(), stores);
        gone.requireFew(request.guards().withdrawn(), request.dataset());
        UntriedScans untried = new UntriedScans(output, found.all().dataset(), book.run(), choices);
        untried.settle(found.selected(), gone, ledger, parts);
        List<String> places = List.of(stores.storeAt(request.dataset()).location(), output.location());
        StudyFacts facts = new StudyFacts(
                found.all().dataset(),
                ShownSettings.of(request.settings(), places),
                RunRecorder.versions(),
                Optional.empty());
        StudyPublication publication =
                new StudyPublication(output, facts, request.trust().ofOurs());

        List<ScanOrder> orders = orders(plan, parts);
        SessionPlan sessions = new SessionPlan(ledger.entries().values(), orders);
        ScanTimeLimit limit = request.limits().scanTime().map(ScanTimeLimit::of).orElse(ScanTimeLimit.NONE);
        ScanTask work = new ScanTask(context, new TreeMap<>(choices), limit);
        RunSupervisor listener = new RunSupervisor(
                plan,
                sessions,
                work,
                progress,
                () -> {
                    lock.requireHeldAtLastBeat();
                    publication.publishTablesNowAndThen();
                },
                stop);
        RunEnd end = process(request, orders, work, listener, untried);

        Collection<LedgerEntry> entries = new Ledger(output).readAll().entries().values();
        if (new RenamedScans(output).leaveNothingTwice(entries)) {
            entries = new Ledger(output).readAll().entries().values();
        }
        List<OutputFinding> findings = new ArrayList<>(ledger.findings());
        findings.addAll(DatasetFindings.told(found.selected().findings()));
        findings.addAll(publication.publish(entries));
        book.workIsOver();
        lock.requireHeld();
        RunRecord.Ending ending = end.ending(stop.asked(), entries);
        String summary = book.close(ending, entries, plan.due().size(), findings);
        new VerdictText(out).print(request.output(), entries, plan, findings, ending.verdict(), summary);
        return ending.exitCode();
    }

    /** A night that finds no scans, for a disk that is not mounted for example, is told by the output folder too. */
    private RunDiscovery.Found discoverOrRecord(RunRequest request, RunDiscovery discovery, Store output)
            throws IOException, InterruptedException {
        try {
            return discovery.now();
        } catch (Refusal refusal) {
            boolean known = output.find(OutputLayout.RUNS).isPresent();
            boolean told = refusal.reason() == PipelineReason.DATASET_WITHOUT_PET
                    || (LOST.contains(refusal.reason()) && known);
            if (!told) throw refusal;
            try (RunLock lock = RunLock.take(output, request.lock(), progress::says)) {
                out.println(RunRecorder.open(new FencedStore(output, lock.fence()), request)
                        .fail(refusal));
                out.flush();
            } catch (IOException | Refusal untold) {
                refusal.addSuppressed(untold);
            }
            throw refusal;
        }
    }

    /** Whether nothing would be refused. */
    private boolean printPlan(RunRequest request, RunSettings chosen, RunDiscovery discovery, Store output)
            throws IOException {
        RunDiscovery.Found found = discovery.now();
        RunContext context = surroundings(request, chosen, output, "dry-run");
        Ledger.Reading ledger = new Ledger(output).readAll();
        discovery.claim(found, output);
        GoneScans gone = GoneScans.of(found.all(), ledger.entries(), stores);
        RunPlan plan = RunPlan.of(
                found.selected().scans(),
                ledger.entries(),
                basis(request, chosen.fingerprint(), output, context.executors()));
        boolean allWell =
                new PlanText(out, context, ledger.entries(), request.effort()).print(plan, found.selected(), gone);
        for (OutputFinding finding : DatasetFindings.told(found.selected().findings())) out.println("odd: " + finding);
        out.flush();
        gone.requireFew(request.guards().withdrawn(), request.dataset());
        return allWell;
    }

    private RunContext surroundings(RunRequest request, RunSettings chosen, Store output, String run) {
        return new RunContext(
                stores,
                output,
                chosen,
                run,
                SparkExecutors.executors(),
                request.trust(),
                request.workFolder().orElse(""));
    }

    private static RunPlan.Basis basis(
            RunRequest request, SortedMap<String, String> choices, Store output, ExecutorResources executors) {
        return new RunPlan.Basis(
                choices, new ScanResults(output), request.effort(), request.trust(), executors.memory());
    }

    private static List<ScanOrder> orders(RunPlan plan, SortedMap<String, Integer> parts) {
        return plan.due().stream()
                .map(planned -> new ScanOrder(
                        planned.scan(), parts.get(planned.scan().key().stem())))
                .toList();
    }

    /** Does what is due. */
    private RunEnd process(
            RunRequest request, List<ScanOrder> orders, ScanTask work, RunSupervisor listener, UntriedScans untried)
            throws IOException, InterruptedException {
        if (orders.isEmpty()) {
            progress.says("petline: nothing to do, all scans are up to date");
            return new RunEnd(true, OptionalInt.empty());
        }
        progress.start(orders.size());
        ScanScheduler.Report report;
        try (ScanExecutors hands =
                executors.connect("petline " + orders.get(0).scan().dataset(), work)) {
            report = new ScanScheduler(hands, request.limits(), listener).work(orders);
        }
        listener.say(report);
        listener.keepTimes();
        for (ScanOrder order : report.unreached()) untried.notReached(order);
        boolean stopped = report.end() == ScanScheduler.End.STOPPED;
        return new RunEnd(
                listener.allTold(), stopped ? OptionalInt.of(report.unreached().size()) : OptionalInt.empty());
    }
}

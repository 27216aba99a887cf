package org.petline.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.petline.Refusal;
import org.petline.bids.DatasetIndex;
import org.petline.files.Store;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.plan.DueStages;
import org.petline.jobs.plan.ForeseenScan;
import org.petline.jobs.plan.RefusedAtDiscovery;
import org.petline.jobs.scan.ExecutorResources;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.RunFingerprint;
import org.petline.jobs.scan.RunSettings;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scan.ScanTimeLimit;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.sessions.SessionPairKey;
import org.petline.jobs.sessions.SessionTask;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;

/** What a task does with each scan of a dataset, one after another in this thread and without Spark. */
public final class SmallRun {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Path output;
    private final HadoopSettings files = HadoopSettings.ofThisProcess();
    private final Settings settings;
    private final UnaryOperator<Store> disk;
    private Stages stages = Stages.ALL;

    public SmallRun(Path output, SettingsReader settings) {
        this(output, settings, UnaryOperator.identity());
    }

    /** A run whose tasks see another output folder than there is. */
    public SmallRun(Path output, SettingsReader settings, UnaryOperator<Store> disk) {
        this(output, settings.settings(), disk);
    }

    private SmallRun(Path output, Settings settings, UnaryOperator<Store> disk) {
        this.output = output;
        this.settings = settings;
        this.disk = disk;
    }

    /** The same with other stages. */
    SmallRun with(Stages others) {
        SmallRun run = new SmallRun(output, settings, disk);
        run.stages = others;
        return run;
    }

    /** What would be done with each scan and why, a text {@code stage: why} a stage. */
    SortedMap<String, List<String>> plan(Path dataset) throws IOException {
        DueStages due = new DueStages(work("dry-run").context());
        SortedMap<String, List<String>> plan = new TreeMap<>();
        for (FoundScan scan : discover(dataset).scans()) {
            String name = scan.key().stem();
            Optional<LedgerEntry> before = new Ledger(files.storeAt(output.toString())).read(name);
            plan.put(
                    name,
                    due.of(scan, before, "asked").stream()
                            .map(stage -> stage.stage() + ": " + stage.why())
                            .toList());
        }
        return plan;
    }

    /** What a dry run says that each scan would be refused for: codes, in the order in which they are told. */
    SortedMap<String, List<String>> foreseen(Path dataset) throws IOException {
        ForeseenScan foreseen = new ForeseenScan(work("dry-run").context());
        SortedMap<String, List<String>> codes = new TreeMap<>();
        Discovery found = discover(dataset);
        for (Discovery.RefusedScan scan : found.refused()) {
            codes.put(
                    RefusedAtDiscovery.nameOf(scan),
                    List.of(scan.refusal().reason().name()));
        }
        for (FoundScan scan : found.scans()) {
            codes.put(
                    scan.key().stem(),
                    foreseen.problems(scan, Optional.empty()).stream()
                            .map(problem -> problem.reason().name())
                            .toList());
        }
        return codes;
    }

    /**
     * Discovers, and does every scan that was found.
     *
     * @return ledger entries by scan, those refused at discovery among them
     * @throws Refusal if the dataset as a whole is refused
     */
    public SortedMap<String, LedgerEntry> over(Path dataset) throws IOException {
        String id = "20260101T000000-test" + RUNS.incrementAndGet();
        Discovery found = discover(dataset);
        ScanTask work = work(id);
        Store store = files.storeAt(output.toString());
        SortedMap<String, LedgerEntry> entries = new TreeMap<>();
        for (FoundScan scan : found.scans()) {
            work.of(new ScanOrder(scan, 0), 0);
            String name = scan.key().stem();
            entries.put(name, new Ledger(store).read(name).orElseThrow());
        }
        RefusedAtDiscovery refused = new RefusedAtDiscovery(found.dataset(), id, RunFingerprint.hashOf(work.choices()));
        for (Discovery.RefusedScan scan : found.refused()) {
            entries.put(RefusedAtDiscovery.nameOf(scan), refused.entry(scan, 0, Optional.empty()));
        }
        return entries;
    }

    /** Compares two scans that were done, as an executor does; the trouble, if there was any. */
    public String compare(SessionPairKey order) throws IOException {
        return new SessionTask(work("20260101T000000-sessions").context()).with(order);
    }

    private ScanTask work(String id) throws IOException {
        RunSettings read = RunSettings.of(settings, files);
        RunSettings chosen = new RunSettings(settings, read.regionTable(), read.weights(), stages);
        Path scratch = Files.createDirectories(output.resolveSibling("scratch"));
        RunContext context = new RunContext(
                files,
                disk.apply(files.storeAt(output.toString())),
                chosen,
                id,
                new ExecutorResources(1, "1g"),
                Trust.STAMPS,
                scratch.toString());
        return new ScanTask(context, new TreeMap<>(chosen.fingerprint()), ScanTimeLimit.NONE);
    }

    Discovery discover(Path dataset) throws IOException {
        DatasetIndex index = DatasetIndex.of(files.storeAt(dataset.toString()), List.of());
        return Discovery.of(index, files, settings);
    }

    /** All rows of a scan's result, a text each, without the fingerprint that says which bytes they come from. */
    List<String> rows(LedgerEntry entry) throws IOException {
        ScanResults results = new ScanResults(files.storeAt(output.toString()));
        List<String> rows = new ArrayList<>();
        for (Table<?> table : Table.all()) {
            for (Record row : results.read(entry.result(), table)) {
                rows.add(row.toString().replace(entry.result().fingerprint(), ""));
            }
        }
        return rows;
    }
}

package org.petline.jobs.pipeline;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.petline.Refusal;
import org.petline.bids.BidsFilter;
import org.petline.bids.DatasetIndex;
import org.petline.bids.Store;
import org.petline.jobs.pipeline.RunRequest.Effort;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.FoundScan;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Finding;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.Parts;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.ScanStatus;
import org.petline.report.StudyFacts;

/**
 * A run, from what a user asked for to a verdict: discover, plan, do what is due, publish.
 *
 * <p>Verdicts are exit codes: 0 all scans done, 2 some were refused or failed (the others are published). A run that
 * cannot go on throws.
 */
public final class Pipeline {
    private static final int ALL_DONE = 0;
    private static final int SOME_NOT_DONE = 2;

    private final Progress progress;
    private final PrintWriter out;

    /** A pipeline that shows its progress on one channel and its results on the other. */
    public Pipeline(Progress progress, PrintWriter out) {
        this.progress = progress;
        this.out = out;
    }

    /**
     * Does what was asked for.
     *
     * @return 0 or 2
     * @throws Refusal if the request cannot be met
     */
    public int run(RunRequest request) throws IOException, InterruptedException {
        HadoopSettings files = HadoopSettings.ofThisProcess();
        Settings settings = request.settings().settings();
        Store dataset = files.storeAt(request.dataset());
        Store output = files.storeAt(request.output());
        requireSeparate(dataset, output);
        RegionTableText regionTable = RegionTableText.of(settings);
        WeightsFile weights = WeightsFile.of(settings, files);

        DatasetIndex index = index(request, files, dataset);
        Discovery all = Discovery.of(index, files, settings);
        Discovery discovery = new Selected(request.selection()).of(all, dataset);
        SortedMap<String, String> choices = Choices.of(settings, regionTable.text(), weights);
        Ledger.Reading ledger = new Ledger(output).readAll();
        RunPlan plan =
                RunPlan.of(discovery.scans(), ledger.entries(), choices, new ScanResults(output), request.effort());
        if (request.effort() == Effort.DRY_RUN) {
            new PlanText(out).print(plan, discovery);
            return ALL_DONE;
        }

        RunBook book = RunBook.open(output, request);
        TreeMap<String, Integer> parts =
                new TreeMap<>(Parts.assign(ledger.entries().values(), names(discovery)));
        settleOthers(output, all, discovery, ledger, parts, choices, book.run());
        Surroundings around = new Surroundings(
                files,
                output.location(),
                settings,
                regionTable.text(),
                weights,
                book.run(),
                request.workFolder().orElse(""));
        process(plan.due(), parts, new ScanWork(around, new TreeMap<>(choices)), output, request.effort());

        Collection<LedgerEntry> entries = new Ledger(output).readAll().entries().values();
        StudyFacts facts =
                new StudyFacts(all.dataset(), request.settings().flat(), RunBook.versions(), Optional.empty());
        List<Finding> findings = new ArrayList<>(ledger.findings());
        findings.addAll(new StudyPublication(output, facts).publish(entries));
        output.delete(HadoopSettings.STAGING);
        int verdict = entries.stream().allMatch(Pipeline::isSettled) ? ALL_DONE : SOME_NOT_DONE;
        book.close(verdict, entries, plan, findings);
        new VerdictText(out).print(request.output(), entries, plan);
        return verdict;
    }

    private static DatasetIndex index(RunRequest request, HadoopSettings files, Store dataset) throws IOException {
        if (dataset.list("").isEmpty()) {
            throw Refusal.of(PipelineReason.DATASET_MISSING).file(request.dataset());
        }
        List<Store> derivatives = new ArrayList<>();
        for (String folder : request.derivatives()) derivatives.add(files.storeAt(folder));
        DatasetIndex index = DatasetIndex.of(dataset, derivatives);
        Optional<String> filter = request.selection().filterFile();
        return filter.isPresent() ? index.select(BidsFilter.parse(filter.get(), "--bids-filter-file")) : index;
    }

    /** Output beside the dataset, or under its derivatives, where BIDS wants it. */
    private static void requireSeparate(Store dataset, Store output) {
        String inside = dataset.location().replaceFirst("/+$", "") + "/";
        String place = output.location().replaceFirst("/+$", "") + "/";
        boolean same = place.equals(inside);
        if (same || (place.startsWith(inside) && !place.startsWith(inside + "derivatives/"))) {
            throw Refusal.of(PipelineReason.OUTPUT_IN_DATASET).file(output.location());
        }
    }

    private void process(
            List<FoundScan> due, SortedMap<String, Integer> parts, ScanWork work, Store output, Effort effort)
            throws InterruptedException {
        if (due.isEmpty()) {
            progress.says("petline: nothing to do, all scans are up to date");
            return;
        }
        List<ScanOrder> orders = due.stream()
                .map(scan -> new ScanOrder(scan, parts.get(scan.key().stem())))
                .toList();
        progress.start(orders.size());
        try (Cluster cluster = Cluster.connect("petline " + due.get(0).dataset())) {
            Ledger ledger = new Ledger(output);
            cluster.run("petline: " + orders.size() + " scans", orders, work, order -> {
                ScanOutcome outcome = outcome(ledger, orders.get(order).scan());
                progress.ended(outcome);
                if (effort == Effort.STOP_ON_FIRST_FAILURE && !outcome.isDone()) cluster.stopWork();
            });
        } catch (CancellationException stopped) {
            progress.says("petline: stopped at the first scan that was not done, as asked");
        }
    }

    /** What a task that has just ended wrote down. */
    private static ScanOutcome outcome(Ledger ledger, FoundScan scan) {
        String stem = scan.key().stem();
        try {
            return ledger.read(stem)
                    .map(entry -> new ScanOutcome(
                            stem,
                            entry.row().status(),
                            entry.row().reasonCode() == null ? "" : entry.row().reasonCode(),
                            entry.status() == ScanStatus.DONE
                                    ? String.format(
                                            java.util.Locale.ROOT,
                                            "%.1f s",
                                            entry.row().seconds())
                                    : entry.row().reasonCode() + ": "
                                            + entry.row().message()))
                    .orElse(new ScanOutcome(stem, "failed", "", "no ledger entry"));
        } catch (IOException unreadable) {
            return new ScanOutcome(stem, "failed", PipelineReason.STORAGE_FAILED.name(), unreadable.getMessage());
        }
    }

    /** Scans that no task sees: refused by their names or neighbours, or gone from the dataset. */
    private static void settleOthers(
            Store output,
            Discovery all,
            Discovery selected,
            Ledger.Reading ledger,
            SortedMap<String, Integer> parts,
            SortedMap<String, String> choices,
            String run)
            throws IOException {
        RefusedAtDiscovery refused = new RefusedAtDiscovery(all.dataset(), run, Choices.hashOf(choices));
        Ledger book = new Ledger(output);
        for (Discovery.RefusedScan scan : selected.refused()) {
            Optional<LedgerEntry> before = Optional.ofNullable(ledger.entries().get(RefusedAtDiscovery.nameOf(scan)));
            LedgerEntry now = refused.entry(scan, parts.get(RefusedAtDiscovery.nameOf(scan)), before);
            if (before.isEmpty() || !RefusedAtDiscovery.saysTheSame(before.get(), now)) book.commit(now);
        }
        Set<String> present = new TreeSet<>(names(all));
        for (LedgerEntry entry : ledger.entries().values()) {
            boolean gone = !present.contains(entry.scan()) && entry.status() != ScanStatus.WITHDRAWN;
            if (gone) book.commit(refused.withdrawn(entry));
        }
    }

    private static List<String> names(Discovery discovery) {
        List<String> names = new ArrayList<>();
        discovery.scans().forEach(scan -> names.add(scan.key().stem()));
        discovery.refused().forEach(scan -> names.add(RefusedAtDiscovery.nameOf(scan)));
        return names;
    }

    private static boolean isSettled(LedgerEntry entry) {
        return entry.status() == ScanStatus.DONE || entry.status() == ScanStatus.WITHDRAWN;
    }
}

package org.petline.jobs.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.sessions.SessionComparison;
import org.petline.jobs.stages.Flags;
import org.petline.jobs.tables.FileCheck;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.OutputLayout;
import org.petline.report.FlagMeanings;
import org.petline.report.RegistrationOutliers;
import org.petline.report.RememberedPages;
import org.petline.report.ScanEvidence;
import org.petline.report.ScanSummary;
import org.petline.report.SessionPairs;
import org.petline.report.StudyEvidence;
import org.petline.report.StudyFacts;
import org.petline.report.StudyReport;

/**
 * Brings the report up to the ledger: only pages whose scans changed are written, and of all others only what the
 * study's page needs is read, from one file for each part of the tables.
 *
 * <p>What the pages were made from is remembered below {@code petline/view/report}, after the pages themselves: a crash
 * in between costs their being written again. A page that is gone or has another length is written again too; where
 * lengths are not trusted, every page is made anew, and written if it is not what lies there.
 */
final class ReportPublication {
    private static final String MEMORY = OutputLayout.VIEW + "/report";
    private static final String STUDY = MEMORY + "/study.json";
    private static final String MADE_FROM = "madeFrom";
    private static final String FILES = "files";
    private static final List<String> OF_THE_STUDY =
            List.of(StudyReport.INDEX, StudyReport.REGISTRATION_OUTLIERS, StudyReport.SESSION_CONSISTENCY);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final OutputText output;
    private final FileCheck check;
    private final EvidenceReader evidence;
    private final SessionComparison sessions;
    private final StudyReport report;

    ReportPublication(Store output, StudyFacts facts, FileCheck check) {
        this.output = new OutputText(output);
        this.check = check;
        this.evidence = new EvidenceReader(output);
        this.sessions = SessionComparison.in(output);
        this.report = new StudyReport(facts, new FlagMeanings(Flags.all()));
    }

    /**
     * Writes what is not up to date.
     *
     * @param ledger in key order
     * @param findings what was odd is added
     */
    void refresh(List<LedgerEntry> ledger, List<OutputFinding> findings) throws IOException {
        Map<String, String> prints = new HashMap<>();
        for (LedgerEntry entry : ledger) prints.put(entry.scan(), report.printOf(entry.row(), entry.result()));
        String study = report.printOfStudy(
                ledger.stream().map(entry -> prints.get(entry.scan())).toList());
        Map<String, Long> files = output.lengths("report");

        if (check == FileCheck.LENGTHS && isCurrent(study, listing(ledger, files))) return;

        Evidence all = ledger.size() <= StudyEvidence.MOST_SECTIONS ? new Evidence(ledger, findings) : new Evidence();
        Map<String, ScanSummary> summaries = new HashMap<>();
        boolean complete = true;
        for (Map.Entry<Integer, List<LedgerEntry>> part : byPart(ledger).entrySet()) {
            SortedMap<String, RememberedPages.Page> pages =
                    refresh(part.getKey(), part.getValue(), prints, files, all, findings);
            pages.forEach((scan, page) -> summaries.put(scan, page.summary()));
            complete &=
                    pages.values().stream().noneMatch(page -> page.madeFrom().isEmpty());
        }
        study(ledger, summaries, all);
        if (!complete) return;
        String listing = listing(ledger, output.lengths("report"));
        ObjectNode mark = MAPPER.createObjectNode().put(MADE_FROM, study).put(FILES, listing);
        output.publish(STUDY, mark.toString());
    }

    /** Evidence that is at hand already: of all scans of a small study, of none of a large one. */
    private final class Evidence {
        private final Map<String, Optional<ScanEvidence>> scans = new HashMap<>();

        Evidence() {}

        Evidence(List<LedgerEntry> ledger, List<OutputFinding> findings) throws IOException {
            for (LedgerEntry entry : ledger) scans.put(entry.scan(), evidence.of(entry, findings));
        }

        Optional<ScanEvidence> of(LedgerEntry entry, List<OutputFinding> findings) throws IOException {
            return scans.containsKey(entry.scan()) ? scans.get(entry.scan()) : evidence.of(entry, findings);
        }

        List<ScanEvidence> in(List<LedgerEntry> ledger) {
            return ledger.stream()
                    .flatMap(entry -> scans.getOrDefault(entry.scan(), Optional.empty()).stream())
                    .toList();
        }
    }

    /** The pages of a part's scans, those that changed written. */
    private SortedMap<String, RememberedPages.Page> refresh(
            int part,
            List<LedgerEntry> ledger,
            Map<String, String> prints,
            Map<String, Long> files,
            Evidence all,
            List<OutputFinding> findings)
            throws IOException {
        String memory = String.format(Locale.ROOT, "%s/part-%05d.json", MEMORY, part);
        RememberedPages before =
                output.read(memory).map(RememberedPages::ofJson).orElse(RememberedPages.none());
        SortedMap<String, RememberedPages.Page> now = new TreeMap<>();
        boolean changed = false;
        for (LedgerEntry entry : ledger) {
            String print = prints.get(entry.scan());
            RememberedPages.Page page = before.scans().get(entry.scan());
            boolean current = page != null
                    && check == FileCheck.LENGTHS
                    && page.madeFrom().equals(print)
                    && page.bytes() == files.getOrDefault(StudyReport.pathOf(entry.row()), -1L);
            if (!current) {
                Optional<ScanEvidence> scan = all.of(entry, findings);
                page = scan.isPresent() ? write(print, scan.get()) : unwritten(entry, Optional.ofNullable(page));
                changed = true;
            }
            now.put(entry.scan(), page);
        }
        if (changed || now.size() < before.scans().size()) {
            output.publish(memory, RememberedPages.of(now).toJson());
        }
        return now;
    }

    private RememberedPages.Page write(String print, ScanEvidence scan) throws IOException {
        byte[] page = report.scanPage(scan).getBytes(StandardCharsets.UTF_8);
        output.publish(StudyReport.pathOf(scan.scan()), page);
        return new RememberedPages.Page(print, page.length, report.summaryOf(scan));
    }

    /** A page that could not be made; made from nothing, so that the next run tries again. */
    private RememberedPages.Page unwritten(LedgerEntry entry, Optional<RememberedPages.Page> before) {
        ScanSummary summary = before.map(page -> page.summary().with(entry.row()))
                .orElseGet(() -> report.summaryOf(ScanEvidence.withoutResult(entry.row())));
        return new RememberedPages.Page("", -1, summary);
    }

    private void study(List<LedgerEntry> ledger, Map<String, ScanSummary> summaries, Evidence all) throws IOException {
        List<ScanSummary> ordered =
                ledger.stream().map(entry -> summaries.get(entry.scan())).toList();
        output.publish(
                StudyReport.REGISTRATION_OUTLIERS,
                RegistrationOutliers.of(ordered).tsv());
        SessionPairs pairs = sessions.over(ledger);
        output.publish(StudyReport.SESSION_CONSISTENCY, pairs.tsv());
        output.publish(StudyReport.INDEX, report.studyPage(new StudyEvidence(ordered, pairs, all.in(ledger))));
    }

    private boolean isCurrent(String study, String listing) throws IOException {
        byte[] json = output.read(STUDY).orElse(new byte[0]);
        try {
            JsonNode known = MAPPER.readTree(json);
            return study.equals(known.path(MADE_FROM).asText())
                    && listing.equals(known.path(FILES).asText());
        } catch (IOException damaged) {
            return false;
        }
    }

    /** A hash of the lengths of all files of the report; one that is gone counts too. */
    private static String listing(List<LedgerEntry> ledger, Map<String, Long> files) {
        StringBuilder text = new StringBuilder();
        for (String path : OF_THE_STUDY)
            text.append(path).append(' ').append(files.get(path)).append('\n');
        for (LedgerEntry entry : ledger) {
            text.append(files.get(StudyReport.pathOf(entry.row()))).append('\n');
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<Integer, List<LedgerEntry>> byPart(List<LedgerEntry> ledger) {
        SortedMap<Integer, List<LedgerEntry>> parts = new TreeMap<>();
        for (LedgerEntry entry : ledger) {
            parts.computeIfAbsent(entry.part(), ignored -> new ArrayList<>()).add(entry);
        }
        return parts;
    }
}

package org.petline.jobs.pipeline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.DerivativeDescription;
import org.petline.bids.Store;
import org.petline.jobs.stages.EvidenceFolder;
import org.petline.jobs.tables.DataDictionary;
import org.petline.jobs.tables.Finding;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.StudyScans;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableView;
import org.petline.report.RegistrationOutliers;
import org.petline.report.ReportFile;
import org.petline.report.ScanEvidence;
import org.petline.report.ScanPicture;
import org.petline.report.ScanSummary;
import org.petline.report.SessionPairs;
import org.petline.report.StudyEvidence;
import org.petline.report.StudyFacts;
import org.petline.report.StudyReport;

/** Brings what readers open up to the ledger: tables, data dictionary and report. Can be repeated at any time. */
final class StudyPublication {
    /** Readers of a long night see its first scans after so long. */
    private static final Duration TABLES_EVERY = Duration.ofMinutes(5);

    private final Store output;
    private final StudyFacts facts;
    private long lastNanos = System.nanoTime();

    StudyPublication(Store output, StudyFacts facts) {
        this.output = output;
        this.facts = facts;
    }

    /** In the middle of a run, every few minutes: the tables alone, from what the ledger says then. */
    void publishTablesNowAndThen() throws IOException {
        if (System.nanoTime() - lastNanos < TABLES_EVERY.toNanos()) return;
        new TableView(output).refresh(new Ledger(output).readAll().entries().values());
        lastNanos = System.nanoTime();
    }

    /** Everything, from what the ledger says of all scans; nothing is written if no row has changed. Gives what was odd. */
    List<Finding> publish(Collection<LedgerEntry> ledger) throws IOException {
        TableView.Refreshed refreshed = new TableView(output).refresh(ledger);
        boolean unchanged = refreshed.written().isEmpty()
                && output.find(StudyReport.INDEX).isPresent()
                && output.find(StudyReport.REGISTRATION_OUTLIERS).isPresent()
                && output.find(StudyReport.SESSION_CONSISTENCY).isPresent();
        if (unchanged) return refreshed.findings();
        DataDictionary.publish(output);
        text(DerivativeDescription.FILE, new DerivativeDescription(facts.dataset(), PetlineVersion.TEXT).json());
        text(DerivativeDescription.BIDS_IGNORE_FILE, DerivativeDescription.bidsIgnore());
        List<Finding> findings = new ArrayList<>(refreshed.findings());
        report(StudyScans.of(ledger).entries(), findings);
        return findings;
    }

    /** One scan's evidence is in memory at a time, but for the few that get a section on the study's page. */
    private void report(List<LedgerEntry> ledger, List<Finding> findings) throws IOException {
        StudyReport report = new StudyReport(facts);
        boolean withSections = ledger.size() <= StudyEvidence.MOST_SECTIONS;
        List<ScanSummary> summaries = new ArrayList<>();
        List<ScanEvidence> sections = new ArrayList<>();
        for (LedgerEntry entry : ledger) {
            ScanEvidence scan = evidence(entry, findings);
            text(StudyReport.pathOf(scan.scan()), report.scanPage(scan));
            summaries.add(ScanSummary.of(scan));
            if (withSections) sections.add(scan);
        }
        text(
                StudyReport.REGISTRATION_OUTLIERS,
                RegistrationOutliers.of(summaries).tsv());
        SessionPairs sessions = SessionComparison.in(output).over(ledger);
        text(StudyReport.SESSION_CONSISTENCY, sessions.tsv());
        text(StudyReport.INDEX, report.studyPage(new StudyEvidence(summaries, sessions, sections)));
    }

    private ScanEvidence evidence(LedgerEntry entry, List<Finding> findings) throws IOException {
        if (!entry.result().exists()) return ScanEvidence.withoutResult(entry.row());
        ScanResults results = new ScanResults(output);
        EvidenceFolder folder = new EvidenceFolder(entry.scan());
        Optional<ReportFile> file = reportFile(folder, findings);
        List<ScanPicture> pictures = new ArrayList<>();
        for (ScanPicture.Label label : file.map(ReportFile::pictures).orElse(List.of())) {
            bytes(folder.picture(label.name())).ifPresent(png -> pictures.add(new ScanPicture(label, png)));
        }
        return new ScanEvidence(
                entry.row(),
                results.read(entry.result(), Table.MOTION),
                results.read(entry.result(), Table.COREGISTRATION).stream().findFirst(),
                results.read(entry.result(), Table.TACS),
                results.read(entry.result(), Table.BINDING_POTENTIALS),
                results.read(entry.result(), Table.KINETIC_PARAMETERS),
                file.map(ReportFile::curves).orElse(List.of()),
                pictures);
    }

    /** Curves and captions; a damaged file costs the page its curves and is told, but not the study its report. */
    private Optional<ReportFile> reportFile(EvidenceFolder folder, List<Finding> findings) throws IOException {
        String path = folder.reportFile();
        Optional<byte[]> json = bytes(path);
        try {
            return json.map(bytes -> ReportFile.ofJson(bytes, path));
        } catch (Refusal damage) {
            findings.add(new Finding(
                    path, damage.reason().meaning() + "; " + damage.reason().remedy()));
            return Optional.empty();
        }
    }

    private Optional<byte[]> bytes(String path) throws IOException {
        try (InputStream in = output.open(path)) {
            return Optional.of(in.readAllBytes());
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        }
    }

    private void text(String path, String content) throws IOException {
        output.write(path, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}

package org.petline.jobs.publication;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.derivatives.EvidenceFolder;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.report.ReportFile;
import org.petline.report.ScanEvidence;
import org.petline.report.ScanPicture;
import org.petline.report.StudyReport;

/** What the report shows of a scan, read from the output folder. */
record EvidenceReader(Store output) {
    /**
     * All of one scan; empty if its rows are not what the ledger vouches for, which keeps no other scan from its page.
     *
     * @param findings what was odd is added
     */
    Optional<ScanEvidence> of(LedgerEntry entry, List<OutputFinding> findings) throws IOException {
        if (!entry.result().exists()) return Optional.of(ScanEvidence.withoutResult(entry.row()));
        try {
            return Optional.of(read(entry, findings));
        } catch (Refusal damage) {
            findings.add(new OutputFinding(
                    StudyReport.pathOf(entry.row()),
                    "left as it was: " + damage.reason() + " " + damage.file() + ": " + damage.found()));
            return Optional.empty();
        }
    }

    private ScanEvidence read(LedgerEntry entry, List<OutputFinding> findings) throws IOException {
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
    private Optional<ReportFile> reportFile(EvidenceFolder folder, List<OutputFinding> findings) throws IOException {
        String path = folder.reportFile();
        Optional<byte[]> json = bytes(path);
        try {
            return json.map(bytes -> ReportFile.ofJson(bytes, path));
        } catch (Refusal damage) {
            findings.add(new OutputFinding(
                    path, damage.reason().meaning() + "; " + damage.reason().remedy()));
            return Optional.empty();
        }
    }

    private Optional<byte[]> bytes(String path) throws IOException {
        return new OutputText(output).read(path);
    }
}

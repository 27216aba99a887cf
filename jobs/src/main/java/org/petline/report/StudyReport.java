package org.petline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.rows.ScanRow;

/**
 * The report as HTML pages: one of the study, one a scan. Each is a single file that needs no network.
 *
 * <p>Pages are pure functions of what they are given: the same rows give the same bytes. A run, if named in the facts,
 * is the only thing that changes from night to night.
 */
public final class StudyReport {
    /** Where the study's page lies below the output folder. */
    public static final String INDEX = "report/index.html";

    /** Where the comparison of all scans' registration lies, the study page's table as a file. */
    public static final String REGISTRATION_OUTLIERS = "report/registration_outliers.tsv";

    /** Where the consistency of each participant's sessions lies, a row a pair of scans. */
    public static final String SESSION_CONSISTENCY = "report/session_consistency.tsv";

    /** Raised when the same rows give other pages, but for what templates and style say. */
    private static final int VERSION = 3;

    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private final StudyFacts facts;
    private final FlagMeanings meanings;
    private final Pages pages = new Pages();

    /** The report of a study, with words for the flags in its tables. */
    public StudyReport(StudyFacts facts, FlagMeanings meanings) {
        this.facts = facts;
        this.meanings = meanings;
    }

    /**
     * Where a scan's page lies below the output folder.
     *
     * @throws IllegalArgumentException if the scan's name is no file name: datasets are checked where they are read
     */
    public static String pathOf(ScanRow scan) {
        return "report/" + pageOf(scan);
    }

    private static String pageOf(ScanRow scan) {
        if (!SAFE_NAME.matcher(scan.scan()).matches()) {
            throw new IllegalArgumentException("unsafe name: " + scan.scan());
        }
        return scan.scan() + ".html";
    }

    /** Changes whenever a scan's page would, for what a run knows of the scan. */
    public String printOf(ScanRow scan, ScanResult result) {
        return facts(pages.print("scan"))
                .with("row", scan.toString())
                .with("result", result.toString())
                .hex();
    }

    /** Changes whenever the study's page would; {@code scans} are the prints of all scans in their order. */
    public String printOfStudy(List<String> scans) {
        return facts(pages.print("study"))
                .with("versions", facts.versions().toString())
                .with("scans", String.join(" ", scans))
                .hex();
    }

    private Fingerprint facts(String templates) {
        return Fingerprint.ofNothing()
                .with("report-version", VERSION)
                .with("templates", templates)
                .with("dataset", facts.dataset())
                .with("settings", facts.settings().toString())
                .with("run", facts.run().toString());
    }

    /** The study's page, with a section a scan unless there are too many. */
    public String studyPage(StudyEvidence study) {
        List<ScanView> sections = study.sections().stream()
                .map(scan -> ScanView.of(scan, facts, meanings))
                .toList();
        Map<String, Object> content = content(facts.dataset() + ": petline report");
        content.put(
                "study",
                StudyView.of(study, facts, scan -> study.sections().isEmpty() ? pageOf(scan) : "#" + anchorOf(scan)));
        content.put("sections", sections);
        content.put("settings", List.copyOf(facts.settings().entrySet()));
        content.put("versions", List.copyOf(facts.versions().entrySet()));
        content.put("runs", facts.run().stream().toList());
        return pages.fill("study", content);
    }

    /** What the study's page needs of a scan. */
    public ScanSummary summaryOf(ScanEvidence scan) {
        return ScanSummary.of(scan, meanings);
    }

    /** One scan's page. */
    public String scanPage(ScanEvidence scan) {
        pageOf(scan.scan());
        Map<String, Object> content = content(scan.scan().scan() + " \u00b7 " + facts.dataset() + ": petline report");
        content.put("scan", ScanView.of(scan, facts, meanings));
        content.put("settings", List.copyOf(facts.settings().entrySet()));
        return pages.fill("scan", content);
    }

    private static String anchorOf(ScanRow scan) {
        pageOf(scan);
        return scan.scan();
    }

    private Map<String, Object> content(String title) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", title);
        content.put("dataset", facts.dataset());
        return content;
    }
}

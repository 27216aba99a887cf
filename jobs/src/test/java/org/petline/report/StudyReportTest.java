package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.petline.jobs.tables.rows.ScanRow;

class StudyReportTest {
    private final StudyReport report = ReportCases.report(ReportCases.facts());
    private final List<ScanEvidence> trial = ReportCases.trial();
    private final String page = report.studyPage(ReportCases.study(trial));

    @Test
    void theVerdictComesFirstAndItsCountsAddUp() {
        List<Integer> counts = all(page, "<b>(\\d+)</b> (done|refused|failed|stale|withdrawn)").stream()
                .map(Integer::valueOf)
                .toList();

        assertThat(counts).containsExactly(2, 1, 1, 0, 0);
        assertThat(page).contains("2 of 4 scans processed; 2 are not, and listed first.");
        assertThat(page.indexOf("2 of 4 scans")).isLessThan(page.indexOf("<h2"));
    }

    @Test
    void aStatusThatNobodyKnowsIsCountedToo() {
        ScanRow odd = ReportCases.row("09", "baseline", "melted", null, null, null, null);
        List<ScanEvidence> scans = new ArrayList<>(trial);
        scans.add(ScanEvidence.withoutResult(odd));

        String withOdd = report.studyPage(ReportCases.study(scans));

        assertThat(all(withOdd, "<b>(\\d+)</b> \\w+").stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void failedAndRefusedScansStandBeforeTheTableWithWhatToDo() {
        String first = page.substring(0, page.indexOf("id=\"scans\""));

        assertThat(first)
                .contains("OUT_OF_MEMORY", "Give executors 2 GiB a core", "FRAME_TIMES_INCONSISTENT")
                .contains("frame 3 ends at 300 s, frame 4 starts at 90 s", "Write durations in seconds");
        assertThat(first.indexOf("OUT_OF_MEMORY")).as("failed before refused").isLessThan(first.indexOf("FRAME_TIMES"));
    }

    @Test
    void everyScanHasALineAndASection() {
        for (ScanEvidence scan : trial) {
            String name = scan.scan().scan();
            assertThat(page).contains("<a href=\"#" + name + "\">" + name + "</a>", "id=\"" + name + "\"");
        }
    }

    @Test
    void everyLinkInThePageHasItsGoal() {
        List<String> ids = all(page, " id=\"([^\"]+)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all(page, "href=\"#([^\"]+)\""));
    }

    @Test
    void aLargeStudyLinksToPagesInsteadOfSections() {
        List<ScanEvidence> many = new ArrayList<>();
        for (int n = 100; n < 161; n++) {
            many.add(ScanEvidence.withoutResult(
                    ReportCases.row(Integer.toString(n), "baseline", "failed", "INTERNAL", "fit", "no", "again")));
        }
        String large = report.studyPage(ReportCases.study(many));

        assertThat(large)
                .contains("href=\"sub-160_ses-baseline_trc-AZ10419369.html\"")
                .doesNotContain("<details class=\"scan\"");
        assertThat(StudyReport.pathOf(many.get(60).scan()))
                .isEqualTo("report/sub-160_ses-baseline_trc-AZ10419369.html");
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        StudyReport another = ReportCases.report(ReportCases.facts());

        assertThat(another.studyPage(ReportCases.study(ReportCases.trial()))).isEqualTo(page);
        assertThat(another.scanPage(ReportCases.trial().get(0))).isEqualTo(report.scanPage(trial.get(0)));
    }

    @Test
    void onlyANamedRunMakesADifference() {
        String named = ReportCases.report(ReportCases.factsWithRun()).studyPage(ReportCases.study(trial));

        assertThat(named).contains("petline run ds out --tracer AZ10419369");
        assertThat(ReportCases.report(ReportCases.factsWithRun()).scanPage(trial.get(0)))
                .as("scan pages do not change from run to run")
                .isEqualTo(report.scanPage(trial.get(0)));
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        for (String html : List.of(page, report.scanPage(trial.get(0)))) {
            assertThat(all(html, "(?:src|href)=\"([^\"]+)\""))
                    .allMatch(link -> link.startsWith("#")
                            || link.startsWith("data:image/png;base64,")
                            || link.startsWith("https://doi.org/10.")
                            || link.startsWith("../")
                            || link.equals("index.html")
                            || link.equals("registration_outliers.tsv"));
            assertThat(html)
                    .doesNotContain("http://", "@import", "url(", "<link", "<iframe", "style=\"")
                    .doesNotContainPattern("\\son[a-z]+=");
        }
    }

    @Test
    void thePolicyNamesTheHashesOfStyleAndScript() {
        String policy = all(page, "Content-Security-Policy\" content=\"([^\"]+)\"")
                .get(0)
                .replace("&#39;", "'");

        assertThat(policy).startsWith("default-src 'none';");
        assertThat(policy).contains("style-src 'sha256-" + sha256(between(page, "<style>", "</style>")) + "'");
        assertThat(policy).contains("script-src 'sha256-" + sha256(between(page, "<script>", "</script>")) + "'");
    }

    @Test
    void hostileNamesStayText() {
        String hostile = "<script>alert('x')</script>\"><img src=x onerror=\"alert(1)\">";
        StudyReport hostileReport = ReportCases.report(new StudyFacts(
                hostile,
                new TreeMap<>(java.util.Map.of(hostile, hostile)),
                new TreeMap<>(java.util.Map.of(hostile, hostile)),
                Optional.of(new StudyFacts.Run(hostile, hostile, hostile))));
        ScanEvidence scan = new HostileScan(hostile).of(trial.get(0));

        for (String html :
                List.of(hostileReport.studyPage(ReportCases.study(List.of(scan))), hostileReport.scanPage(scan))) {
            assertThat(all(html, "(<script)")).hasSize(1);
            assertThat(html).contains("&lt;script&gt;").doesNotContain("<img src=x", "onerror=\"");
        }
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        ScanRow row = ReportCases.called("../../01");

        assertThatThrownBy(() -> StudyReport.pathOf(row)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> report.scanPage(ScanEvidence.withoutResult(row)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyStudySaysSo() {
        assertThat(report.studyPage(ReportCases.study(List.of()))).contains("No scan was found.");
    }

    private static List<String> all(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        List<String> found = new ArrayList<>();
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }

    private static String between(String html, String from, String to) {
        int start = html.indexOf(from) + from.length();
        return html.substring(start, html.indexOf(to, start));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

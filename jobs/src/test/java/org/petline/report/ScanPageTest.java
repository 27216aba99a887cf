package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.ScanRow;

class ScanPageTest {
    private final StudyReport report = ReportCases.report(ReportCases.facts());
    private final ScanEvidence fine = ReportCases.trial().get(0);
    private final ScanEvidence noticeable = ReportCases.trial().get(1);

    @Test
    void theVerdictComesBeforeEverythingElse() {
        String page = report.scanPage(noticeable);

        assertThat(page.indexOf("to look at before using its numbers")).isBetween(0, page.indexOf("class=\"card\""));
        assertThat(page)
                .contains("Partly outside the field of view: cerebellum.")
                .contains("Nothing estimated: dorsal-brainstem.")
                .contains("Coregistration: AMBIGUOUS (another place of the head fits nearly as well).")
                .contains("Fit of ventral-striatum: SE_ABOVE_50_PERCENT");
    }

    @Test
    void whatNearlyEveryScanHasIsANoteAndNoWarning() {
        Attention attention = Attention.of(fine, ReportCases.MEANINGS);

        assertThat(attention.notes())
                .anyMatch(note -> note.contains("NO_ACTIVITY") && note.endsWith("in frames 0, 1."));
        assertThat(attention.points()).noneMatch(point -> point.contains("NO_ACTIVITY"));
    }

    @Test
    void anUnknownFlagWantsALook() {
        assertThat(ReportCases.MEANINGS.wantsLook("SOMETHING_NEW")).isTrue();
        assertThat(ReportCases.MEANINGS.explained("SOMETHING_NEW")).isEqualTo("SOMETHING_NEW");
    }

    @Test
    void everyFigureHasACaptionAndSaysWhatToLookFor() {
        String page = report.scanPage(fine);

        assertThat(count(page, "<figure class=\"wide\"")).isEqualTo(9);
        assertThat(count(page, "<figure class=\"small\""))
                .as("a figure a region")
                .isEqualTo(14);
        assertThat(count(page, "What to look for:"))
                .as("wide ones each, small ones together")
                .isEqualTo(10);
        assertThat(page).doesNotContain("<figcaption></figcaption>");
    }

    @Test
    void whatIsMissingIsSaidInItsPlace() {
        ScanEvidence bare = new ScanEvidence(
                fine.scan(),
                fine.motion(),
                Optional.empty(),
                fine.tacs(),
                fine.bindingPotentials(),
                List.of(),
                List.of(),
                List.of());
        String page = report.scanPage(bare);

        assertThat(page)
                .contains(
                        "There is no picture of the PET on the T1w.", "There is no picture of the regions on the PET.")
                .contains("Nothing is known of: coregistration.", "no model curve", "curve was not kept");
    }

    @Test
    void aRefusedScanShowsItsReasonAndNoEmptyFigures() {
        String page = report.scanPage(ReportCases.trial().get(2));

        assertThat(page)
                .contains("FRAME_TIMES_INCONSISTENT", "Write durations in seconds", "there are no numbers of this scan")
                .doesNotContain("<figure", "There are no motion estimates", "Methods");
    }

    @Test
    void aStaleScanSaysThatItsNumbersAreOld() {
        ScanRow stale =
                ReportCases.row("01", "baseline", "stale", "GZIP_DAMAGED", "unpack", "cut at byte 7", "copy it again");
        ScanEvidence scan = new ScanEvidence(
                stale,
                fine.motion(),
                fine.coregistration(),
                fine.tacs(),
                fine.bindingPotentials(),
                fine.kineticParameters(),
                fine.curves(),
                fine.pictures());

        assertThat(report.scanPage(scan))
                .contains("The numbers below are of an older input", "copy it again", "<figure");
    }

    @Test
    void rowsOfTwoResultsAreAWarning() {
        BindingPotentialRow old = fine.bindingPotentials().get(0);
        ScanEvidence mixed = new ScanEvidence(
                fine.scan(),
                ReportCases.done("01", "baseline", 5).motion(),
                fine.coregistration(),
                fine.tacs(),
                List.of(new HostileScan("other").of(fine).bindingPotentials().get(0), old),
                List.of(),
                fine.curves(),
                fine.pictures());

        assertThat(Attention.of(mixed, ReportCases.MEANINGS).points().get(0))
                .startsWith("Rows of 2 different results are mixed");
    }

    @Test
    void methodsSayOnlyWhatWasDone() {
        String methods = String.join(
                " ", MethodsText.of(MethodsUsed.of(fine), ReportCases.facts()).paragraphs());

        assertThat(methods)
                .contains("simplified reference tissue model (Lammertsma and Hume 1996) with cerebellum")
                .contains("mutual information (Maes et al. 1997)", "8 of 38 frames", "6.0 mm full width")
                .doesNotContain("Standardised uptake value", "not corrected");
    }

    @Test
    void aCoregistrationThatKnowsItsErrorTellsIt() {
        assertThat(report.scanPage(fine)).contains("standard error", "0.062 mm", "87.4 %");
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}

package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionPairsTest {
    private static final SessionPairs PAIRS = new SessionPairs(List.of(
            new SessionPair("01", "DASB", "sub-01_ses-a", "sub-01_ses-b", 0.31, 0.8, ""),
            new SessionPair("02", "DASB", "sub-02_ses-a", "sub-02_ses-b", 2.75, 0.7, ""),
            SessionPair.without("03", "DASB", "sub-03_ses-a", "sub-03_ses-b", "a\tdamaged\nfile"),
            SessionPair.without("04", "", "sub-04_ses-a", "sub-04_ses-b", "different tracers"),
            SessionPair.without("05", "", "sub-05_ses-a", "sub-05_ses-b", "different tracers")));

    @Test
    void everyPairIsARowAndOneThatWasNotComparedSaysWhy() {
        assertThat(PAIRS.tsv().lines().skip(1))
                .containsExactly(
                        "01\tDASB\tsub-01_ses-a\tsub-01_ses-b\t0.31\t1.5\tfalse\t0.8\tn/a",
                        "02\tDASB\tsub-02_ses-a\tsub-02_ses-b\t2.75\t1.5\ttrue\t0.7\tn/a",
                        "03\tDASB\tsub-03_ses-a\tsub-03_ses-b\tn/a\t1.5\tn/a\tn/a\ta damaged file",
                        "04\tn/a\tsub-04_ses-a\tsub-04_ses-b\tn/a\t1.5\tn/a\tn/a\tdifferent tracers",
                        "05\tn/a\tsub-05_ses-a\tsub-05_ses-b\tn/a\t1.5\tn/a\tn/a\tdifferent tracers");
        assertThat(PAIRS.tsv().lines().findFirst().orElseThrow().split("\t")).hasSize(9);
    }

    @Test
    void thePageShowsTheWorstPairFirstAndCountsWhatWasLeftOut() {
        String page = ReportCases.report(ReportCases.facts())
                .studyPage(ReportCases.study(ReportCases.trial()).with(PAIRS));
        String section = page.substring(page.indexOf("id=\"sessions\""), page.indexOf("id=\"bpnd\""));

        assertThat(section).contains("1 of 2 above the limit", "<li>2: different tracers</li>", "1.5 mm");
        assertThat(section).containsPattern("sub-02_ses-b</td><td class=\"number outlier\"[^>]*>2.75<");
        assertThat(section).containsPattern("sub-01_ses-b</td><td class=\"number\"[^>]*>0.31<");
        assertThat(section.indexOf("sub-02_ses-a")).isLessThan(section.indexOf("sub-01_ses-a"));
    }

    @Test
    void aStudyWithoutPairsHasNoSuchSection() {
        String page = ReportCases.report(ReportCases.facts()).studyPage(ReportCases.study(ReportCases.trial()));

        assertThat(page).doesNotContain("id=\"sessions\"");
    }
}

package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The study's page of ten thousand scans with a hundred regions each: a browser must be able to open it. */
class LargeStudyTest {
    private static final int SCANS = 10_000;
    private static final int REGIONS = 100;
    private static final long MOST_BYTES = 20_000_000;

    private final StudyReport report =
            ReportCases.report(new StudyFacts("large", new TreeMap<>(), new TreeMap<>(), Optional.empty()));

    @Test
    void thePageOfTenThousandScansIsLightAndHasALineForEach() {
        List<ScanSummary> scans = new ArrayList<>();
        List<SessionPair> pairs = new ArrayList<>();
        for (int n = 0; n < SCANS; n++) {
            scans.add(scan(n));
            pairs.add(new SessionPair("p" + n, "DASB", "first-" + n, "second-" + n, n * 1e-4, 0.5, ""));
        }

        String page = report.studyPage(new StudyEvidence(scans, new SessionPairs(pairs), List.of()));

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan((int) MOST_BYTES);
        assertThat(page.split("<th scope=\"row\"><a href=\"sub-", -1)).hasSize(SCANS + 1);
        assertThat(page).contains("The worst " + StudyView.MOST_PAIRS + " are shown.");
        for (int region = 0; region < REGIONS; region++) assertThat(page).contains(">region-" + region + "<");
        assertThat(page).as("what failed stands on the page, with what to do").contains("mend scan 9900");
    }

    @Test
    void whatIsRememberedOfAPageIsWhatWasWritten() {
        RememberedPages.Page page = new RememberedPages.Page("f00d", 77, scan(3));
        RememberedPages pages = RememberedPages.of(new TreeMap<>(Map.of("sub-00003", page)));
        assertThat(RememberedPages.ofJson(pages.toJson())).isEqualTo(pages);
    }

    @Test
    void aDamagedMemoryIsNone() {
        byte[] json = RememberedPages.none().toJson();
        for (String bad : List.of("", "null", "{}", "[1]", "{\"version\":2,\"scans\":{}}", "{\"version\":1}")) {
            assertThat(RememberedPages.ofJson(bad.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(RememberedPages.none());
        }
        json[0] = 'x';
        assertThat(RememberedPages.ofJson(json)).isEqualTo(RememberedPages.none());
    }

    private static ScanSummary scan(int n) {
        String name = String.format(Locale.ROOT, "%05d", n);
        boolean failed = n % 100 == 0;
        ScanSummary bare = ReportCases.summaryOf(ScanEvidence.withoutResult(
                failed
                        ? ReportCases.row(name, "1", "failed", "INTERNAL", "unpack", "no", "mend scan " + n)
                        : ReportCases.row(name, "1", "done", null, null, null, null)));
        if (failed) return bare;
        List<Double> displacement = new ArrayList<>();
        for (int frame = 0; frame < 38; frame++) displacement.add(frame == 5 ? Double.NaN : frame * 0.01 + n * 1e-5);
        List<ScanSummary.Estimate> estimates = new ArrayList<>();
        for (int region = 0; region < REGIONS; region++) {
            estimates.add(new ScanSummary.Estimate("region-" + region, region * 0.01 + n * 1e-5, n % 7 == 0));
        }
        return new ScanSummary(
                bare.scan(),
                new ScanSummary.OfMotion(displacement, 1 + n * 1e-5, 0.2),
                new ScanSummary.OfT1w(List.of(1.0, 2.0, 3.0, 0.1, 0.2, Double.NaN), 0.7, 3.7, 0.3),
                1,
                estimates,
                n % 3 == 0 ? "" : "JUMP",
                bare.methods());
    }
}

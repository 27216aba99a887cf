package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RegistrationOutliersTest {
    private static final ScanSummary LIKE_ALL =
            ReportCases.summaryOf(ReportCases.trial().get(0));

    @Test
    void oneTwoAndThreeScansAreListedAndNeverJudged() {
        for (int count = 1; count <= 3; count++) {
            List<ScanSummary> scans = scans(count, n -> n == 0 ? 40 : 1);

            List<Map<String, String>> rows = rows(RegistrationOutliers.of(scans));

            assertThat(rows).hasSize(StudyMeasure.REGISTRATION.size() * count);
            assertThat(rows)
                    .allMatch(row -> row.get("robust_z").equals("n/a")
                            && row.get("outlier").equals("n/a"));
            assertThat(rows)
                    .filteredOn(row -> row.get("measure").equals("coregistration_trans_x"))
                    .first()
                    .matches(row -> row.get("value").equals("40.0"));
        }
    }

    @Test
    void theOddScanIsNamedWithItsDistance() {
        // Shifts 1, 2, ... 9 and 40: median 5.5, median absolute deviation 2.5, robust deviation 3.7065.
        List<ScanSummary> scans = scans(10, n -> n == 9 ? 40 : n + 1);

        RegistrationOutliers outliers = RegistrationOutliers.of(scans);

        List<RegistrationOutliers.Value> odd = outliers.values().stream()
                .filter(RegistrationOutliers.Value::isOutlier)
                .toList();
        assertThat(odd).hasSize(1);
        assertThat(odd.get(0).name()).isEqualTo("scan-9");
        assertThat(odd.get(0).measure().column()).isEqualTo("coregistration_trans_x");
        assertThat(odd.get(0).score().z(odd.get(0).value())).isEqualTo((40 - 5.5) / (1.4826 * 2.5));
        assertThat(outliers.lines())
                .filteredOn(line -> line.name().startsWith("T1w shift along x"))
                .singleElement()
                .matches(line -> line.outliers().size() == 1 && line.scans() == 10);
    }

    /** Most scans exactly alike, as after identity: the deviation is the resolution, 0.5 mm, and 3.5 of it the limit. */
    @Test
    void whereMostAreTheSameOnlyARealDifferenceIsOdd() {
        assertThat(odd(scans(8, n -> n == 3 ? 1.7 : 0))).isEmpty();
        assertThat(odd(scans(8, n -> n == 3 ? 1.8 : 0))).containsExactly("scan-3");
    }

    @Test
    void scoresAreComparedWithinATracerOnly() {
        List<ScanSummary> scans = new ArrayList<>();
        for (int n = 0; n < 12; n++) scans.add(scan("scan-" + n, n < 6 ? "DASB" : "FDG", 0, n < 6 ? 0.5 : 0.9));

        assertThat(odd(scans)).isEmpty();
        scans.set(2, scan("scan-2", "DASB", 0, 0.9));
        assertThat(odd(scans)).containsExactly("scan-2");
    }

    @Test
    void aScanWithoutARegistrationHasItsLinesToo() {
        List<ScanSummary> scans = new ArrayList<>(scans(6, n -> n));
        scans.add(ReportCases.summaryOf(ScanEvidence.withoutResult(
                ReportCases.row("09", "baseline", "failed", "INTERNAL", "unpack", "no", "again"))));

        List<Map<String, String>> rows = rows(RegistrationOutliers.of(scans));

        assertThat(rows).hasSize(7 * StudyMeasure.REGISTRATION.size());
        assertThat(rows)
                .filteredOn(row -> row.get("scan").startsWith("sub-09"))
                .allMatch(row ->
                        row.get("value").equals("n/a") && row.get("outlier").equals("n/a"));
    }

    private static List<String> odd(List<ScanSummary> scans) {
        return RegistrationOutliers.of(scans).values().stream()
                .filter(RegistrationOutliers.Value::isOutlier)
                .map(RegistrationOutliers.Value::name)
                .distinct()
                .toList();
    }

    private static List<ScanSummary> scans(int count, Function<Integer, Number> shiftX) {
        List<ScanSummary> scans = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            scans.add(scan("scan-" + n, "DASB", shiftX.apply(n).doubleValue(), 0.5));
        }
        return scans;
    }

    /** A scan whose shift along x and whose score are given; all else is like the others'. */
    private static ScanSummary scan(String name, String tracer, double shiftX, double similarity) {
        return new ScanSummary(
                ReportRows.with(ReportRows.with(LIKE_ALL.scan(), "scan", name), "tracer", tracer),
                new ScanSummary.OfMotion(
                        LIKE_ALL.displacement(), LIKE_ALL.maxDisplacement(), LIKE_ALL.medianFramewise()),
                new ScanSummary.OfT1w(
                        List.of(shiftX, 0.0, 0.0, 0.0, 0.0, 0.0), similarity, LIKE_ALL.shift(), LIKE_ALL.turn()),
                LIKE_ALL.referenceCoverage(),
                LIKE_ALL.estimates(),
                LIKE_ALL.attention(),
                LIKE_ALL.methods());
    }

    private static List<Map<String, String>> rows(RegistrationOutliers outliers) {
        List<String> lines = outliers.tsv().lines().toList();
        List<String> names = Arrays.asList(lines.get(0).split("\t", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells ->
                        names.stream().collect(Collectors.toMap(name -> name, name -> cells[names.indexOf(name)])))
                .toList();
    }
}

package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RememberedPagesTest {
    /** Groups do not show in the file: what earlier petlines remembered is read, and they read what this one does. */
    @Test
    void aSummaryIsKeptAsOneRowOfFieldsAndComesBack() throws IOException {
        ScanEvidence scan = ReportCases.done("01", "baseline", 1);
        ScanSummary summary = ScanSummary.of(scan, ReportCases.MEANINGS);
        RememberedPages pages =
                RememberedPages.of(new TreeMap<>(Map.of("a scan", new RememberedPages.Page("print", 7, summary))));

        JsonNode json = new JsonMapper().readTree(pages.toJson()).at("/scans/a scan/summary");
        assertThat(names(json))
                .containsExactly(
                        "scan",
                        "displacement",
                        "maxDisplacement",
                        "medianFramewise",
                        "coregistration",
                        "similarity",
                        "shift",
                        "turn",
                        "referenceCoverage",
                        "estimates",
                        "attention",
                        "methods");
        assertThat(names(json.get("methods")))
                .containsExactly(
                        "motion",
                        "frames",
                        "framesInherited",
                        "coregistration",
                        "t1wOfOtherSession",
                        "pvc",
                        "models",
                        "references",
                        "weights",
                        "predictions",
                        "versions");
        assertThat(names(json.get("scan"))).hasSize(32).startsWith("dataset", "participantId");
        assertThat(RememberedPages.ofJson(pages.toJson())).isEqualTo(pages);
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

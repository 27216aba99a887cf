package org.petline.jobs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.bids.BidsFinding;
import org.petline.jobs.tables.OutputFinding;

/** What is remarkable about a dataset as a run tells it: some of a kind by name, the others by their number. */
final class DatasetFindings {
    private static final int MOST_OF_A_KIND = 3;

    private DatasetFindings() {}

    /** Kind after kind by its code; within each as they were found. */
    static List<OutputFinding> told(List<BidsFinding> findings) {
        Map<String, List<BidsFinding>> kinds = new TreeMap<>();
        for (BidsFinding finding : findings) {
            kinds.computeIfAbsent(finding.reason().name(), ignored -> new ArrayList<>())
                    .add(finding);
        }
        List<OutputFinding> told = new ArrayList<>();
        kinds.forEach((code, kind) -> {
            for (BidsFinding finding : kind.subList(0, Math.min(MOST_OF_A_KIND, kind.size()))) {
                told.add(new OutputFinding(finding.file(), code + ": " + sentence(finding)));
            }
            int more = kind.size() - MOST_OF_A_KIND;
            if (more > 0) told.add(new OutputFinding(code, more + " more of the same"));
        });
        return told;
    }

    private static String sentence(BidsFinding finding) {
        StringBuilder sentence = new StringBuilder(finding.reason().meaning());
        if (!finding.field().isEmpty()) sentence.append("; field ").append(finding.field());
        if (!finding.found().isEmpty()) sentence.append("; found ").append(finding.found());
        return sentence.toString();
    }
}

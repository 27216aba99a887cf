package org.petline.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.petline.bids.ScanKey;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scanfiles.FoundScan;

class RunPlanTest {
    /** When a scan was acquired or copied here goes with its arm in a trial that was unblinded group by group. */
    @Test
    void scansAreDoneByTheirSizeAndNameAndNeverByATime() throws IOException {
        List<FoundScan> oneWay = List.of(scan("01", 5, 3_000), scan("02", 9, 1_000), scan("03", 5, 2_000));
        List<FoundScan> other = List.of(scan("03", 5, 1_000), scan("01", 5, 2_000), scan("02", 9, 3_000));
        assertThat(due(oneWay)).containsExactly("sub-02", "sub-01", "sub-03");
        assertThat(due(other)).containsExactly("sub-02", "sub-01", "sub-03");
    }

    private static List<String> due(List<FoundScan> scans) throws IOException {
        RunPlan.Basis basis = new RunPlan.Basis(new TreeMap<>(), null, Effort.NORMAL, Trust.STAMPS, "1g");
        return RunPlan.of(scans, Map.of(), basis).due().stream()
                .map(planned -> planned.scan().key().stem())
                .toList();
    }

    private static FoundScan scan(String participant, long bytes, long modifiedMillis) {
        SourceFile image = new SourceFile("/data", "x", bytes, modifiedMillis);
        ScanKey key = new ScanKey(participant, "", "", "", "", "");
        return new FoundScan(
                "study",
                key,
                image,
                List.of(image),
                FoundScan.MrFiles.of(new T1w(image, ""), image, List.of()),
                List.of(),
                FoundScan.Transforms.NONE);
    }
}

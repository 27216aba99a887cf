package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;

/** The tests' simulator against the matrix exponential of the table: two ways to the truth that share nothing. */
class ExactScanTest {
    @Test
    void agreesWithTheMatrixExponential() throws IOException {
        NumberTable table = NumberTable.read("plasma-exact-93.csv");
        FrameTimes times = FrameTimes.ofSeconds(table.column("start_s"), table.column("duration_s"));
        ExactScan scan = ExactScan.over(times, 0.4);
        for (String name : table.names().subList(2, table.names().size())) {
            double[] truth = table.column(name);
            Tac ours = scan.averages(curve(scan, name));
            // The table has 12 digits; the smallest frame, a sixth of one frame's rise, keeps 10 of them.
            for (int frame = 0; frame < truth.length; frame++) {
                assertThat(ours.at(frame))
                        .as(name + " frame " + frame)
                        .isCloseTo(truth[frame], within(1e-10 * (1 + truth[frame])));
            }
        }
    }

    private static DoubleUnaryOperator curve(ExactScan scan, String name) {
        List<String> parts = List.of(name.split("/", -1));
        if (parts.get(0).equals("plasma")) return scan.plasmaCurve();
        if (parts.get(0).equals("blood")) return scan.bloodCurve();
        if (parts.get(0).equals("reference")) return scan.reference();
        double[] k = parts.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
        DoubleUnaryOperator tissue =
                parts.get(0).equals("onetcm") ? scan.oneTissue(k[0], k[1]) : scan.twoTissue(k[0], k[1], k[2], k[3]);
        return scan.withBlood(tissue, k[4]);
    }
}

package org.petline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.petline.kinetics.voxels.VoxelModels;
import picocli.CommandLine;

class BenchKineticsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "kinetics";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    /** The bars of the project for reference curves that are known as frame averages: 0.05 % median, 0.5 % at worst. */
    @Test
    void theRowOfSrtmIsWithinItsBars() {
        assertThat(bench("--realisations", "20", "--models", "SRTM,MRTM2")).isZero();

        String row = out.toString()
                .lines()
                .filter(line -> line.startsWith("SRTM "))
                .findFirst()
                .orElseThrow();
        String[] cells = row.replace('|', ' ').trim().split(" +", -1);
        assertThat(cells[1]).isEqualTo("BPND");
        assertThat(cells[2]).isEqualTo("174");
        assertThat(Math.abs(Double.parseDouble(cells[3]))).as("mean").isLessThan(0.01);
        assertThat(Double.parseDouble(cells[4])).as("median").isLessThan(0.05);
        assertThat(Double.parseDouble(cells[5])).as("max").isLessThan(0.5);
        // The floor of three parameters is 5.0 and 11.7 %; 180 curves tell it to a twentieth.
        assertThat(Double.parseDouble(cells[6])).as("rmse at 5 %").isBetween(4.0, 6.5);
        assertThat(Double.parseDouble(cells[7])).as("rmse at 10 %").isBetween(9.0, 14.5);
        assertThat(Double.parseDouble(cells[8])).as("coverage at 5 %").isBetween(89.0, 99.0);
        assertThat(Double.parseDouble(cells[11])).as("TACs a second").isGreaterThan(100);
        assertThat(out.toString()).contains("flags (6 of 6)").contains("MRTM2");
    }

    @Test
    void theNumbersAreTheSameEveryTime() {
        KineticsBench bench = new KineticsBench(3);

        assertThat(bench.row("MRTM1").low())
                .isEqualTo(new KineticsBench(3).row("MRTM1").low());
    }

    @Test
    void modelsThatHaveATruthAreJudgedAndNoOthers() {
        assertThat(KineticsBench.estimators())
                .contains("SRTM", "2TCM", "refLogan")
                .doesNotContain("SUV");
        assertThat(VoxelModels.names()).contains("SRTM");
        assertThat(bench("--models", "SUV")).isNotZero();
        assertThat(err.toString()).contains("no estimator SUV");
        assertThat(bench("--realisations", "0")).isNotZero();
        assertThat(bench("--help")).isZero();
        assertThat(out.toString()).contains("95 % interval");
    }
}

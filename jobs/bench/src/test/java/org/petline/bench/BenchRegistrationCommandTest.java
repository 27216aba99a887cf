package org.petline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The sweep itself takes minutes; its parts are tested on small scans in the registration room. */
class BenchRegistrationCommandTest {
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        return new CommandLine(new BenchRegistrationCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void whatItCannotDoIsRefused() {
        assertThat(bench("--scans", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(bench("--motion", "dancing")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--scans", "no scans move like dancing");
    }

    @Test
    void spreadLeavesOutWhatIsNotKnown() {
        Spread spread = Spread.of(List.of(3.0, Double.NaN, 1.0, 2.0));
        assertThat(spread).isEqualTo(new Spread(3, 2, 3, 3));
        assertThat(Spread.of(List.of()).median()).isNaN();
    }

    @Test
    void everyFrameHasOneAge() {
        for (double start : new double[] {0, 29, 30, 119, 120, 1199, 1200, 5000}) {
            int ages = 0;
            for (FrameAge age : FrameAge.values()) if (age.holds(start)) ages++;
            assertThat(ages).as("at %s s", start).isEqualTo(1);
        }
    }
}

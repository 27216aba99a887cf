package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class RunCommandTest {
    /** A value may be missing, so that the dataset behind it must not be taken for one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--write-frames bids out, pet",
        "bids out --write-frames, pet",
        "bids --write-frames out participant, pet",
        "--write-frames=t1w bids out, t1w",
        "bids out --write-frames=none, none",
        "bids out --write-frames --dry-run, pet",
        "bids out, ",
    })
    void framesAreWrittenInPetUnlessToldOtherwise(String arguments, String space) {
        ParseResult parsed = new CommandLine(new RunCommand()).parseArgs(arguments.split(" "));

        assertThat(parsed.<String>matchedOptionValue("--write-frames", null)).isEqualTo(space);
        assertThat(List.<String>of(parsed.matchedPositionalValue(0, ""), parsed.matchedPositionalValue(1, "")))
                .containsExactly("bids", "out");
    }
}

package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.jobs.testing.CommandHere;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class RunCommandTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "bids out --participant-label 01 02",
                "bids out --participant-label 01,02",
                "bids out --participant-label=01,02",
                "bids out --participant_label 01 --participant_label 02",
                "--participant-label 01,02 -- bids out",
            })
    void labelsComeInListsWithBlanksOrCommas(String arguments) {
        ParseResult parsed = new CommandLine(new RunCommand()).parseArgs(arguments.split(" ", -1));

        assertThat(parsed.<List<String>>matchedOptionValue("--participant-label", null))
                .containsExactly("01", "02");
    }

    @Test
    void aQuotedListIsAList() {
        ParseResult parsed = new CommandLine(new RunCommand()).parseArgs("bids", "out", "--session-id", "a, b");

        assertThat(parsed.<List<String>>matchedOptionValue("--session-label", null))
                .containsExactly("a", "b");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--nprocs 4",
                "--mem-mb 8000",
                "--mem_mb 8000",
                "--skip-bids-validation",
                "--skip_bids_validation",
                "--notrack",
                "--stop-on-first-crash",
                "--fs-subjects-dir fs",
                "--bids_filter_file f.json",
                "-vv",
            })
    void whatOtherBidsAppsAreCalledWithIsUnderstood(String option) {
        ParseResult parsed =
                new CommandLine(new RunCommand()).parseArgs(("bids out participant " + option).split(" ", -1));

        assertThat(parsed.unmatched()).isEmpty();
    }

    /** Its value was complained of, as a level of analysis. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "run bids out --output-spaces MNI",
                "run bids out --output-spaces=MNI",
                "bids out participant --output-spaces MNI",
                "run --output-spaces MNI bids out",
                "run bids out participant --participants 01 --output-spaces MNI",
            })
    void anOptionThatIsUnknownIsNamed(String arguments) {
        CommandHere run = CommandHere.run(arguments.split(" ", -1));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.said())
                .contains("Unknown option")
                .contains("--output-spaces")
                .doesNotContain("expected one of");
    }

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
        ParseResult parsed = new CommandLine(new RunCommand()).parseArgs(arguments.split(" ", -1));

        assertThat(parsed.<String>matchedOptionValue("--write-frames", null)).isEqualTo(space);
        assertThat(List.<String>of(parsed.matchedPositionalValue(0, ""), parsed.matchedPositionalValue(1, "")))
                .containsExactly("bids", "out");
    }
}

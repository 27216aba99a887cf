package org.petline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
    @ParameterizedTest(name = "U+{0}")
    @CsvSource({
        "0000, \\u0000", "0009, \\u0009", "000A, \\u000a", "000D, \\u000d", "001B, \\u001b", "007F, \\u007f",
                "0085, \\u0085",
        "009B, \\u009b", "200B, \\u200b", "2028, \\u2028", "2029, \\u2029", "202E, \\u202e", "2066, \\u2066",
                "FEFF, \\ufeff",
        "D800, \\ud800", "E0001, \\ue0001"
    })
    void whatWouldHideOrBreakTheLineIsWrittenOut(String hex, String shown) {
        String hidden = Character.toString(Integer.parseInt(hex, 16));
        assertThat(OneLine.of("a" + hidden + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void wordsOfAllLanguagesStay() {
        String words = "Müller 試験 тест \uD83E\uDDE0 [11C]AZ10419369 = <b> \\ \"x\"";
        assertThat(OneLine.of(words)).isSameAs(words);
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        assertThat(OneLine.of("\uD83E\uDDE0".repeat(5), 5)).isEqualTo("\uD83E\uDDE0".repeat(5));
        assertThat(OneLine.of("\uD83E\uDDE0".repeat(6), 5)).isEqualTo("\uD83E\uDDE0".repeat(5) + "...");
        assertThat(OneLine.of("x".repeat(10_000), 400)).hasSize(403);
    }

    @Test
    void aRefusalIsOneLineWhateverItQuotes() {
        String evil = "\u001b[2J\r\nINFO all is well\u202e\u2028" + "y".repeat(10_000);
        String message = Refusal.of(new Reason() {
                    @Override
                    public String name() {
                        return "CODE";
                    }

                    @Override
                    public String meaning() {
                        return "m";
                    }

                    @Override
                    public String remedy() {
                        return "r";
                    }
                })
                .file(evil)
                .field(evil)
                .found(evil)
                .getMessage();
        assertThat(message)
                .doesNotContain("\u001b", "\r", "\n", "\u202e", "\u2028")
                .hasSizeLessThan(1_500);
    }
}

package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.jobs.tables.rows.Column;

class TextTableTest {
    private record Row(
            @Column(key = true, meaning = "Text") String text,
            @Column(meaning = "Number") Double number,
            @Column(meaning = "Count") Long count,
            @Column(meaning = "Truth") boolean isTrue) {}

    private static final Table<Row> TABLE = new Table<>("t", Row.class, 1, "x");

    @Test
    void csvHasAHeaderQuotesAndEmptyCellsForWhatIsMissing() throws IOException {
        assertThat(text(TextTable.Form.CSV, new Row("a \"b\", c", Double.NaN, null, true)))
                .isEqualTo("text,number,count,is_true\n\"a \"\"b\"\", c\",,,true\n");
    }

    @Test
    void tsvSaysNaAndHasNoTabsInItsCells() throws IOException {
        assertThat(text(TextTable.Form.TSV, new Row("a\tb\nc", null, 7L, false)))
                .isEqualTo("text\tnumber\tcount\tis_true\na b c\tn/a\t7\tfalse\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx"})
    void textThatLooksLikeAFormulaIsMadeHarmless(String formula) throws IOException {
        String csv = text(TextTable.Form.CSV, new Row(formula, -1.5, -2L, true));
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).matches("\"?'.*");
        assertThat(csv).contains("-1.5,-2,true");
    }

    @Test
    void numbersAreTheSameInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(text(TextTable.Form.CSV, new Row("a", 1234.5, 1_000_000L, true)))
                    .endsWith("a,1234.5,1000000,true\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "0.1, 0.1",
        "-1.5, -1.5",
        "100000, 100000",
        "0.00001, 0.00001",
        "0.000001, 1e-6",
        "1.25e-7, 1.25e-7",
        "1e16, 10000000000000000",
        "2e23, 2e23",
        "8.41e21, 8.41e21",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
    })
    void decimalsAreTheShortest(double value, String text) {
        assertThat(ShortestDecimal.of(value)).isEqualTo(text);
    }

    @Test
    void everyDecimalReadsBackAndNoShorterOneWould() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.rint(random.nextGaussian() * 1e6) / 1e3;
            if (!Double.isFinite(value)) continue;
            String text = ShortestDecimal.of(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
            int digits = new BigDecimal(text).stripTrailingZeros().precision();
            if (digits > 1) {
                double shorter =
                        new BigDecimal(value).round(new MathContext(digits - 1)).doubleValue();
                assertThat(shorter).isNotEqualTo(value);
            }
        }
    }

    private static String text(TextTable.Form form, Row row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TextTable<Row> table = new TextTable<>(TABLE, form, out)) {
            for (Row each : List.of(row)) table.append(each);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

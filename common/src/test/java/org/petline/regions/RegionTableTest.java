package org.petline.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

class RegionTableTest {
    @Test
    void labelsOfOneRegionAreMergedInTheOrderOfTheFirstRow() {
        RegionTable table =
                parse("index\tname\tregion\n47\tR-Cb\tcerebellum\n10\tL-Tha\tthalamus\n8\tL-Cb\tcerebellum\n");
        assertThat(table.regions())
                .containsExactly(
                        new RegionTable.Region("cerebellum", List.of(8, 47)),
                        new RegionTable.Region("thalamus", List.of(10)));
        assertThat(table.labelNames())
                .containsExactly(Map.entry(8, "L-Cb"), Map.entry(10, "L-Tha"), Map.entry(47, "R-Cb"));
    }

    @Test
    void aLabelMayBelongToSeveralRegions() {
        RegionTable table = parse("index\tname\tregion\n7\tDR\tbrainstem\n7\tDR\traphe\n");
        assertThat(table.region("brainstem").orElseThrow().labels()).containsExactly(7);
        assertThat(table.region("raphe").orElseThrow().labels()).containsExactly(7);
    }

    @Test
    void columnsAreFoundByNameAndForeignLineEndsAreRead() {
        RegionTable table = parse(
                "\uFEFF# a comment\r\nregion\tcolor\tindex\tname\r\nn/a\tred\t4\tV\r\n\r\nthalamus\tblue\t10\tT\r\n");
        assertThat(table.regions()).containsExactly(new RegionTable.Region("thalamus", List.of(10)));
        assertThat(table.labelNames()).containsKeys(4, 10);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    8 T cerebellum;9 T x                       | line 1: the header has no such column
                    index name region                          | no row of labels
                    index name region;8 L cerebellum;8 L cerebellum | line 3: label 8 is a second time in region cerebellum
                    index name region;8 L cerebellum;8 M brain | line 3: label 8 is L above and M here
                    index name region;8.5 L cerebellum         | line 2: 8.5 is no whole number
                    index name region;0 background brain       | line 2: 0 is no label
                    index name region;-3 L brain               | line 2: -3 is no label
                    index name region;8 L                      | line 2: nothing in this column
                    index name name region;8 L L brain         | line 1: the header has this column twice
                    index name region;8 L n/a                  | every label is n/a
                    index name region;8 L brain;8 L n/a        | a label is in a region and in n/a
                    """)
    void whatIsWrongIsNamedWithItsLine(String text, String found) {
        String table = text.replace(' ', '\t').replace(';', '\n');
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RegionTable.parse(table, "mine.tsv"))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(RegionsReason.REGION_TABLE_INVALID);
                    assertThat(refusal.file()).isEqualTo("mine.tsv");
                    assertThat(refusal.found()).startsWith(found);
                });
    }

    @Test
    void namesOfASegmentationsOwnTableAreItsRegions() {
        RegionTable table = RegionTable.ofLabelNames(new TreeMap<>(Map.of(0, "background", 2, "b", 1, "a")));
        assertThat(table.regions())
                .containsExactly(new RegionTable.Region("a", List.of(1)), new RegionTable.Region("b", List.of(2)));
    }

    @Test
    void aReferenceRegionThatIsNotThereIsRefusedWithWhatIs() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> parse("index\tname\tregion\n8\tL\tcerebellum\n").reference("pons"))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(RegionsReason.REFERENCE_REGION_MISSING);
                    assertThat(refusal.found()).isEqualTo("pons; the table has cerebellum");
                });
    }

    @Test
    void theTrialsTableMergesWhatTheTrialMerged() throws IOException {
        RegionTable table = shipped("freesurfer-trial.tsv");
        assertThat(table.reference("cerebellum").labels()).containsExactly(8, 47);
        assertThat(table.region("ventral-striatum").orElseThrow().labels()).containsExactly(26, 58);
        assertThat(table.region("insula").orElseThrow().labels()).containsExactly(1035, 2035);
        assertThat(table.region("occipital-cortex").orElseThrow().labels())
                .containsExactly(1005, 1011, 1013, 1021, 2005, 2011, 2013, 2021);
        assertThat(table.region("anterior-cingulate").orElseThrow().labels()).containsExactly(1002, 1026, 2002, 2026);
        assertThat(table.regions().stream().filter(region -> region.name().endsWith("-cortex")))
                .allSatisfy(region -> assertThat(region.labels().stream()
                                .map(label -> label % 1000)
                                .distinct())
                        .hasSize(region.labels().size() / 2));
    }

    @Test
    void everyFreeSurferLabelHasTheSameNameInBothTables() throws IOException {
        RegionTable merged = shipped("freesurfer-trial.tsv");
        RegionTable own = shipped("freesurfer-regions.tsv");
        assertThat(own.regions()).hasSize(own.labelNames().size() - 2);
        assertThat(merged.labelNames()).containsAllEntriesOf(own.labelNames());
    }

    private static RegionTable shipped(String name) throws IOException {
        return RegionTable.parse(Files.readString(Path.of("..", "conf", "regions", name)), name);
    }

    private static RegionTable parse(String text) {
        return RegionTable.parse(text, "test.tsv");
    }

    @Test
    void aSegmentationsOwnTableSharesNumbersWhenHalfOfItsLabelsHaveTheSameNames() {
        RegionTable table = RegionTable.parse(
                "index\tname\tregion\n8\tLeft-Cerebellum-Cortex\tcerebellum\n10\tLeft-Thalamus\tthalamus\n", "t.tsv");

        assertThat(table.sharesNumbersWith(new TreeMap<>(Map.of(8, "left_cerebellum_cortex", 99, "other"))))
                .isTrue();
        assertThat(table.sharesNumbersWith(new TreeMap<>(Map.of(8, "thalamus", 10, "Left-Thalamus", 11, "putamen"))))
                .isFalse();
        assertThat(table.sharesNumbersWith(new TreeMap<>(Map.of(0, "background"))))
                .isFalse();
    }
}

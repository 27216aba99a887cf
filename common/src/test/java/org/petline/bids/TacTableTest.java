package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.FrameTimes;
import org.petline.Refusal;

class TacTableTest {
    private static final String PATH = "sub-01_tacs.tsv";

    @TempDir
    Path folder;

    private TacTable read(String text) {
        try {
            return TacTable.read(new SmallDataset(folder).file(PATH, text).store(), PATH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableOfPetprepIsRead() {
        TacTable table = read("""
                frame_start\tframe_end\thighbinding\tLeft-Cerebellum-Cortex\treference
                0\t10\t-0.675552070140839\t279.7801513671875\t1
                10\t20\tn/a\t2.5e3\t.5
                30\t60\t1E-3\t-4.\t+2
                """);
        assertThat(table.regions()).containsExactly("highbinding", "Left-Cerebellum-Cortex", "reference");
        assertThat(table.frames().startSeconds(2)).isEqualTo(30);
        assertThat(table.frames().durationSeconds(2)).isEqualTo(30);
        assertThat(table.activity("highbinding")).containsExactly(-0.675552070140839, Double.NaN, 1e-3);
        assertThat(table.activity("Left-Cerebellum-Cortex")).containsExactly(279.7801513671875, 2500, -4);
        assertThat(table.sidecar().unitsToBqPerMl()).isNaN();
        assertThatThrownBy(() -> table.activity("cerebellum")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"seconds, 1", "minutes, 60"})
    void aTableOfPmodSaysItsUnitsInItsHeader(String unit, double seconds) {
        TacTable table = read("start[" + unit + "]\tend[kBq/cc]\tPutamen_r\tCerebellum\n0\t1\t2.5\t1\n1\t6\t3\t2\n");
        assertThat(table.regions()).containsExactly("Putamen_r", "Cerebellum");
        assertThat(table.frames().endSeconds(1)).isEqualTo(6 * seconds);
        assertThat(table.activity("Putamen_r")).containsExactly(2.5, 3);
        assertThat(table.sidecar().unitsToBqPerMl()).isEqualTo(1000);
    }

    @Test
    void aTableOfPmodAndItsJsonMustNotContradictEachOther() {
        new SmallDataset(folder).file("sub-01_tacs.json", "{\"Units\": \"Bq/mL\"}");
        assertThatThrownBy(() -> read("start[seconds]\tend[kBq/cc]\tx\n0\t60\t1\n60\t120\t2\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("kBq/cc, and Units Bq/mL");
    }

    @ParameterizedTest
    @CsvSource({"Bq/mL, 1", "BQML, 1", "kBq/ml, 1000", "SUV, NaN"})
    void theUnitComesFromTheSidecar(String units, double factor) {
        new SmallDataset(folder).file("sub-01_tacs.json", "{\"Units\": \"" + units + "\", \"Other\": {}}");
        assertThat(read("frame_start\tframe_end\tx\n0\t60\t1\n60\t360\t2\n")
                        .sidecar()
                        .unitsToBqPerMl())
                .isEqualTo(Double.valueOf(factor));
    }

    @ParameterizedTest
    @CsvSource({"C11, C11", "[18F], F18", "unobtainium, ''"})
    void theRadionuclideComesFromTheSidecar(String text, String nuclide) {
        new SmallDataset(folder).file("sub-01_tacs.json", "{\"TracerRadionuclide\": \"" + text + "\"}");
        assertThat(read("frame_start\tframe_end\tx\n0\t60\t1\n60\t360\t2\n")
                        .sidecar()
                        .radionuclide()
                        .map(Radionuclide::label)
                        .orElse(""))
                .isEqualTo(nuclide);
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothing() {
        TacTable table = read("\uFEFFframe_start\tframe_end\tx\r\n0\t60\t1\r\n60\t360\t2\r\n\r\n");
        assertThat(table.regions()).containsExactly("x");
        assertThat(table.activity("x")).containsExactly(1, 2);
    }

    @Test
    void columnsOfTimesMayStandAnywhere() {
        assertThat(read("x\tframe_end\tframe_start\n1\t60\t0\n2\t360\t60\n")
                        .frames()
                        .endSeconds(1))
                .isEqualTo(360);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "overlap         | frame_start;frame_end;x/0;60;1/59;360;2 | TAC_FRAMES_INCONSISTENT | frame_end",
                "unordered       | frame_start;frame_end;x/60;360;1/0;60;2 | TAC_FRAMES_INCONSISTENT | frame_start",
                "ends first      | frame_start;frame_end;x/60;0;1/360;60;2 | TAC_FRAMES_INCONSISTENT | frame_end",
                "minutes         | frame_start;frame_end;x/0;0.5;1/0.5;60;2 | TAC_FRAMES_INCONSISTENT | frame_end",
                "column twice    | frame_start;frame_end;x;x/0;60;1;1/60;360;2;2 | TABLE_INVALID | x",
                "no region       | frame_start;frame_end/0;60/60;360 | TABLE_INVALID | ''",
                "no frame        | frame_start;frame_end;x | TABLE_INVALID | ''",
                "nameless column | frame_start;frame_end;x;/0;60;1;1 | TABLE_INVALID | ''",
                "short row       | frame_start;frame_end;x/0;60/60;360;2 | TABLE_INVALID | ''",
                "long row        | frame_start;frame_end;x/0;60;1;1/60;360;2 | TABLE_INVALID | ''",
                "no frame_end    | frame_start;x/0;1 | TABLE_COLUMN_MISSING | frame_end",
                "no header       | 0;60;1/60;360;2 | TABLE_COLUMN_MISSING | frame_start",
                "commas          | frame_start,frame_end,x/0,60,1 | TABLE_COLUMN_MISSING | frame_start",
                "decimal comma   | frame_start;frame_end;x/0;60;1,5/60;360;2 | TABLE_NUMBER_INVALID | x",
                "unicode minus   | frame_start;frame_end;x/0;60;\u22121/60;360;2 | TABLE_NUMBER_INVALID | x",
                "NaN             | frame_start;frame_end;x/0;60;NaN/60;360;2 | TABLE_NUMBER_INVALID | x",
                "empty cell      | frame_start;frame_end;x/0;60;/60;360;2 | TABLE_NUMBER_INVALID | x",
                "hexadecimal     | frame_start;frame_end;x/0;60;0x1p3/60;360;2 | TABLE_NUMBER_INVALID | x",
                "Java suffix     | frame_start;frame_end;x/0;60;1d/60;360;2 | TABLE_NUMBER_INVALID | x",
                "too large       | frame_start;frame_end;x/0;60;1e999/60;360;2 | TABLE_NUMBER_INVALID | x",
                "missing time    | frame_start;frame_end;x/n~a;60;1/60;360;2 | TABLE_NUMBER_INVALID | frame_start",
            })
    void whatIsWrongIsRefusedByName(String what, String text, TableReason reason, String field) {
        String table = text.replace('/', '\n').replace(';', '\t').replace('~', '/');
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(table));
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.file()).isEqualTo(PATH);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void aRegionWithACellThatIsNoNumberIsLeftOutAlone() {
        TacTable table = read("frame_start\tframe_end\ta\tb\tc\n0\t60\t1\tNaN\t3\n60\t360\t4\t5\t1,5\n");
        assertThat(table.regions()).containsExactly("a");
        assertThat(table.activity("a")).containsExactly(1, 4);
        assertThat(table.refused()).extracting(Refusal::field).containsExactly("b", "c");
        assertThat(table.refused()).extracting(Refusal::reason).containsOnly(TableReason.TABLE_NUMBER_INVALID);
    }

    @Test
    void theSidecarSaysWhenWasInjectedAndHowMuch() {
        new SmallDataset(folder).file("sub-01_tacs.json", """
                {"InjectionStart": 12.5, "InjectedRadioactivity": 370000, "InjectedRadioactivityUnits": "kBq",
                 "BodyWeight": 80, "BodyWeightUnits": "kg", "TracerName": "DASB", "Units": "BQML"}
                """);
        TacSidecar said =
                read("frame_start\tframe_end\tx\n0\t60\t1\n60\t360\t2\n").sidecar();
        assertThat(said)
                .isEqualTo(new TacSidecar("BQML", 1, Optional.empty(), "DASB", 12.5, 370, 80, new DecayCorrection(0)));
    }

    @Test
    void poundsAreNoKilograms() {
        new SmallDataset(folder).file("sub-01_tacs.json", "{\"BodyWeight\": 170, \"BodyWeightUnits\": \"lb\"}");
        assertThat(read("frame_start\tframe_end\tx\n0\t60\t1\n60\t360\t2\n")
                        .sidecar()
                        .bodyWeightKg())
                .isNaN();
    }

    @Test
    void theTableOfPetfitHasARowARegionAndFrame() {
        TacTable table = read("""
                pet\tregion\tvolume_mm3\tframe_start\tframe_end\tframe_dur\tframe_mid\tTAC
                sub-01\tFC\t100\t0\t60\t60\t30\t1.5
                sub-01\tFC\t100\t60\t360\t300\t210\tn/a
                sub-01\tCER\t50\t0\t60\t60\t30\t0.5
                sub-01\tCER\t50\t60\t360\t300\t210\t0.25
                """);
        assertThat(table.regions()).containsExactly("FC", "CER");
        assertThat(table.frames().endSeconds(1)).isEqualTo(360);
        assertThat(table.activity("FC")).containsExactly(1.5, Double.NaN);
        assertThat(table.activity("CER")).containsExactly(0.5, 0.25);
    }

    @ParameterizedTest
    @CsvSource({"sub-02, FC, pet, 2 scans", "sub-01, FC, region, FC twice"})
    void aTableOfPetfitThatMixesScansOrFramesIsRefused(String scan, String region, String field, String found) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> read("pet\tregion\tframe_start\tframe_end\tTAC\nsub-01\tFC\t0\t60\t1\n" + scan + "\t" + region
                        + "\t0\t60\t2\n"));
        assertThat(refusal.reason()).isEqualTo(TableReason.TABLE_INVALID);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.found()).startsWith(found);
    }

    @Test
    void whatIsWrittenIsReadBackToNineDigits() {
        FrameTimes frames = FrameTimes.ofSeconds(new double[] {-0.5, 10, 1e4}, new double[] {10.5, 20.25, 360});
        double[][] activity = {{Math.PI * 1e4, -1e-7 / 3, 0}, {Double.NaN, 1e30 / 7, 2.0 / 3}};
        String text = TacTable.of(frames, List.of("a b", "c"), activity).toTsv();
        TacTable back = read(text);
        assertThat(back.frames()).isEqualTo(frames);
        for (int region = 0; region < 2; region++) {
            double[] curve = back.activity(back.regions().get(region));
            for (int frame = 0; frame < 3; frame++) {
                if (Double.isNaN(activity[region][frame]))
                    assertThat(curve[frame]).isNaN();
                else
                    assertThat(curve[frame])
                            .isCloseTo(activity[region][frame], within(5e-9 * Math.abs(activity[region][frame])));
            }
        }
        assertThat(text)
                .startsWith("frame_start\tframe_end\ta b\tc\n-0.5\t10\t31415.9265\tn/a\n")
                .endsWith("\n");
    }

    @Test
    void tablesThatCannotBeWrittenAreNotMade() {
        FrameTimes frames = FrameTimes.ofSeconds(new double[] {0}, new double[] {60});
        double[][] one = {{1}};
        assertThatThrownBy(() -> TacTable.of(frames, List.of("a\tb"), one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TacTable.of(frames, List.of("a", "b"), one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TacTable.of(frames, List.of("a", "a"), new double[][] {{1}, {1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

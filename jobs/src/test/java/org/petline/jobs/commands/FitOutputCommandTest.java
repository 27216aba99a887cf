package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableReader;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.SharedParameter;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What petline fit leaves in a folder, read back. */
class FitOutputCommandTest {
    private static final String C11 = "{\"Units\": \"kBq/mL\", \"TracerRadionuclide\": \"C11\"}";

    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("fits");
    }

    private <R extends Record> List<R> rows(Table<R> table) throws IOException {
        return TableReader.read(
                HadoopSettings.ofThisProcess().storeAt(out().toString()),
                "tables/" + table.name() + "/part-00000.parquet",
                table);
    }

    private FitRun fit(String... options) {
        List<String> arguments = new ArrayList<>(List.of(folder.resolve("d").toString(), "--out", out().toString()));
        arguments.addAll(List.of("--reference", ExactCurves.REFERENCE));
        arguments.addAll(List.of(options));
        return FitRun.of(arguments.toArray(String[]::new));
    }

    private Path table(String path) {
        return folder.resolve("d").resolve(path);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(out())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFolderBecomesTheTwoTablesOfThePipeline() throws IOException {
        ExactCurves.curves().write(table("sub-01/ses-a/pet/sub-01_ses-a_trc-X_pvc-agtm_tacs.tsv"), C11);
        ExactCurves.curves().write(table("sub-02/pet/sub-02_run-01_tacs.tsv"), C11);
        Files.writeString(table("dataset_description.json"), "{\"Name\": \"trial\"}");
        FitRun ran = fit();
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<BindingPotentialRow> rows = rows(Table.BINDING_POTENTIALS);
        assertThat(rows).hasSize(10);
        BindingPotentialRow row = rows.stream()
                .filter(each -> each.labels().participantId().equals("01")
                        && each.of().region().equals("strong"))
                .findFirst()
                .orElseThrow();
        assertThat(row.labels().dataset()).isEqualTo("trial");
        assertThat(row.labels().sessionId()).isEqualTo("a");
        assertThat(row.labels().runId()).isNull();
        assertThat(row.labels().tracer()).isEqualTo("X");
        assertThat(row.of().pvc()).isEqualTo("agtm");
        assertThat(row.answer().isPrimary()).isTrue();
        assertThat(row.result().own().bpnd()).isCloseTo(4, within(4e-4));
        assertThat(row.origin().resultFingerprint()).hasSize(64);
        List<KineticParameterRow> parameters = rows(Table.KINETIC_PARAMETERS);
        assertThat(parameters).hasSize(50);
        assertThat(parameters)
                .extracting(each -> each.origin().resultFingerprint())
                .contains(row.origin().resultFingerprint());
        assertThat(files())
                .containsExactly(
                        "sub-01/ses-a/pet/sub-01_ses-a_trc-X_pvc-agtm_model-SRTM_kinpar.json",
                        "sub-01/ses-a/pet/sub-01_ses-a_trc-X_pvc-agtm_model-SRTM_kinpar.tsv",
                        "sub-02/pet/sub-02_run-01_model-SRTM_kinpar.json",
                        "sub-02/pet/sub-02_run-01_model-SRTM_kinpar.tsv",
                        "tables/binding_potentials/part-00000.parquet",
                        "tables/kinetic_parameters/part-00000.parquet");
    }

    @Test
    void whatIsWrittenIsInBqPerMlOrHasNoSizeOfResiduals() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        fit();
        double kilo = rows(Table.BINDING_POTENTIALS).get(0).goodness().wrss();
        ExactCurves.curves().times(1000).write(table("sub-01_tacs.tsv"), C11.replace("kBq", "Bq"));
        fit();
        assertThat(rows(Table.BINDING_POTENTIALS).get(0).goodness().wrss()).isCloseTo(kilo, within(1e-6 * kilo));
        Files.delete(table("sub-01_tacs.json"));
        fit("--radionuclide", "C11");
        assertThat(rows(Table.BINDING_POTENTIALS))
                .allSatisfy(row -> assertThat(row.goodness().sigma()).isNull());
    }

    @Test
    void theSameCurvesGiveTheSameBytes() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        fit("--plot");
        List<String> first = contents();
        fit("--plot");
        assertThat(contents()).isEqualTo(first);
    }

    private List<String> contents() throws IOException {
        List<String> contents = new ArrayList<>();
        for (String file : files()) {
            contents.add(file + " " + Arrays.hashCode(Files.readAllBytes(out().resolve(file))));
        }
        return contents;
    }

    @Test
    void aBadTableLeavesTheOthersResults() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        Files.writeString(table("sub-02_tacs.tsv"), "frame_start\tframe_end\tx\n0\t60\t1\n30\t90\t1\n");
        FitRun ran = fit();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("TAC_FRAMES_INCONSISTENT", "sub-02_tacs.tsv");
        assertThat(rows(Table.BINDING_POTENTIALS))
                .hasSize(5)
                .extracting(row -> row.labels().participantId())
                .containsOnly("01");
    }

    @Test
    void theSecondTableOfARegionOfAScanIsRefused() throws IOException {
        ExactCurves.curves().write(table("sub-01_seg-a_tacs.tsv"), C11);
        ExactCurves.curves().write(table("sub-01_seg-b_tacs.tsv"), C11);
        FitRun ran = fit();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("SCAN_TWICE", "sub-01_seg-b_tacs.tsv");
        assertThat(rows(Table.BINDING_POTENTIALS)).hasSize(5);
    }

    @Test
    void aSweepIsARowACombination() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        FitRun ran = fit("--weights", "decay,uniform", "--model", "SRTM,MRTM1", "--reference", "faint");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<BindingPotentialRow> rows = rows(Table.BINDING_POTENTIALS);
        assertThat(rows).hasSize(2 * 2 * 2 * 5);
        assertThat(rows.stream().filter(row -> row.answer().isPrimary())).hasSize(5);
    }

    @Test
    void aPipelinesFolderIsNotWrittenOver() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        Files.createDirectories(out().resolve("petline/ledger"));
        FitRun ran = fit();
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains(" FOLDER_TAKEN");
    }

    @Test
    void pagesNeedAFolder() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        FitRun ran = FitRun.of(table("sub-01_tacs.tsv").toString(), "--reference", ExactCurves.REFERENCE, "--plot");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("give --out");
    }

    @Test
    void aPageARegionAndModelShowsParametersAndTStar() throws Exception {
        FitRun.Curves exact = ExactCurves.curves();
        exact.with("odd <&> 'name'", new double[38]);
        exact.write(table("sub-01_tacs.tsv"), C11);
        FitRun ran = fit("--plot", "--model", "SRTM,refLogan", "--k2prime", "0.1", "--t-star", "45");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(files())
                .contains("sub-01_model-SRTM_label-strong_fit.svg", "sub-01_model-refLogan_label-oddname_fit.svg");
        List<String> logan = texts("sub-01_model-refLogan_label-strong_fit.svg");
        assertThat(logan).contains("strong", "BPND", "t* = 45.0 min", "kBq/mL");
        assertThat(logan).contains("tstar", "45.00", "k2': 0.1000 1/min (given)");
        List<String> srtm = texts("sub-01_model-SRTM_label-strong_fit.svg");
        assertThat(srtm).contains("R1", "k2prime", "4.000").doesNotContain("t* = 45.0 min");
        assertThat(texts("sub-01_model-SRTM_label-oddname_fit.svg")).contains("odd <&> 'name'");
    }

    private List<String> texts(String page) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(out().resolve(page).toFile());
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) texts.add(nodes.item(n).getTextContent());
        return texts;
    }

    @Test
    void settingsOfAFileOfAssignmentsAndOfOptionsLieOverEachOther() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        Path config = folder.resolve("my.yaml");
        Files.writeString(
                config, "kinetics:\n  references: [cerebellum]\n  weights: uniform\n  prediction: mid-frame\n");
        String curves = table("sub-01_tacs.tsv").toString();
        FitRun byFile = FitRun.of(curves, "--config", config.toString());
        assertThat(byFile.out()).contains("reference cerebellum, weights uniform, prediction mid-frame");
        FitRun bySet = FitRun.of(curves, "--config", config.toString(), "--set", "kinetics.weights=duration");
        assertThat(bySet.out()).contains("weights duration, prediction mid-frame");
        FitRun byOption = FitRun.of(
                curves, "--config", config.toString(), "--set", "kinetics.weights=duration", "--weights", "decay");
        assertThat(byOption.out()).contains("weights decay, prediction mid-frame");
    }

    @Test
    void aReferenceIsAskedForOnlyByModelsThatNeedOne() throws IOException {
        ExactCurves.curves().write(table("sub-01_tacs.tsv"), C11);
        FitRun ran = FitRun.of(table("sub-01_tacs.tsv").toString());
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("kinetics.references", "SRTM need one");
    }

    @ParameterizedTest
    @MethodSource("org.petline.kinetics.KineticModels#shared")
    void everyNumberThatModelsTakeAsKnownIsAnOptionOfItsKey(SharedParameter parameter) {
        assertThat(FitRun.of("--help").out()).contains("--" + parameter.key());
    }

    @Test
    void theListOfModelsIsTheRegistry() {
        FitRun ran = FitRun.of("--list-models");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().skip(1).map(line -> line.replaceFirst(" .*", "")))
                .containsExactlyElementsOf(KineticModels.names());
        assertThat(ran.out()).contains("k2 prime", "vnd, blood", "plasma", "Simplified reference tissue model");
    }
}

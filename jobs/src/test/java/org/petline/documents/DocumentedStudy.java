package org.petline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.petline.geometry.Grid;
import org.petline.jobs.CommandLineRunner;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.Scanner;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import org.petline.regions.RegionTable;
import org.petline.testing.LocalStore;

/**
 * What the project's texts speak of, small: the demo's folder with one participant's two scans of 24x24x20 voxels in 8
 * frames, blood beside the first, what {@code petline demo} made of them, and tables of curves as other software lays them
 * out.
 */
final class DocumentedStudy {
    private static final String REGIONS = "/conf/regions/freesurfer-trial.tsv";
    private static final String SCAN = "sub-01/ses-baseline/pet/sub-01_ses-baseline";
    private static final String CURVES = SCAN + "_seg-auto_desc-petline_tacs";

    private final Path folder;
    private int fresh;

    private DocumentedStudy(Path folder) {
        this.folder = folder;
    }

    /** What a command line ended with, and said on both channels. */
    record Said(int exit, String text) {}

    /** Simulates it into an empty folder, and runs the demo on it. */
    static DocumentedStudy in(Path folder) throws IOException {
        DocumentedStudy study = new DocumentedStudy(folder);
        study.simulate();
        Said demo = study.petline(List.of("demo", "--out", study.demo().toString()));
        assertThat(demo.exit()).as(demo.text()).isZero();
        for (String ending : List.of(".tsv", ".json")) {
            Path curves = study.demo().resolve("results/" + CURVES + ending);
            Files.copy(curves, folder.resolve("sub-01_tacs" + ending));
            Path other = folder.resolve("derivatives/petprep/" + SCAN + "_tacs" + ending);
            Files.createDirectories(other.getParent());
            Files.copy(curves, other);
        }
        return study;
    }

    private Path demo() {
        return folder.resolve("petline-demo");
    }

    Path results() {
        return demo().resolve("results");
    }

    /** The demo finds its trial simulated, and so a smaller one than its own serves. */
    private void simulate() throws IOException {
        String regions;
        try (var in = RegionTable.class.getResourceAsStream(REGIONS)) {
            regions = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        TrialDesign design = TrialDesign.DEFAULT
                .withParticipants(1)
                .withScanner(new Scanner("tiny", Grid.centred(24, 24, 20, 10), 9))
                .withMotion(HeadMotion.NONE)
                .withFrames(TrialDesign.framesOf(new int[][] {{2, 60}, {2, 240}, {2, 600}, {2, 1200}}))
                .withAnatomySpacingMm(4);
        Path dataset = demo().resolve("dataset");
        new SimulatedTrial(design, RegionTable.parse(regions, REGIONS))
                .write(new LocalStore(dataset), new LocalStore(demo().resolve("truth")));
        Files.writeString(demo().resolve("demo.txt"), "participants 4, seed 1\n");
        writeBlood(dataset.resolve(SCAN + "_recording-manual_blood.tsv"));
    }

    /** Plasma that rises within a minute and falls with 0.1 1/min; whole blood is the same; a fifth is never metabolised. */
    private static void writeBlood(Path file) throws IOException {
        StringBuilder text = new StringBuilder(
                "time\twhole_blood_radioactivity\tplasma_radioactivity\tmetabolite_parent_fraction\n");
        for (int second = 0; second <= 4300; second += second < 120 ? 2 : 20) {
            double parent = 0.2 + 0.8 * Math.exp(-second / 1200.0);
            double value = 1e5 * (Math.exp(-second / 600.0) - Math.exp(-second / 15.0));
            text.append(second)
                    .append('\t')
                    .append(value)
                    .append('\t')
                    .append(value)
                    .append('\t')
                    .append(parent)
                    .append('\n');
        }
        Files.writeString(file, text);
        Files.writeString(Path.of(file.toString().replace(".tsv", ".json")), """
                {"PlasmaAvail": true, "WholeBloodAvail": true, "MetaboliteAvail": true, "DispersionCorrected": true,
                 "time": {"Units": "s"}, "whole_blood_radioactivity": {"Units": "Bq/mL"},
                 "plasma_radioactivity": {"Units": "Bq/mL"}, "metabolite_parent_fraction": {"Units": "arbitrary"}}
                """);
    }

    /** A word of a text with a place of this study for the one that it names. */
    String filled(String word) throws IOException {
        for (Place place : Place.values()) {
            if (word.equals(place.text) || word.startsWith(place.text + "/")) {
                return at(place) + word.substring(place.text.length());
            }
        }
        return word;
    }

    /** What stands for something else in the texts. */
    private enum Place {
        DATASET("BIDS_DIR"),
        OUTPUT("OUTPUT_DIR"),
        DEMO("petline-demo"),
        TABLE("sub-01_tacs.tsv"),
        TABLES("derivatives/petprep"),
        NEW_FITS("fits"),
        NEW_FOLDER("FOLDER"),
        NEW_SCRATCH("DIR"),
        NEW_METRICS("/var/lib/node_exporter"),
        CODE("CODE");

        private final String text;

        Place(String text) {
            this.text = text;
        }
    }

    private String at(Place place) throws IOException {
        return switch (place) {
            case DATASET -> demo().resolve("dataset").toString();
            case OUTPUT -> results().toString();
            case DEMO, TABLE, TABLES -> folder.resolve(place.text).toString();
            case NEW_FITS, NEW_FOLDER, NEW_SCRATCH, NEW_METRICS -> newFolder().toString();
            case CODE -> "FRAME_TIMES_INCONSISTENT";
        };
    }

    /** A folder of its own for what one command writes. */
    private Path newFolder() throws IOException {
        return Files.createDirectory(folder.resolve("new-" + fresh++));
    }

    /** A copy of the results that one command may alter. */
    Path copyOfResults() throws IOException {
        Path copy = newFolder().resolve("results");
        try (Stream<Path> all = Files.walk(results())) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, copy.resolve(results().relativize(each).toString()));
            }
        }
        return copy;
    }

    /** The files of the results whose path a pattern of the shell fits. */
    List<Path> resultsLike(String pattern) throws IOException {
        PathMatcher fits = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> all = Files.walk(results())) {
            return all.filter(each -> fits.matches(results().relativize(each))).toList();
        }
    }

    /** Runs a command line in this Java machine, on two cores. */
    Said petline(List<String> arguments) {
        List<String> spark = new ArrayList<>(List.of("spark.master", "local[2]", "spark.ui.enabled", "false"));
        spark.addAll(List.of("spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1"));
        for (int name = 0; name < spark.size(); name += 2) System.setProperty(spark.get(name), spark.get(name + 1));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int exit = CommandLineRunner.run(arguments.toArray(String[]::new));
            return new Said(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            for (int name = 0; name < spark.size(); name += 2) System.clearProperty(spark.get(name));
        }
    }
}

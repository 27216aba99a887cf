package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.settings.SettingsReader;

/** Settings, and files that they name, which are edited while a run is under way: the run's own copy counts. */
class EditedSettingsTest {
    private static final String RESULTS =
            "(tables/(?!scans/)|petline/(stages|results)/|sub-).*|petline/settings\\.yaml";

    @TempDir
    private Path folder;

    private TinyStudy study;
    private Path config;
    private Path regions;
    private Path weights;

    @BeforeEach
    void simulate() throws IOException {
        study = TinyStudy.shared();
        config = folder.resolve("mine.yaml");
        regions = folder.resolve("regions.tsv");
        weights = folder.resolve("weights.tsv");
        Files.createDirectory(folder.resolve("scratch"));
        writeAll("srtm", "cerebellum", 7);
    }

    @Test
    void theRunsCopyCounts() throws Exception {
        ShortRun undisturbed = run("undisturbed", Faults.none());
        assertThat(undisturbed.exit()).as(undisturbed.said()).isZero();

        boolean[] edited = {false};
        ShortRun disturbed = run("disturbed", Faults.at(Fault.FAIL_BEFORE, step -> {
            if (!edited[0] && step.is(Step.Kind.WRITE, ".json") && step.path().startsWith("petline/ledger/")) {
                edited[0] = true;
                edit();
            }
            return false;
        }));
        assertThat(disturbed.exit()).as(disturbed.said()).isZero();
        assertThat(edited[0]).isTrue();
        assertThat(FolderPrint.changed(results("undisturbed"), results("disturbed")))
                .isEmpty();

        ShortRun next = run("disturbed", Faults.none());
        assertThat(next.exit()).as(next.said()).isZero();
        assertThat(FolderPrint.changed(results("undisturbed"), results("disturbed")))
                .as("the next run takes what was edited")
                .anyMatch(path -> path.startsWith("tables/binding_potentials/"));
    }

    private void edit() {
        try {
            writeAll("suvr", "reference", 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAll(String model, String region, int firstWeight) throws IOException {
        Files.writeString(config, """
                motion: {method: off}
                coregistration: {method: identity}
                regions: {table: "%s"}
                kinetics:
                  models: [%s]
                  primary-model: %s
                  references: [%s]
                  weights: [file]
                  weights-file: "%s"
                """.formatted(regions, model, model, region, weights));
        Files.writeString(
                regions,
                "index\tname\tregion\n8\tleft\t" + region + "\n47\tright\t" + region + "\n12\tputamen\tputamen\n");
        StringBuilder rows = new StringBuilder("frame_start\tweight\n");
        for (int start : new int[] {0, 60, 120, 360, 600, 1200, 1800, 3000}) {
            rows.append(start)
                    .append('\t')
                    .append(start < 600 ? firstWeight : 1)
                    .append('\n');
        }
        Files.writeString(weights, rows.toString());
    }

    private ShortRun run(String name, Faults faults) throws IOException, InterruptedException {
        String yaml = Files.readString(config, StandardCharsets.UTF_8);
        String output = folder.resolve(name).toString();
        ShortRun.Place place = new ShortRun.Place(
                study.root().toString(),
                output,
                SettingsReader.defaults().with(yaml, config.toString()),
                folder.resolve("scratch").toString(),
                Trust.STAMPS);
        return ShortRun.of(place, output, faults);
    }

    private SortedMap<String, String> results(String name) throws IOException {
        return FolderPrint.of(folder.resolve(name), path -> path.matches(RESULTS));
    }
}

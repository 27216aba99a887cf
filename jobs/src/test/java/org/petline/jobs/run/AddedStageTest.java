package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.ScanKey;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.Stage;
import org.petline.jobs.stages.StageContext;
import org.petline.jobs.stages.StageInputs;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.LedgerEntry;

/** What a new stage costs: its class and a line in the list. Everything that is said here follows from the two. */
class AddedStageTest {
    private static final SettingsReader STILL = DrawnPictures.STILL;

    private static TinyStudy study;

    @TempDir
    private Path folder;

    private SortedMap<String, LedgerEntry> before;

    @BeforeAll
    static void simulate() throws IOException {
        study = TinyStudy.shared();
    }

    @BeforeEach
    void finish() throws IOException {
        DrawnPictures.begin(folder.resolve("out"));
        before = run(Stages.ALL);
    }

    /** The largest mean of any region in any frame: one number and one file. */
    record PeakStage(int version) implements Stage<PeakStage.Peak> {
        record Peak(double activity) {}

        @Override
        public String name() {
            return "peak";
        }

        @Override
        public Class<Peak> result() {
            return Peak.class;
        }

        @Override
        public List<Stage<?>> buildsOn() {
            return List.of(Stages.SAMPLE);
        }

        @Override
        public Fingerprint dependsOn(StageInputs inputs) {
            return Fingerprint.ofNothing();
        }

        @Override
        public boolean leavesFiles() {
            return true;
        }

        @Override
        public List<String> files(ScanKey scan, Peak result) {
            return List.of("petline/evidence/" + scan.stem() + "/peak.txt");
        }

        @Override
        public List<Remark> remarks(Peak result) {
            return result.activity() > 0 ? List.of(Remark.onScan(ScanFlag.STATIC_SCAN, "a peak")) : List.of();
        }

        @Override
        public Peak run(StageContext scan) throws IOException {
            Peak peak = new Peak(scan.result(Stages.SAMPLE).regions().stream()
                    .flatMap(region -> region.frames().stream())
                    .mapToDouble(sample -> sample.mean())
                    .max()
                    .orElseThrow());
            byte[] text = Double.toString(peak.activity()).getBytes(StandardCharsets.UTF_8);
            scan.output().write(files(scan.found().key(), peak).get(0), out -> out.write(text));
            return peak;
        }
    }

    @Test
    void onlyTheNewStageAndPublishingAreDue() throws IOException {
        assertThat(planned(with(1))).containsExactly("peak: asked", "publish: follows peak");
        SortedMap<String, String> kept =
                FolderPrint.of(folder.resolve("out"), path -> path.startsWith("petline/stages/"));
        LedgerEntry entry = run(with(1)).get(TinyStudy.GOOD);

        assertThat(entry.stages()).containsKey("peak").containsEntry("algorithm of peak", "version 1");
        assertThat(entry.row().outcome().findings()).contains("STATIC_SCAN: a peak");
        assertThat(FolderPrint.changed(
                        kept, FolderPrint.of(folder.resolve("out"), path -> path.startsWith("petline/stages/"))))
                .containsOnly(
                        "petline/stages/" + TinyStudy.GOOD + "/peak.json",
                        "petline/stages/" + TinyStudy.BAD + "/peak.json");
        assertThat(new SmallRun(folder.resolve("out"), STILL).rows(entry))
                .as("rows of other stages")
                .isEqualTo(new SmallRun(folder.resolve("out"), STILL).rows(before.get(TinyStudy.GOOD)));
    }

    @Test
    void whatItLeavesIsVouchedForAndMadeAgainWhenItIsGone() throws IOException {
        run(with(1));
        assertThat(planned(with(1))).as("all is there").containsExactly("publish: asked");
        Path file = folder.resolve("out/petline/evidence/" + TinyStudy.GOOD + "/peak.txt");
        String text = Files.readString(file);
        assertThat(Files.readString(folder.resolve("out")
                        .resolve(before.get(TinyStudy.GOOD)
                                .result()
                                .files()
                                .values()
                                .iterator()
                                .next()
                                .path())
                        .resolveSibling("published.json")))
                .contains("peak.txt");

        Files.delete(file);
        run(with(1));
        assertThat(file).hasContent(text);
    }

    @Test
    void anotherVersionRedoesItAndNoOther() throws IOException {
        run(with(1));
        assertThat(planned(with(2))).containsExactly("peak: asked", "publish: follows peak");
        assertThat(run(with(2)).get(TinyStudy.GOOD).stages()).containsEntry("algorithm of peak", "version 2");
    }

    private static Stages with(int version) {
        return Stages.ALL.with(new PeakStage(version));
    }

    private List<String> planned(Stages stages) throws IOException {
        return new SmallRun(folder.resolve("out"), STILL)
                .with(stages)
                .plan(study.root())
                .get(TinyStudy.GOOD);
    }

    private SortedMap<String, LedgerEntry> run(Stages stages) throws IOException {
        return new SmallRun(folder.resolve("out"), STILL).with(stages).over(study.root());
    }
}

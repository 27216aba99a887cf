package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.Radionuclide;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.imagefile.FrameReader;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.nifti.NiftiEncoding;
import org.petline.nifti.NiftiFrameReader;
import org.petline.nifti.NiftiWriter;

/** A scan whose frame from 10 to 20 min is lost, as one file and as two runs around the break. */
class JoinedScanTest {
    /** Voxels are float32, multiplied by a decay factor on the way to the file and back. */
    private static final double ROUNDED = 1e-6;

    private static final int[] BEFORE = {0, 1, 2, 3};
    private static final int[] BEHIND = {5, 6, 7};
    private static final int[] BOTH = {0, 1, 2, 3, 5, 6, 7};
    private static final double OFFSET = 1200;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SettingsReader SETTINGS = SettingsReader.defaults()
            .withAssignment("motion.method=off")
            .withAssignment("coregistration.method=identity")
            .withAssignment("kinetics.models=[SRTM, SUVR]")
            .withAssignment("scans.runs=join");

    @TempDir
    private Path folder;

    private TinyStudy study;
    private Grid grid;
    private final List<float[]> frames = new ArrayList<>();
    private ObjectNode sidecar;

    @BeforeEach
    void readTheScan() throws IOException {
        study = TinyStudy.shared().copyTo(folder);
        study.forgetTheNeighbour();
        sidecar = (ObjectNode) MAPPER.readTree(Files.readAllBytes(study.sidecar()));
        try (InputStream in = Files.newInputStream(study.pet());
                FrameReader reader = NiftiFrameReader.open(in, "pet")) {
            grid = reader.grid();
            for (int frame = 0; frame < reader.frames(); frame++) frames.add(reader.next());
        }
        Files.delete(study.pet());
        Files.delete(study.sidecar());
    }

    private void write(String run, int[] which, double factor, Consumer<ObjectNode> edit) throws IOException {
        Path pet = study.pet().resolveSibling(TinyStudy.BAD + run + "_pet.nii.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NiftiWriter writer = NiftiWriter.gzip(bytes, grid, which.length, NiftiEncoding.FLOAT32)) {
            for (int frame : which) {
                float[] voxels = frames.get(frame).clone();
                for (int voxel = 0; voxel < voxels.length; voxel++) voxels[voxel] = (float) (voxels[voxel] * factor);
                writer.write(voxels);
            }
        }
        Files.write(pet, bytes.toByteArray());
        ObjectNode fields = sidecar.deepCopy();
        for (String field : List.of("FrameTimesStart", "FrameDuration", "DecayCorrectionFactor")) {
            if (!fields.has(field)) continue;
            ArrayNode all = (ArrayNode) sidecar.get(field);
            ArrayNode some = fields.putArray(field);
            for (int frame : which) some.add(all.get(frame));
        }
        edit.accept(fields);
        Files.write(pet.resolveSibling(TinyStudy.BAD + run + "_pet.json"), MAPPER.writeValueAsBytes(fields));
    }

    /** On a clock of its own that begins with its first frame, and corrected for decay to that moment. */
    private void writeRuns() throws IOException {
        write("_run-1", BEFORE, 1, fields -> {});
        double decayed = Math.exp(-Radionuclide.C11.decayPerSecond() * OFFSET);
        write("_run-2", BEHIND, decayed, fields -> {
            ArrayNode starts = fields.putArray("FrameTimesStart");
            for (int frame : BEHIND)
                starts.add(sidecar.get("FrameTimesStart").get(frame).asDouble() - OFFSET);
            fields.put("InjectionStart", sidecar.get("InjectionStart").asDouble() - OFFSET);
            fields.put(
                    "TimeZero",
                    LocalTime.parse(sidecar.get("TimeZero").asText())
                            .plusSeconds((long) OFFSET)
                            .format(DateTimeFormatter.ISO_LOCAL_TIME));
            fields.remove("DecayCorrectionFactor");
        });
    }

    private Map<String, Double> numbers(String out) throws IOException {
        LedgerEntry entry =
                new SmallRun(folder.resolve(out), SETTINGS).over(study.root()).get(TinyStudy.BAD);
        assertThat(entry.row().outcome().status() + " " + entry.row().outcome().message())
                .isEqualTo("done null");
        assertThat(entry.row().outcome().flags()).contains("FRAMES_WITH_GAPS");
        ScanResults results = new ScanResults(
                HadoopSettings.ofThisProcess().storeAt(folder.resolve(out).toString()));
        Map<String, Double> numbers = new TreeMap<>();
        for (TacRow row : results.read(entry.result(), Table.TACS)) {
            numbers.put(
                    row.of().region() + " " + row.span().frame(), row.measured().activity());
        }
        for (BindingPotentialRow row : results.read(entry.result(), Table.BINDING_POTENTIALS)) {
            Double bpnd = row.result().own().bpnd();
            if (bpnd != null)
                numbers.put(row.of().region() + " " + row.choices().model(), bpnd);
        }
        return numbers;
    }

    @Test
    void joinedRunsHaveTheCurvesAndBindingOfTheScanInOnePiece() throws IOException {
        write("", BOTH, 1, fields -> {});
        Map<String, Double> whole = numbers("out-whole");
        Files.delete(study.pet());
        Files.delete(study.sidecar());
        writeRuns();

        Map<String, Double> joined = numbers("out-joined");

        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(joined.keySet()).isEqualTo(whole.keySet());
        whole.forEach((name, value) ->
                assertThat(joined.get(name)).as(name).isCloseTo(value, within(ROUNDED * (1 + Math.abs(value)))));
    }

    @Test
    void everyRunsContentIsInTheFingerprintsAndTheLedger() throws IOException {
        writeRuns();
        SmallRun run = new SmallRun(folder.resolve("out"), SETTINGS);
        LedgerEntry entry = run.over(study.root()).get(TinyStudy.BAD);
        assertThat(entry.inputs())
                .extracting(file -> file.path().replaceFirst(".*/", ""))
                .contains(
                        TinyStudy.BAD + "_run-1_pet.nii.gz",
                        TinyStudy.BAD + "_run-2_pet.nii.gz",
                        TinyStudy.BAD + "_run-2_pet.json");
        assertThat(run.plan(study.root()).get(TinyStudy.BAD)).containsExactly("publish: asked");
        frames.get(7)[grid.voxels() / 2] += 1;
        writeRuns();
        assertThat(run.plan(study.root()).get(TinyStudy.BAD)).first().asString().startsWith("unpack");
    }

    @Test
    void aDryRunSaysWhatARunRefuses() throws IOException {
        writeRuns();
        grid = new Grid(
                grid.ni(), grid.nj(), grid.nk(), grid.voxelToWorld().then(Affine.translation(new Vector3(0, 0, 2))));
        write("_run-2", BEHIND, 1, fields -> fields.put("TracerName", "another"));
        SmallRun run = new SmallRun(folder.resolve("out"), SETTINGS);

        assertThat(run.foreseen(study.root()).get(TinyStudy.BAD)).containsExactly("RUNS_DIFFER", "RUNS_DIFFER");
        assertThat(run.over(study.root()).get(TinyStudy.BAD).row().outcome().reasonCode())
                .isEqualTo("RUNS_DIFFER");
    }

    @Test
    void runsAreScansOfTheirOwnUnlessAsked() throws IOException {
        writeRuns();

        assertThat(new SmallRun(folder.resolve("out"), SettingsReader.defaults()).foreseen(study.root()))
                .containsOnlyKeys(TinyStudy.BAD + "_run-1", TinyStudy.BAD + "_run-2");
    }
}

package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.bids.DecayCorrection;
import org.petline.bids.PetSidecar;
import org.petline.bids.Radionuclide;
import org.petline.bids.ScanKey;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;
import org.petline.imagefile.FrameReader;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.nifti.NiftiFrameReader;
import org.petline.testing.LocalStore;

/** 12 frames of a head of blobs, which lies elsewhere from frame 8 on; frame 6 is the reference. */
class FramesStageTest {
    private static final int MOVED = 8;
    private static final int REFERENCE = 6;
    private static final Vector3 STEP = new Vector3(7, -4, 5);

    /** Neither by whole voxels nor along an axis, so that a wrong order or direction shows. */
    private static final RigidTransform T1W_TO_REFERENCE =
            RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(11, -6, 4, 0.1, -0.2, 0.3));

    /** Stored as T1w often are: from front to back, from right to left, upwards; its sides unlike. */
    private static final Grid T1W_GRID = new Grid(30, 26, 28, Affine.ofRows(0, 0, -5, 70, -5, 0, 0, 75, 0, 5, 0, -60));

    @TempDir
    private Path folder;

    /**
     * Mean error over the head as a share of its mean activity. Measured in PET and T1w space: cubic spline 0.0022 and
     * 0.0023, windowed sinc 0.0025 and 0.0027, trilinear 0.017 in both; without the transforms 0.18.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"cubic-spline, 0.004", "windowed-sinc, 0.004", "trilinear, 0.025"})
    void theMovedHeadIsPutBack(String interpolation, double tolerance) throws IOException {
        double inPet = error(inPet(interpolation, STEP), RigidTransform.IDENTITY);
        double inT1w = error(inT1w(interpolation, STEP), T1W_TO_REFERENCE);

        assertThat(inPet).isLessThan(tolerance);
        assertThat(inT1w).isLessThan(tolerance);
        // The same frames without their transforms: the tolerance tells the two apart.
        assertThat(error(inPet(interpolation, Vector3.ZERO), RigidTransform.IDENTITY))
                .isGreaterThan(4 * tolerance);
    }

    @Test
    void theSeriesLiesOnTheGridOfItsSpace() throws IOException {
        Series pet = read(inPet("trilinear", STEP));
        Series t1w = read(inT1w("trilinear", STEP));

        assertThat(inPet("trilinear", STEP)).isEqualTo("sub-01/pet/sub-01_desc-preproc_pet.nii.gz");
        assertThat(inT1w("trilinear", STEP)).isEqualTo("sub-01/pet/sub-01_space-T1w_desc-preproc_pet.nii.gz");
        assertThat(pet.grid()).isEqualTo(head().grid());
        assertThat(t1w.grid()).isEqualTo(T1W_GRID);
        assertThat(pet.frames()).hasSize(BlobHead.TIMES.count());
        assertThat(t1w.frames()).hasSize(BlobHead.TIMES.count());
    }

    @Test
    void whatTheScannerDidNotSeeIsNoNumber() throws IOException {
        // A step of more than a voxel of 6 mm: this corner of the reference was out of view in the moved frames.
        assertThat(read(inPet("trilinear", STEP.times(-1))).frames().get(MOVED)[0])
                .isNaN();
        assertThat(read(inPet("trilinear", STEP.times(-1))).frames().get(REFERENCE)[0])
                .isFinite();
    }

    @Test
    void theSidecarSaysWhatTheFramesAreAndNothingOfTheDatasets() throws IOException {
        JsonNode pet = sidecarOf(inPet("windowed-sinc", STEP));
        JsonNode t1w = sidecarOf(inT1w("cubic-spline", STEP));

        assertThat(fields(pet))
                .containsExactly(
                        "Description",
                        "Units",
                        "SkullStripped",
                        "TracerName",
                        "TracerRadionuclide",
                        "InjectedRadioactivity",
                        "InjectedRadioactivityUnits",
                        "ImageDecayCorrected",
                        "ImageDecayCorrectionTime",
                        "MotionMethod",
                        "Interpolation",
                        "ReferenceFrame",
                        "ReferenceFrameStart",
                        "FrameTimesStart",
                        "FrameDuration",
                        "SpatialReference",
                        "RawSources");
        assertThat(pet.path("Units").asText()).isEqualTo("Bq/mL");
        assertThat(pet.path("Interpolation").asText()).isEqualTo("windowed-sinc");
        assertThat(pet.path("ReferenceFrame").asInt()).isEqualTo(REFERENCE);
        assertThat(pet.path("ReferenceFrameStart").asDouble()).isEqualTo(780);
        assertThat(pet.path("FrameTimesStart").get(3).asDouble()).isEqualTo(180);
        assertThat(pet.path("FrameDuration").get(3).asDouble()).isEqualTo(120);
        assertThat(pet.path("SpatialReference").asText()).isEqualTo("orig");
        assertThat(t1w.path("SpatialReference").asText()).isEqualTo("sub-01/anat/sub-01_T1w.nii.gz");
        assertThat(t1w.path("RawSources").get(0).asText()).isEqualTo("sub-01/pet/sub-01_pet.nii.gz");
        assertThat(t1w.path("CoregistrationMethod").asText()).isEqualTo("identity");
    }

    /** Mean over the moved frames and the head's voxels. */
    private double error(String path, RigidTransform toReference) throws IOException {
        Series series = read(path);
        double error = 0;
        double activity = 0;
        for (int frame = MOVED; frame < series.frames().size(); frame++) {
            float[] voxels = series.frames().get(frame);
            for (int v = 0; v < voxels.length; v++) {
                int ni = series.grid().ni();
                int nj = series.grid().nj();
                int j = (v / ni) % nj;
                int k = v / (ni * nj);
                Vector3 place = toReference.apply(series.grid().world(v % ni, j, k));
                // Where all of the head is in view in every frame.
                if (place.length() > 55) continue;
                double truth = BlobHead.activity(place, frame);
                error += Math.abs(voxels[v] - truth);
                activity += truth;
            }
        }
        return error / activity;
    }

    private String inPet(String interpolation, Vector3 step) throws IOException {
        return written(Settings.WriteFrames.PET, interpolation, step);
    }

    private String inT1w(String interpolation, Vector3 step) throws IOException {
        return written(Settings.WriteFrames.T1W, interpolation, step);
    }

    private String written(Settings.WriteFrames space, String interpolation, Vector3 step) throws IOException {
        Settings settings = SettingsReader.defaults()
                .withAssignment("regions.interpolation=" + interpolation)
                .settings();
        try (KnownScan known = new KnownScan(settings, scan(), sidecar(), new LocalStore(folder))) {
            known.frames(head());
            known.t1w(new Volume(T1W_GRID, new float[T1W_GRID.voxels()]));
            known.result(Stages.REALIGN, realigned(step));
            known.result(Stages.COREGISTER, CoregisteredScan.given(T1W_TO_REFERENCE, T1W_GRID, "identity"));
            return new FramesStage(space).run(known).path();
        }
    }

    private static MemoryFrames head() {
        return BlobHead.moved(MOVED, STEP).frames();
    }

    /** The head was found a step away from frame 8 on. */
    private static RealignedScan realigned(Vector3 step) {
        List<RealignedScan.Pose> poses = new ArrayList<>();
        for (int frame = 0; frame < BlobHead.TIMES.count(); frame++) {
            Affine place = frame < MOVED ? Affine.IDENTITY : Affine.translation(step);
            poses.add(new RealignedScan.Pose(
                    place, List.of(), "estimated", frame, List.of(), new RealignedScan.Moved(0, 0, 0, 0)));
        }
        return new RealignedScan(REFERENCE, Vector3.ZERO, poses);
    }

    private static FoundScan scan() {
        return new FoundScan(
                "trial",
                new ScanKey("01", "", "", "", "", ""),
                file("sub-01/pet/sub-01_pet.nii.gz"),
                List.of(file("sub-01/pet/sub-01_pet.json")),
                FoundScan.MrFiles.of(
                        new T1w(file("sub-01/anat/sub-01_T1w.nii.gz"), ""),
                        file("sub-01/anat/sub-01_dseg.nii.gz"),
                        List.of()),
                List.of(),
                FoundScan.Transforms.NONE);
    }

    private static SourceFile file(String path) {
        return new SourceFile("/data", path, 1, 0);
    }

    private static PetSidecar sidecar() {
        return new PetSidecar(
                new PetSidecar.Tracer("DASB", Radionuclide.C11),
                1,
                new PetSidecar.Dose(500, 70),
                new PetSidecar.Clock("12:34:56", 0, 0),
                BlobHead.TIMES,
                new DecayCorrection(0),
                new PetSidecar.Camera("", ""),
                List.of());
    }

    private JsonNode sidecarOf(String path) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(folder.resolve(path.replace(".nii.gz", ".json"))));
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Series read(String path) throws IOException {
        List<float[]> frames = new ArrayList<>();
        try (FrameReader reader = NiftiFrameReader.open(new LocalStore(folder).open(path), path)) {
            float[] voxels = new float[reader.grid().voxels()];
            while (reader.next(voxels)) frames.add(voxels.clone());
            return new Series(reader.grid(), frames);
        }
    }

    private record Series(Grid grid, List<float[]> frames) {}
}

package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.AnatomyPair;
import org.petline.bids.AnatomyWish;
import org.petline.bids.DatasetIndex;
import org.petline.bids.PetScan;
import org.petline.bids.PetSidecar;
import org.petline.imagefile.FrameReader;
import org.petline.nifti.NiftiFrameReader;
import org.petline.regions.RegionTable;
import org.petline.testing.LocalStore;

class SimulatedTrialTest {
    private static final RegionTable REGIONS = RegionTable.parse("""
            index	name	region
            8	Left-Cerebellum-Cortex	cerebellum
            47	Right-Cerebellum-Cortex	cerebellum
            26	Left-Accumbens-area	ventral-striatum
            58	Right-Accumbens-area	ventral-striatum
            77	WM-hypointensities	not-in-this-brain
            """, "regions");

    private static final TrialDesign DESIGN = TrialDesign.DEFAULT
            .withParticipants(1)
            .withScanner(Scanner.SMALL)
            .withFrames(TrialDesign.framesOf(new int[][] {{2, 30}, {2, 600}, {1, 1200}}))
            .withAnatomySpacingMm(3)
            .withT1wSessions(TrialDesign.T1wSessions.FIRST);

    /** BIDS 1.10, rules/sidecars/pet.yaml: required, or required because of another's value. */
    private static final List<String> REQUIRED = List.of(
            "Manufacturer",
            "ManufacturersModelName",
            "Units",
            "TracerName",
            "TracerRadionuclide",
            "InjectedRadioactivity",
            "InjectedRadioactivityUnits",
            "InjectedMass",
            "InjectedMassUnits",
            "SpecificRadioactivity",
            "SpecificRadioactivityUnits",
            "ModeOfAdministration",
            "TimeZero",
            "ScanStart",
            "InjectionStart",
            "FrameTimesStart",
            "FrameDuration",
            "AcquisitionMode",
            "ImageDecayCorrected",
            "ImageDecayCorrectionTime",
            "ReconMethodName",
            "ReconMethodParameterLabels",
            "ReconMethodParameterUnits",
            "ReconMethodParameterValues",
            "ReconFilterType",
            "AttenuationCorrection");

    @TempDir
    Path folder;

    @Test
    void writesADatasetAndTheTruthApart() throws IOException {
        write(DESIGN, "one");
        Path dataset = folder.resolve("one/dataset");
        Path pet = dataset.resolve("sub-01/ses-followup/pet/sub-01_ses-followup_pet.json");
        JsonNode sidecar = new ObjectMapper().readTree(pet.toFile());
        for (String field : REQUIRED) assertThat(sidecar.has(field)).as(field).isTrue();
        assertThat(sidecar.get("FrameTimesStart")).hasSize(5);
        assertThat(dataset.resolve("sub-01/ses-baseline/anat/sub-01_ses-baseline_T1w.nii.gz"))
                .exists();
        assertThat(dataset.resolve("sub-01/ses-followup/anat")).doesNotExist();
        assertThat(dataset.resolve("derivatives/segmentation/sub-01/ses-baseline/anat/"
                        + "sub-01_ses-baseline_desc-aparcaseg_dseg.nii.gz"))
                .exists();
        try (Stream<Path> files = Files.walk(dataset)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.contains("tacs") || name.contains("bpnd") || name.contains("motion"));
        }
        assertThat(Files.readAllLines(dataset.resolve("participants.tsv"))).hasSize(2);
    }

    @Test
    void imageHasTheSidecarsFrames() throws IOException {
        write(DESIGN, "one");
        Path pet = folder.resolve("one/dataset/sub-01/ses-baseline/pet/sub-01_ses-baseline_pet.nii.gz");
        try (FrameReader frames = NiftiFrameReader.open(Files.newInputStream(pet), pet.toString())) {
            assertThat(frames.frames()).isEqualTo(5);
            assertThat(frames.grid().voxels()).isEqualTo(64 * 64 * 52);
        }
    }

    @Test
    void theDatasetIndexesWithoutAFinding() throws IOException {
        write(DESIGN, "one");
        LocalStore dataset = new LocalStore(folder.resolve("one/dataset"));
        DatasetIndex index = DatasetIndex.of(dataset, List.of());
        assertThat(index.findings()).isEmpty();
        assertThat(index.scans()).hasSize(2).allMatch(scan -> scan instanceof PetScan);
        PetScan followup = (PetScan) index.scans().get(1);
        assertThat(followup.findings()).isEmpty();
        PetSidecar sidecar = followup.readSidecar(dataset);
        assertThat(sidecar.findings()).isEmpty();
        assertThat(sidecar.frames()).isEqualTo(DESIGN.frames());
        assertThat(sidecar.unitsToBqPerMl()).isEqualTo(1);
        AnatomyPair pair = index.pairFor(followup.key(), AnatomyWish.of("aparcaseg"));
        assertThat(pair.t1w().get(0).image().path()).startsWith("sub-01/ses-baseline/anat/");
        assertThat(pair.segmentation().image().path()).startsWith("derivatives/");
    }

    @Test
    void truthHasCurvesOfTheRegionsThatTheBrainHas() throws IOException {
        write(DESIGN, "one");
        Path truth = folder.resolve("one/truth");
        List<String> curves =
                Files.readAllLines(truth.resolve("sub-01/ses-baseline/sub-01_ses-baseline_desc-blurred_tacs.tsv"));
        assertThat(curves).hasSize(6);
        assertThat(curves.get(0)).isEqualTo("frame_start\tframe_end\tcerebellum\tventral-striatum");
        assertThat(Files.readAllLines(truth.resolve("motion.tsv"))).hasSize(1 + 2 * 5);
        // The follow-up session borrows the first one's T1w.
        assertThat(Files.readAllLines(truth.resolve("coregistration.tsv")).get(2))
                .startsWith("sub-01\tses-followup\tsub-01/ses-baseline/anat/");
    }

    @Test
    void sameSeedSameBytesAnotherSeedOthers() throws IOException {
        Map<String, byte[]> first = write(DESIGN, "one");
        Map<String, byte[]> again = write(DESIGN, "two");
        assertThat(again.keySet()).isEqualTo(first.keySet());
        first.forEach((path, bytes) -> assertThat(again.get(path)).as(path).isEqualTo(bytes));
        Map<String, byte[]> other = write(DESIGN.withSeed(2), "three");
        String pet = "dataset/sub-01/ses-baseline/pet/sub-01_ses-baseline_pet.nii.gz";
        assertThat(other.get(pet)).isNotEqualTo(first.get(pet));
    }

    @Test
    void sameBytesOnAnyNumberOfThreads() throws IOException {
        TrialDesign two = DESIGN.withParticipants(2).withSessions(1);
        List<Integer> told = new ArrayList<>();
        Path root = folder.resolve("threads");
        new SimulatedTrial(two, REGIONS)
                .write(new LocalStore(root.resolve("dataset")), new LocalStore(root.resolve("truth")), 2, told::add);
        assertThat(told).containsExactlyInAnyOrder(0, 1);
        Map<String, byte[]> threads = files("threads");
        write(two, "one")
                .forEach((path, bytes) -> assertThat(threads.get(path)).as(path).isEqualTo(bytes));
    }

    private Map<String, byte[]> write(TrialDesign design, String name) throws IOException {
        Path root = folder.resolve(name);
        new SimulatedTrial(design, REGIONS)
                .write(new LocalStore(root.resolve("dataset")), new LocalStore(root.resolve("truth")));
        return files(name);
    }

    private Map<String, byte[]> files(String name) throws IOException {
        Path root = folder.resolve(name);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}

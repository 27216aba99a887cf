package org.petline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.bids.BloodFiles;
import org.petline.bids.BloodTable;
import org.petline.bids.PetSidecar;
import org.petline.bids.SegmentationTable;
import org.petline.files.Store;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.gzip.GzipMembers;
import org.petline.imagefile.FrameReader;
import org.petline.mgh.MghFrameReader;
import org.petline.nifti.NiftiFrameReader;
import org.petline.transforms.ItkTransformFile;
import org.petline.transforms.TransformFiles;
import org.petline.transforms.TransformFormat;

/**
 * Each parser with hundreds of damaged copies of a healthy file, in an exhaustive build a thousand: what comes of it is a
 * result, a refusal or an I/O error, in bounded memory. The seed of a failure is in its message.
 */
class MutatedFilesTest {
    private static final List<Long> SEEDS = Sample.ofSeeds(1_000, 200);
    private static final Grid GRID = Grid.centred(10, 10, 10, 2);

    /** An image of 64 MiB may be taken on trust; everything else is a small multiple of its file. */
    private static final long MOST_BYTES = 160L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private static Path folder;

    /** A parser that is fed one file's bytes. */
    private interface Parser {
        void read(byte[] bytes) throws IOException;
    }

    @Test
    void niftiImages() {
        byte[] file = NiftiBytes.version1().size(5, 4, 3, 2).datatype(4, 16).bytes();
        everyMutation(file, bytes -> allFrames(NiftiFrameReader.open(new ByteArrayInputStream(bytes), "x.nii")));
        byte[] wide = NiftiBytes.version2().size(5, 4, 3).datatype(16, 32).bytes();
        everyMutation(wide, bytes -> volume(NiftiFrameReader.open(new ByteArrayInputStream(bytes), "x.nii")));
        everyMutation(file, bytes -> {
            byte[] packed = GzipBytes.member(bytes);
            allFrames(NiftiFrameReader.open(new ByteArrayInputStream(packed), "x.nii.gz"));
        });
    }

    @Test
    void freeSurferVolumes() {
        byte[] file = new MghBytes().size(5, 4, 3, 1).bytes();
        everyMutation(file, bytes -> volume(MghFrameReader.open(new ByteArrayInputStream(bytes), "x.mgh")));
    }

    @Test
    void gzipMembers() {
        byte[] text = "a text that can be packed, packed, packed".repeat(50).getBytes(UTF_8);
        byte[] file =
                GzipBytes.joined(GzipBytes.member(text), GzipBytes.memberWithHeader(text, 8, (byte) 'n', (byte) 0));
        everyMutation(file, bytes -> {
            try (InputStream in = new GzipMembers(new ByteArrayInputStream(bytes), "x.gz")) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    @Test
    void petSidecars() throws IOException {
        String json = """
                {"TracerName": "AZ10419369", "TracerRadionuclide": "C11", "Units": "Bq/mL", "InjectedRadioactivity": 400,
                 "InjectedRadioactivityUnits": "MBq", "InjectedMass": "n/a", "InjectedMassUnits": "ug",
                 "SpecificRadioactivity": "n/a", "SpecificRadioactivityUnits": "MBq/ug", "ModeOfAdministration": "bolus",
                 "TimeZero": "10:00:00", "ScanStart": 0, "InjectionStart": 0, "FrameTimesStart": [0, 60, 120],
                 "FrameDuration": [60, 60, 300], "AcquisitionMode": "list mode", "ImageDecayCorrected": true,
                 "ImageDecayCorrectionTime": 0, "BodyWeight": 70, "Manufacturer": "Siemens"}
                """;
        PetSidecar.read(holding("pet.json", json), List.of("pet.json"));
        everyMutation(json.getBytes(UTF_8), bytes -> PetSidecar.read(holding("pet.json", bytes), List.of("pet.json")));
    }

    @Test
    void labelTables() throws IOException {
        String table = "index\tname\tabbreviation\n1\tputamen\tPU\n2\tcaudate\tCA\n47\tcerebellum\tCB\n";
        SegmentationTable.read(holding("x.tsv", table), "x.tsv");
        everyMutation(table.getBytes(UTF_8), bytes -> SegmentationTable.read(holding("x.tsv", bytes), "x.tsv"));
    }

    @Test
    void bloodTablesAndTheirSidecars() throws IOException {
        String json = """
                {"PlasmaAvail": true, "WholeBloodAvail": true, "MetaboliteAvail": true, "DispersionCorrected": false,
                 "time": {"Units": "s"}, "plasma_radioactivity": {"Units": "kBq/mL"},
                 "whole_blood_radioactivity": {"Units": "kBq/mL"}, "metabolite_parent_fraction": {"Units": "unitless"}}
                """;
        String table = """
                time\tplasma_radioactivity\twhole_blood_radioactivity\tmetabolite_parent_fraction
                0\t0\t0\t1
                30\t12.5\t9\tn/a
                60\t8\t7\t0.9
                600\t2\t1.5\t0.5
                3600\t0.5\t0.4\t0.3
                """;
        Store healthy = holding("x_blood.json", json);
        holding("x_blood.tsv", table);
        BloodTable.read(healthy, BloodFiles.named(healthy, "x_blood.tsv"));
        everyMutation(table.getBytes(UTF_8), bytes -> {
            Store store = holding("x_blood.tsv", bytes);
            BloodTable.read(store, BloodFiles.named(store, "x_blood.tsv"));
        });
        holding("x_blood.tsv", table);
        everyMutation(json.getBytes(UTF_8), bytes -> {
            Store store = holding("x_blood.json", bytes);
            BloodTable.read(store, BloodFiles.named(store, "x_blood.tsv"));
        });
    }

    @Test
    void transformsOfOtherSoftware() throws IOException {
        String volume = """
                valid = 1
                filename = a.nii.gz
                volume = 10 10 10
                voxelsize = 2 2 2
                xras   = -1 0 0
                yras   = 0 0 -1
                zras   = 0 1 0
                cras   = 1 2 3
                """;
        String matrix = "1 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\n";
        String itk = ItkTransformFile.write(
                List.of(Affine.translation(new Vector3(1, 2, 3)), Affine.translation(new Vector3(0, 0, 1))));
        String lta = "type      = 1\nnxforms   = 1\nmean      = 0 0 0\nsigma     = 1.0\n1 4 4\n" + matrix
                + "src volume info\n" + volume + "dst volume info\n" + volume + "subject none\nfscale 0.1\n";
        String afni = "1 0 0 4 0 1 0 5 0 0 1 6\n";
        for (String text : List.of(itk, lta, matrix, afni, "0.1 0.2 0.3 0.01 0.02 0.03\n0 0 0 0 0 0\n")) {
            TransformFiles.read(holding("rp_x", text), List.of("rp_x"), TransformFormat.AUTO, GRID, GRID);
            everyMutation(text.getBytes(UTF_8), bytes -> {
                Store store = holding("rp_x", bytes);
                TransformFiles.read(store, List.of("rp_x"), TransformFormat.AUTO, GRID, GRID);
            });
        }
    }

    private static void everyMutation(byte[] healthy, Parser parser) {
        Mutations mutations = new Mutations(healthy);
        int refused = 0;
        for (long seed : SEEDS) {
            byte[] bytes = mutations.of(seed);
            LongFunction<String> told =
                    s -> "seed " + s + " of " + new String(healthy, 0, Math.min(30, healthy.length), UTF_8);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                parser.read(bytes);
            } catch (Refusal refusal) {
                refused++;
                assertThat(refusal.reason().remedy()).as(told.apply(seed)).isNotBlank();
                assertThat(refusal.getMessage().length()).as(told.apply(seed)).isLessThan(2_000);
            } catch (IOException declared) {
                refused++;
            } catch (RuntimeException | Error defect) {
                throw new AssertionError(told.apply(seed), defect);
            }
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertThat(taken).as(told.apply(seed)).isLessThan(MOST_BYTES);
        }
        // A parser that refuses nothing does not look.
        assertThat(refused).isBetween(SEEDS.size() / 20, SEEDS.size());
    }

    private static void allFrames(FrameReader reader) throws IOException {
        try (reader) {
            float[] frame = reader.next();
            while (reader.next(frame)) {}
        }
    }

    private static void volume(FrameReader reader) throws IOException {
        try (reader) {
            reader.onlyVolume();
        }
    }

    private static Store holding(String name, String text) throws IOException {
        return holding(name, text.getBytes(UTF_8));
    }

    private static Store holding(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return new LocalStore(folder);
    }
}

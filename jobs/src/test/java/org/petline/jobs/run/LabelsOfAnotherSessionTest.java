package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.testing.CoarseTrial;
import org.petline.phantom.HeadMotion;
import org.petline.testing.GzipBytes;
import org.petline.testing.LocalStore;
import org.petline.testing.MghBytes;

/**
 * The usual longitudinal layout: a T1w a session, each with the head in another place, and FreeSurfer's results of the
 * first. The scan of the second session is the one that is asked about.
 */
class LabelsOfAnotherSessionTest {
    private static final String BASELINE = "sub-01/ses-baseline/anat/sub-01_ses-baseline_";
    private static final String FOLLOWUP = "sub-01/ses-followup/anat/sub-01_ses-followup_";
    private static final String LABELS = "derivatives/seg/%sdesc-aparcaseg_dseg";
    private static final String SCAN = "sub-01_ses-followup";

    /** Coarse voxels and noise: what two right places of the head differ by. */
    private static final double ALIKE = 0.02;

    private static final SettingsReader SETTINGS = SettingsReader.defaults().withAssignment("motion.method=off");

    @TempDir
    private static Path shared;

    private static SortedMap<String, Double> right;
    private static String labelFolder;

    @TempDir
    private Path folder;

    @BeforeAll
    static void processWithLabelsOfTheSessionsOwn() throws IOException {
        Path dataset = shared.resolve("bids");
        CoarseTrial.write(
                CoarseTrial.DESIGN.withParticipants(1).withSessions(2).withMotion(HeadMotion.NONE),
                dataset,
                shared.resolve("truth"));
        new LocalStore(dataset).delete("sub-01/ses-baseline/pet");
        try (Stream<Path> all = Files.walk(dataset)) {
            Path labels = all.filter(path -> path.toString().endsWith("baseline_desc-aparcaseg_dseg.nii.gz"))
                    .findFirst()
                    .orElseThrow();
            labelFolder = dataset.relativize(labels).getName(1).toString();
        }
        right = bpnd(new SmallRun(shared.resolve("out"), SETTINGS).over(dataset).get(SCAN), shared.resolve("out"));
        assertThat(right).hasSizeGreaterThan(5);
    }

    private static String labels(String anatomy) {
        return LABELS.formatted(anatomy).replace("/seg/", "/" + labelFolder + "/");
    }

    private Path dataset() throws IOException {
        Path copy = folder.resolve("bids");
        try (Stream<Path> all = Files.walk(shared.resolve("bids"))) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, copy.resolve(shared.resolve("bids").relativize(each)));
            }
        }
        return copy;
    }

    private LedgerEntry over(Path dataset, SettingsReader settings) throws IOException {
        return new SmallRun(folder.resolve("out"), settings).over(dataset).get(SCAN);
    }

    private static SortedMap<String, Double> bpnd(LedgerEntry entry, Path out) throws IOException {
        assertThat(entry.row().outcome().status() + " " + entry.row().outcome().message())
                .isEqualTo("done null");
        SortedMap<String, Double> values = new TreeMap<>();
        ScanResults results = new ScanResults(HadoopSettings.ofThisProcess().storeAt(out.toString()));
        for (BindingPotentialRow row : results.read(entry.result(), Table.BINDING_POTENTIALS)) {
            Double bpnd = row.result().own().bpnd();
            if (bpnd != null && bpnd > 0.2) values.put(row.of().region(), bpnd);
        }
        return values;
    }

    /** Median over the regions of how far BPND is from what the session's own labels give. */
    private static double off(SortedMap<String, Double> found) {
        double[] away = right.entrySet().stream()
                .filter(region -> found.containsKey(region.getKey()))
                .mapToDouble(region -> Math.abs(found.get(region.getKey()) / region.getValue() - 1))
                .sorted()
                .toArray();
        return away[away.length / 2];
    }

    private void freeSurferOfTheBaseline(Path dataset) throws IOException {
        LocalStore store = new LocalStore(dataset);
        LabelVolume labels = ImageFiles.labels(store, labels(BASELINE) + ".nii.gz");
        Volume t1w = ImageFiles.volume(store, BASELINE + "T1w.nii.gz");
        Path mri = Files.createDirectories(dataset.resolve("derivatives/freesurfer/sub-01/mri"));
        Files.write(mri.resolve("aparc+aseg.mgz"), mgz(labels.grid(), 1, index -> labels.labels()[index]));
        Files.write(mri.resolve("T1.mgz"), mgz(t1w.grid(), 3, index -> t1w.voxels()[index]));
        store.delete("derivatives/" + labelFolder);
    }

    private static byte[] mgz(Grid grid, int type, IntToDoubleFunction values) {
        double[] m = grid.voxelToWorld().rows();
        Vector3 size = grid.spacingMm();
        double[] s = {size.x(), size.y(), size.z()};
        double[] directions = new double[9];
        for (int axis = 0; axis < 3; axis++) {
            for (int row = 0; row < 3; row++) directions[3 * axis + row] = m[4 * row + axis] / s[axis];
        }
        Vector3 middle = grid.world(grid.ni() / 2.0, grid.nj() / 2.0, grid.nk() / 2.0);
        return GzipBytes.member(new MghBytes()
                .size(grid.ni(), grid.nj(), grid.nk(), 1)
                .type(type)
                .spacing(s[0], s[1], s[2])
                .directions(directions)
                .centre(middle.x(), middle.y(), middle.z())
                .stored(values)
                .bytes());
    }

    @Test
    void theT1ThatFreeSurferDrewOnServesAndBindingIsRight() throws IOException {
        Path dataset = dataset();
        freeSurferOfTheBaseline(dataset);
        LedgerEntry entry = over(dataset, SETTINGS);
        assertThat(off(bpnd(entry, folder.resolve("out")))).isLessThan(ALIKE);
        assertThat(entry.row().sources().t1wPath()).isEqualTo("derivatives/freesurfer/sub-01/mri/T1.mgz");
        assertThat(entry.row().outcome().flags()).contains("T1W_BESIDE_SEGMENTATION");
    }

    /** Labels that say of which session they are, with nothing beside them. */
    @Test
    void labelsOfNoSessionGoWithTheT1wThatTheyFit() throws IOException {
        Path dataset = dataset();
        Path anat = Files.createDirectories(dataset.resolve("derivatives/mine/sub-01/anat"));
        for (String ending : new String[] {".nii.gz", ".tsv"}) {
            Files.copy(dataset.resolve(labels(BASELINE) + ending), anat.resolve("sub-01_desc-aparcaseg_dseg" + ending));
        }
        new LocalStore(dataset).delete("derivatives/" + labelFolder);
        LedgerEntry entry = over(dataset, SETTINGS);
        assertThat(off(bpnd(entry, folder.resolve("out")))).isLessThan(ALIKE);
        assertThat(entry.row().sources().t1wPath()).isEqualTo(BASELINE + "T1w.nii.gz");
        assertThat(entry.row().sources().t1wSession()).isEqualTo("baseline");
        assertThat(entry.row().outcome().flags()).contains("T1W_FROM_OTHER_SESSION");
    }

    @Test
    void labelsInTheWrongPlaceAreRefusedUnlessTheyAreAccepted() throws IOException {
        Path dataset = dataset();
        Path labels = dataset.resolve(labels(FOLLOWUP) + ".nii.gz");
        Files.write(labels, Files.readAllBytes(dataset.resolve(labels(BASELINE) + ".nii.gz")));

        LedgerEntry refused = over(dataset, SETTINGS);
        assertThat(refused.row().outcome().reasonCode()).isEqualTo("SEGMENTATION_MISMATCH");
        assertThat(refused.row().outcome().message()).contains(FOLLOWUP + "T1w.nii.gz");
        assertThat(refused.row().outcome().remedy()).contains("regions.other-head=accept");

        LedgerEntry accepted = over(dataset, SETTINGS.withAssignment("regions.other-head=accept"));
        assertThat(accepted.row().outcome().flags()).contains("SEGMENTATION_OF_ANOTHER_BRAIN");
        assertThat(off(bpnd(accepted, folder.resolve("out")))).isGreaterThan(2 * ALIKE);
    }
}

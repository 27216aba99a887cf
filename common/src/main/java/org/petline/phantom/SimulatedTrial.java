package org.petline.phantom;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.petline.files.Store;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.nifti.NiftiEncoding;
import org.petline.nifti.NiftiWriter;
import org.petline.phantom.Participant.Session;
import org.petline.phantom.TrialDesign.T1wSessions;
import org.petline.regions.RegionTable;

/**
 * A trial as a PET-BIDS dataset, and its truth in a folder of its own.
 *
 * <p>The dataset has what a real one has: dynamic PET, T1w, participants.tsv with group, age and sex, ratings under
 * phenotype/, and the true segmentation as a derivative. The truth has the parameters, the noise-free curves, the
 * motion and the coregistration, and must lie outside the dataset.
 *
 * <p>Participants are independent: they may be written in any order, on any number of threads, with the same bytes.
 */
public final class SimulatedTrial {
    /** Where in the dataset the true segmentations lie. */
    public static final String SEGMENTATIONS = "derivatives/segmentation/";

    /** The box about the head, mm, and its first voxel's place in head space. */
    private static final Vector3 BOX_MM = new Vector3(176, 208, 200);

    private static final Vector3 BOX_CORNER = new Vector3(-88, -120, -109);

    private final TrialDesign design;
    private final RegionTable regions;
    private final Population population;

    /** A trial of that design; the truth has curves of the table's regions. */
    public SimulatedTrial(TrialDesign design, RegionTable regions) {
        this.design = design;
        this.regions = regions;
        this.population = new Population(design);
    }

    /** Number of participants. */
    public int participants() {
        return design.participants();
    }

    /** Writes everything, one participant after another. */
    public void write(Store dataset, Store truth) throws IOException {
        write(dataset, truth, 1, place -> {});
    }

    /**
     * Writes everything; the bytes are the same for any number of threads.
     *
     * @param threads participants at work at a time; each needs 150 MB of heap, 350 MB at the HRRT's size
     * @param written told the place of each participant that is done, from one thread
     * @throws IOException if a file cannot be written; participants not yet begun are left out
     */
    public void write(Store dataset, Store truth, int threads, IntConsumer written) throws IOException {
        writeStudy(dataset, truth);
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, participants()));
        try {
            ExecutorCompletionService<Integer> work = new ExecutorCompletionService<>(workers);
            for (int place = 0; place < participants(); place++) {
                int here = place;
                work.submit(() -> {
                    writeParticipant(here, dataset, truth);
                    return here;
                });
            }
            for (int done = 0; done < participants(); done++) {
                written.accept(work.take().get());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) throw cause;
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("simulation interrupted");
        } finally {
            workers.shutdownNow();
        }
    }

    /** Writes what concerns the whole study: descriptions, participants, ratings and the truth's tables. */
    public void writeStudy(Store dataset, Store truth) throws IOException {
        List<Participant> people = new ArrayList<>();
        for (int place = 0; place < participants(); place++) people.add(population.participant(place));
        new StudyFiles(design).write(people, dataset);
        new TruthTables(design).write(people, truth);
    }

    /**
     * Writes the images of one participant, and the curves that belong to them.
     *
     * @param place in the list of participants, from 0
     */
    public void writeParticipant(int place, Store dataset, Store truth) throws IOException {
        Participant participant = population.participant(place);
        SimulatedAnatomy anatomy = anatomy(design, participant);
        BlurredHead head = new BlurredHead(anatomy, design.scanner().fwhmMm());
        NoiseModel noise = NoiseModel.of(
                design.counts(), design.tracer().typicalGrey(), design.tracer().halfLifeSeconds());
        for (Session session : participant.sessions()) {
            SimulatedScan scan = new SimulatedScan(design, participant, session);
            boolean first = session.name().equals(design.sessions().get(0));
            if (first || design.t1wSessions() == T1wSessions.ALL) writeAnatomy(scan, anatomy, dataset);
            ScanTruth scanTruth = scan.truth();
            new TruthTables(design).writeCurves(scan, scanTruth, anatomy, head, regions, truth);
            writePet(
                    scan,
                    new PetFrames(
                            design.scanner(),
                            head,
                            scanTruth,
                            noise,
                            scan.seed().of("noise")),
                    dataset);
        }
    }

    /** A participant's head, on a grid in head space that holds all of it. */
    static SimulatedAnatomy anatomy(TrialDesign design, Participant participant) {
        long seed = new Seed(design.seed()).of(participant.label()).value();
        return new DigitalBrain(seed).on(box(design.anatomySpacingMm()), Affine.IDENTITY);
    }

    private static Grid box(double s) {
        Vector3 first = BOX_CORNER.plus(new Vector3(s / 2, s / 2, s / 2));
        return new Grid(
                (int) Math.round(BOX_MM.x() / s),
                (int) Math.round(BOX_MM.y() / s),
                (int) Math.round(BOX_MM.z() / s),
                Affine.scaling(s, s, s).then(Affine.translation(first)));
    }

    private static void writePet(SimulatedScan scan, PetFrames frames, Store dataset) throws IOException {
        String path = scan.folder() + "pet/" + scan.stem() + "pet";
        NiftiEncoding encoding = NiftiEncoding.int16UpTo(frames.bound());
        dataset.write(path + ".nii.gz", out -> {
            try (NiftiWriter writer = NiftiWriter.gzip(out, frames.grid(), frames.count(), encoding)) {
                for (int frame = 0; frame < frames.count(); frame++) {
                    writer.write(frames.frame(frame).voxels());
                }
            }
        });
        new Documents(dataset).json(path + ".json", Sidecars.pet(scan.design(), scan.participant(), scan.session()));
    }

    private static void writeAnatomy(SimulatedScan scan, SimulatedAnatomy anatomy, Store dataset) throws IOException {
        Grid head = anatomy.grid();
        Grid grid = new Grid(
                head.ni(),
                head.nj(),
                head.nk(),
                head.voxelToWorld().then(scan.headToT1w().toAffine()));
        Volume image = T1Image.TYPICAL.of(anatomy, scan.seed().of("t1w"));
        String t1w = scan.folder() + "anat/" + scan.stem() + "T1w";
        dataset.write(t1w + ".nii.gz", out -> {
            try (NiftiWriter writer = NiftiWriter.gzip(out, grid, 1, NiftiEncoding.int16(1, 0))) {
                writer.write(image.voxels());
            }
        });
        Documents documents = new Documents(dataset);
        documents.json(t1w + ".json", Sidecars.t1w());

        String dseg = SEGMENTATIONS + scan.folder() + "anat/" + scan.stem() + "desc-aparcaseg_dseg";
        LabelVolume labels = new LabelVolume(grid, anatomy.segmentation().labels());
        dataset.write(dseg + ".nii.gz", out -> NiftiWriter.gzip(out, labels));
        documents.json(dseg + ".json", Sidecars.segmentation(t1w + ".nii.gz"));
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, String> names = new LinkedHashMap<>(SimulatedAnatomy.labelNames());
        names.forEach((label, name) -> rows.add(List.of(String.valueOf(label), name)));
        documents.table(dseg + ".tsv", List.of("index", "name"), rows);
    }
}

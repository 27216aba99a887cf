package org.petline.jobs.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.petline.jobs.testing.CoarseTrial;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import org.petline.testing.GzipBytes;
import org.petline.testing.LocalStore;
import org.petline.testing.MadeOnce;

/**
 * Two simulated scans of two participants, 8 frames of 24x24x20 voxels, so small that one takes well under a second: the
 * first is there to be damaged, the second is its healthy neighbour.
 *
 * <p>Simulated once a build; a test that changes something has its own copy, with the same time stamps.
 */
public final class TinyStudy {
    public static final String BAD = "sub-01_ses-baseline";
    public static final String GOOD = "sub-02_ses-baseline";
    public static final int FRAMES = 8;

    private static final String DATASET = "bids";
    private static final String ANATOMY = "sub-01/ses-baseline/anat/";
    private static final String SEGMENTATION = SimulatedTrial.SEGMENTATIONS + ANATOMY + BAD + "_desc-aparcaseg_dseg";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path root;

    private TinyStudy(Path root) {
        this.root = root;
    }

    /** The study itself, which nobody may write to. */
    public static TinyStudy shared() throws IOException {
        Path folder = MadeOnce.folder(
                "tiny-study",
                place -> simulate(place, CoarseTrial.DESIGN.withParticipants(2).withSessions(1)));
        return new TinyStudy(folder.resolve(DATASET));
    }

    /** Another study: two sessions of one participant, whose first session's T1w serves both. */
    public static TinyStudy withSharedT1w(Path folder) throws IOException {
        return simulate(
                folder,
                CoarseTrial.DESIGN.withParticipants(1).withSessions(2).withT1wSessions(TrialDesign.T1wSessions.FIRST));
    }

    /** A third participant, whose sidecar lacks the frames' starts, beside the two; nobody may write to it. */
    static TinyStudy ofThree() throws IOException {
        Path folder = MadeOnce.folder("tiny-study-of-three", TinyStudy::simulateThree);
        return new TinyStudy(folder.resolve(DATASET));
    }

    private static void simulateThree(Path folder) throws IOException {
        TinyStudy study =
                simulate(folder, CoarseTrial.DESIGN.withParticipants(3).withSessions(1));
        Path sidecar = study.file("sub-03/ses-baseline/pet/sub-03_ses-baseline_pet.json");
        ObjectNode fields = (ObjectNode) MAPPER.readTree(Files.readAllBytes(sidecar));
        fields.remove("FrameTimesStart");
        Files.write(sidecar, MAPPER.writeValueAsBytes(fields));
    }

    private static TinyStudy simulate(Path folder, TrialDesign people) throws IOException {
        Path dataset = folder.resolve(DATASET);
        CoarseTrial.write(people.withMotion(HeadMotion.NONE), dataset, folder.resolve("truth"));
        return new TinyStudy(dataset);
    }

    /** A copy under a new folder, as {@code cp -a} makes it. */
    public TinyStudy copyTo(Path folder) throws IOException {
        Path copy = folder.resolve(DATASET);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, copy.resolve(root.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new TinyStudy(copy);
    }

    /** Takes the second scan out, where only the first is asked about. */
    public void forgetTheNeighbour() throws IOException {
        new LocalStore(root).delete("sub-02");
    }

    public Path root() {
        return root;
    }

    public Path file(String path) {
        return root.resolve(path);
    }

    Path pet() {
        return file("sub-01/ses-baseline/pet/" + BAD + "_pet.nii.gz");
    }

    Path sidecar() {
        return file("sub-01/ses-baseline/pet/" + BAD + "_pet.json");
    }

    Path t1w() {
        return file(ANATOMY + BAD + "_T1w.nii.gz");
    }

    Path segmentation() {
        return file(SEGMENTATION + ".nii.gz");
    }

    Path labelTable() {
        return file(SEGMENTATION + ".tsv");
    }

    /** Rewrites a file's bytes. */
    void bytes(Path file, UnaryOperator<byte[]> edit) throws IOException {
        Files.write(file, edit.apply(Files.readAllBytes(file)));
    }

    /** Rewrites what is inside a gzip file. */
    void inflated(Path file, UnaryOperator<byte[]> edit) throws IOException {
        bytes(file, packed -> GzipBytes.member(edit.apply(inflate(packed))));
    }

    /** Edits fields of the damaged scan's sidecar. */
    public void json(Consumer<ObjectNode> edit) throws IOException {
        ObjectNode fields = (ObjectNode) MAPPER.readTree(Files.readAllBytes(sidecar()));
        edit.accept(fields);
        Files.write(sidecar(), MAPPER.writeValueAsBytes(fields));
    }

    /** Edits the sidecar's text. */
    void text(Path file, UnaryOperator<String> edit) throws IOException {
        Files.writeString(file, edit.apply(Files.readString(file)));
    }

    static byte[] inflate(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("a healthy file", e);
        }
    }
}

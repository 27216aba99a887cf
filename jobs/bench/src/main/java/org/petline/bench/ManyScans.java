package org.petline.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.petline.files.Store;
import org.petline.geometry.Grid;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.Scanner;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import org.petline.regions.RegionTable;

/**
 * A dataset of as many scans as one likes, a scan a participant, 8 frames of 24x24x20 voxels each.
 *
 * <p>A few are simulated. Every participant has the files of one of them under a label of their own (the same file on
 * the disk where it can be) and a sidecar of their own, so that no two scans have the same input.
 */
public final class ManyScans {
    private static final int SIMULATED = 4;
    private static final String DOSE = "InjectedRadioactivity";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path seeds;
    private final Path dataset;

    private ManyScans(Path seeds, Path dataset) {
        this.seeds = seeds;
        this.dataset = dataset;
    }

    /** Simulates the scans that all others are copies of; the dataset has no participant yet. */
    public static ManyScans simulate(Path folder, Function<Path, Store> stores, RegionTable regions)
            throws IOException {
        TrialDesign design = TrialDesign.DEFAULT
                .withParticipants(SIMULATED)
                .withSessions(1)
                .withScanner(new Scanner("tiny", Grid.centred(24, 24, 20, 10), 9))
                .withMotion(HeadMotion.NONE)
                .withFrames(TrialDesign.framesOf(new int[][] {{2, 60}, {2, 240}, {2, 600}, {2, 1200}}))
                .withAnatomySpacingMm(4);
        Path seeds = folder.resolve("seeds");
        new SimulatedTrial(design, regions).write(stores.apply(seeds), stores.apply(folder.resolve("truth")));
        ManyScans made = new ManyScans(seeds, folder.resolve("dataset"));
        made.copy("", "", path -> !path.contains("sub-") && !path.startsWith("participants"));
        return made;
    }

    /** Where the dataset lies. */
    public Path dataset() {
        return dataset;
    }

    /** The label of a participant, counted from 1. */
    public static String label(int participant) {
        return String.format(Locale.ROOT, "%05d", participant);
    }

    /** Adds participants, the first of them counted from 1. */
    public void add(int first, int last) throws IOException {
        for (int participant = first; participant <= last; participant++) {
            String seed = "sub-" + String.format(Locale.ROOT, "%02d", 1 + (participant - 1) % SIMULATED);
            copy(seed, "sub-" + label(participant), path -> path.contains(seed + "/"));
        }
    }

    private void copy(String seed, String participant, Predicate<String> wanted) throws IOException {
        for (String path : paths()) {
            if (!wanted.test(path)) continue;
            Path target = dataset.resolve(seed.isEmpty() ? path : path.replace(seed, participant));
            Files.createDirectories(target.getParent());
            if (path.endsWith("_pet.json")) Files.write(target, sidecar(seeds.resolve(path), participant));
            else link(seeds.resolve(path), target);
        }
    }

    private List<String> paths() throws IOException {
        try (Stream<Path> all = Files.walk(seeds)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> seeds.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Another dose a participant, of which no binding potential knows. */
    private static byte[] sidecar(Path seed, String participant) throws IOException {
        ObjectNode fields = (ObjectNode) MAPPER.readTree(Files.readAllBytes(seed));
        double dose = fields.path(DOSE).asDouble();
        fields.put(DOSE, dose * (1 + 1e-5 * Integer.parseInt(participant.substring("sub-".length()))));
        return MAPPER.writeValueAsBytes(fields);
    }

    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}

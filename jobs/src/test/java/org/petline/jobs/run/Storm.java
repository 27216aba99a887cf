package org.petline.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.petline.files.Store;
import org.petline.jobs.tables.OutputLayout;

/** Up to five troubles one after another, drawn by a seed, at one output folder. */
final class Storm {
    private static final List<Fault> FAULTS = List.of(Fault.values());

    private static final int MOST = 5;
    private static final List<String> READERS_FOLDERS = List.of("tables/tacs", "tables/scans", "tables/motion");

    /** Files that petline vouches for, and ways to damage them that it promises to notice. */
    private static final List<String> CUT = List.of(
            "petline/stages/.*", "petline/results/.*\\.parquet", "petline/ledger/.*", "petline/view/.*", "tables/.*");

    private static final List<String> FLIPPED = List.of("petline/stages/.*", "petline/view/.*");

    private final Random random;
    private final FaultyNights nights;
    private final TinyStudy study;
    private final ShortRun.Place place;
    private final int steps;
    private final List<String> log = new ArrayList<>();
    private boolean replaced;
    private boolean touchedTables;

    Storm(long seed, FaultyNights nights, TinyStudy study, ShortRun.Place place, int steps) {
        this.random = new Random(seed);
        this.nights = nights;
        this.study = study;
        this.place = place;
        this.steps = steps;
    }

    /** Lets it rage. */
    void rage() throws IOException, InterruptedException {
        int troubles = 1 + random.nextInt(MOST);
        for (int trouble = 0; trouble < troubles; trouble++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> faultyRun();
                case 3 -> replaceInputInARun();
                case 4 -> damage("cut", pick(CUT), Scene::half);
                case 5 -> damage("flipped", pick(FLIPPED), Scene::flipped);
                case 6 -> loseOrEmpty(pick(CUT));
                default -> litter();
            }
        }
    }

    /** How the run is asked that is to make good. */
    ShortRun.Place afterwards() {
        return replaced ? place.rehashing() : place;
    }

    /** Whether it damaged or took away what readers open, or put something beside it. */
    boolean touchedTables() {
        return touchedTables;
    }

    /** What happened, for messages. */
    @Override
    public String toString() {
        return String.join("; ", log);
    }

    private Store output() {
        return FaultyNights.storeAt(place.output());
    }

    private void faultyRun() throws IOException, InterruptedException {
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        int number = 1 + random.nextInt(steps);
        Faults faults = Faults.at(fault, step -> step.number() >= number);
        ShortRun run = nights.disturbed(place, faults);
        log.add(fault + " at " + faults.struck().map(Step::toString).orElse("no step") + " -> " + run.exit());
    }

    private void replaceInputInARun() throws IOException, InterruptedException {
        int number = 1 + random.nextInt(steps);
        Scene scene = new Scene(nights, study, place, step -> step.number() == number);
        log.add("input replaced at step " + number);
        replaced = true;
        scene.replaceInputInARunUnseen();
    }

    private void damage(String word, String paths, UnaryOperator<byte[]> how) throws IOException {
        for (String path : some(paths)) {
            noteTables(path);
            byte[] bytes;
            try (InputStream in = output().open(path)) {
                bytes = in.readAllBytes();
            }
            byte[] bad = how.apply(bytes);
            output().write(path, out -> out.write(bad));
            log.add(word + " " + path);
        }
    }

    private void loseOrEmpty(String paths) throws IOException {
        if (random.nextBoolean()) {
            damage("emptied", paths, bytes -> new byte[0]);
            return;
        }
        for (String path : some(paths)) {
            noteTables(path);
            output().delete(path);
            log.add("deleted " + path);
        }
    }

    /** What others leave in the folder. */
    private void litter() throws IOException {
        String folder = pick(READERS_FOLDERS);
        String path = switch (random.nextInt(4)) {
            case 0 -> folder + "/foreign.parquet";
            case 1 -> folder + "/.part-00000.parquet.crc";
            case 2 -> ".staging/left-by-a-dead-run";
            default -> "petline/runs/29991231T235959-future.started.json";
        };
        if (output().find(path).isPresent()) return;
        noteTables(path);
        output().write(path, out -> out.write("not petline's".getBytes(StandardCharsets.UTF_8)));
        log.add("litter " + path);
    }

    private void noteTables(String path) {
        touchedTables |= path.startsWith(OutputLayout.TABLES + "/");
    }

    private List<String> some(String paths) throws IOException {
        return OutputPrint.of(output()).only(paths).files().keySet().stream()
                .filter(path -> random.nextInt(3) == 0)
                .toList();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

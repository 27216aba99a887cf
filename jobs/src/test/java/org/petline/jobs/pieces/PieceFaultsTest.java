package org.petline.jobs.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.Store;
import org.petline.jobs.pipeline.Fault;
import org.petline.jobs.pipeline.Faults;
import org.petline.jobs.pipeline.FaultyStore;
import org.petline.jobs.pipeline.Halted;
import org.petline.jobs.pipeline.Step;
import org.petline.jobs.pipeline.Sweep;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.upkeep.Staging;

/**
 * A scan's task and a helper, two processes with a folder between them, while one step of one of them goes wrong: every
 * step in turn, in every way.
 */
@Timeout(120)
class PieceFaultsTest {
    private static final int COUNT = 3;

    /** So many does the helper make; the task makes the others. */
    private static final int HELPERS_SHARE = 1;

    /** So often does a helper look for pieces before it has something else to do. */
    private static final int HELPERS_LOOKS = 20;

    private static final ScanPieces.Pace QUICK = new ScanPieces.Pace(1, 1, TimeUnit.MILLISECONDS.toNanos(30));

    private static final List<Fault> FAULTS = List.of(
            Fault.FAIL_BEFORE,
            Fault.DO_AND_FAIL,
            Fault.HALT_AFTER,
            Fault.HALT_HALF_WAY,
            Fault.FAIL_FOR_EVER,
            Fault.DISK_FULL,
            Fault.READ_ONLY);

    private final ExecutorService helpers = Executors.newSingleThreadExecutor();

    @TempDir
    private Path folder;

    private int places;

    @AfterEach
    void stop() {
        helpers.shutdownNow();
    }

    @Test
    void whateverGoesWrongForTheHelperTheTaskHasItsPieces() throws Exception {
        for (Sweep each : Sweep.of(healthy().helper.steps(), FAULTS)) {
            Exchange exchange = new Exchange(newPlace(), Wrong.nothing(), Wrong.at(each));
            assertRight(exchange.run(), "helper " + each + " " + each.step());
            assertStruck(exchange.helper, each);
            exchange.assertTidy(each.toString());
        }
    }

    @Test
    void whateverGoesWrongForTheTaskItHasItsPiecesOrEndsAndThenItsNextAttemptHas() throws Exception {
        for (Sweep each : Sweep.of(healthy().task.steps(), FAULTS)) {
            String name = "task " + each + " " + each.step();
            Exchange exchange = new Exchange(newPlace(), Wrong.at(each), Wrong.nothing());
            if (each.fault().halts()) {
                assertThatThrownBy(exchange::run).as(name).isInstanceOf(Halted.class);
                assertRight(exchange.again().run(), name + ", again");
            } else {
                assertRight(exchange.run(), name);
            }
            assertStruck(exchange.task, each);
            exchange.assertTidy(name);
        }
    }

    @Test
    void withoutFaultsTheHelpersShareIsReceived() throws Exception {
        Exchange exchange = healthy();
        assertThat(exchange.received).isEqualTo(HELPERS_SHARE);
        assertThat(exchange.helper.steps()).hasSizeGreaterThan(8);
        assertThat(exchange.task.steps()).hasSizeGreaterThan(12);
    }

    /** Pieces that others handed over do not wait for one whose helper died. */
    @Test
    void aDeadHelpersPieceCostsNoneOfThoseThatAreThere() throws Exception {
        Store store = newPlace();
        List<Integer> made = new ArrayList<>();
        PieceWork<float[]> work = work(piece -> {
            made.add(piece);
            if (piece > 0) return;
            PieceFolder open =
                    PieceFolder.find(store, scanFolder(), work(none -> {})).orElseThrow();
            for (int dead = 1; dead < COUNT; dead++) assertThat(open.take(dead)).isTrue();
            for (int other = 2; other < COUNT; other++) open.put(other, PieceFormat.FLOATS.bytes(piece(other)));
        });
        ScanPieces pieces = new ScanPieces(store, "run", "sub-01", QUICK);
        assertRight(pieces.all(work, COUNT, 1), "one dead");
        assertThat(made).containsExactly(0, 1);
        assertThat(pieces.received()).isEqualTo(COUNT - 2);
    }

    /** A disk that shows a file before it is whole, or one that holds another's bytes. */
    @Test
    void whatIsNotAWholePieceIsMadeByTheTask() throws Exception {
        byte[] hashAlone =
                Fingerprint.sha256(PieceFormat.FLOATS.bytes(piece(2))).getBytes(StandardCharsets.US_ASCII);
        for (byte[] foreign :
                List.of(new byte[0], new byte[10], hashAlone, Arrays.copyOf(hashAlone, 464), new byte[64 + 4 * 100])) {
            Store store = newPlace();
            PieceWork<float[]> work = work(piece -> {
                if (piece > 0) return;
                PieceFolder open =
                        PieceFolder.find(store, scanFolder(), work(none -> {})).orElseThrow();
                assertThat(open.take(2)).isTrue();
                store.write(onlyFolder(store) + "/002.made", out -> out.write(foreign));
            });
            ScanPieces pieces = new ScanPieces(store, "run", "sub-01", QUICK);
            assertRight(pieces.all(work, COUNT, 1), foreign.length + " bytes");
            assertThat(pieces.received()).isZero();
        }
    }

    /** An exchange in which nothing goes wrong, whose steps are counted. */
    private Exchange healthy() throws Exception {
        Exchange exchange = new Exchange(newPlace(), Wrong.nothing(), Wrong.nothing());
        assertRight(exchange.run(), "healthy");
        exchange.assertTidy("healthy");
        return exchange;
    }

    /** What goes wrong for a process; it begins to count in the process's own thread. */
    @FunctionalInterface
    private interface Wrong {
        Faults begin();

        static Wrong nothing() {
            return Faults::none;
        }

        static Wrong at(Sweep each) {
            return () ->
                    Faults.at(each.fault(), step -> step.number() == each.step().number());
        }
    }

    /** One task and one helper. They take turns, so that each takes the same steps every time. */
    private final class Exchange {
        private final Store store;
        private final Faults task;
        private final Faults helper;
        private int received;
        private int helped;
        private int looks;

        Exchange(Store store, Wrong taskWrong, Wrong helperWrong) throws Exception {
            this.store = store;
            this.task = taskWrong.begin();
            this.helper = helpers.submit(helperWrong::begin).get();
        }

        /** The task's next attempt, in which all goes well. */
        Exchange again() throws Exception {
            return new Exchange(store, Wrong.nothing(), Wrong.nothing());
        }

        /** The task's pieces. */
        List<float[]> run() throws Exception {
            inTheHelper(pieces -> pieces.offer());
            ScanPieces pieces = new ScanPieces(new FaultyStore(store, task), "run", "sub-01", QUICK);
            boolean[] turn = {false};
            PieceWork<float[]> work = work(piece -> {
                if (turn[0]) return;
                turn[0] = true;
                inTheHelper(others -> others.help(List.of(work(made -> helped++)), this::isHelperFree));
            });
            List<float[]> all = pieces.all(work, COUNT, pieces.helpers());
            received = pieces.received();
            return all;
        }

        private boolean isHelperFree() {
            return helped < HELPERS_SHARE && looks++ < HELPERS_LOOKS;
        }

        /** Waits until it is done, has met trouble or has died: the task goes on in any case. */
        private void inTheHelper(Deed deed) {
            Callable<Void> call = () -> {
                deed.with(new ScanPieces(new FaultyStore(store, helper), "run", "sub-01", QUICK));
                return null;
            };
            Future<Void> turn = helpers.submit(call);
            try {
                turn.get();
            } catch (ExecutionException ended) {
                boolean foreseen = ended.getCause() instanceof Halted
                        || (ended.getCause() instanceof IOException
                                && ended.getCause().getMessage().contains("fault "));
                if (!foreseen) throw new AssertionError(ended.getCause());
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        /** All that is left are files on their way, which the run's usual clean-up finds; none under a name is a part. */
        void assertTidy(String name) throws IOException {
            for (Path file : files(store)) {
                assertThat(file.toString()).as(name).contains("/" + HadoopSettings.STAGING + "/");
                if (!file.toString().endsWith(".made")) continue;
                String all = Files.readString(file, StandardCharsets.ISO_8859_1);
                byte[] bytes = all.substring(64).getBytes(StandardCharsets.ISO_8859_1);
                assertThat(all.substring(0, 64)).as(name).isEqualTo(Fingerprint.sha256(bytes));
            }
            Staging.of(store).remove(store);
            assertThat(files(store)).as(name).isEmpty();
        }
    }

    /** What the helper does in one turn. */
    @FunctionalInterface
    private interface Deed {
        void with(ScanPieces pieces) throws IOException;
    }

    /** Comes before a piece is made. */
    @FunctionalInterface
    private interface Before {
        void making(int piece) throws IOException;
    }

    private static PieceWork<float[]> work(Before before) {
        Fingerprint print = Fingerprint.ofNothing().with("made", "a");
        return new PieceWork<>("numbers", print, PieceFormat.FLOATS, (piece, count) -> {
            before.making(piece);
            return piece(piece);
        });
    }

    private static float[] piece(int piece) {
        float[] numbers = new float[100];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (float) StrictMath.sin(1 + piece * 100 + i);
        numbers[piece] = -0f;
        numbers[piece + 1] = Float.NaN;
        return numbers;
    }

    private static void assertRight(List<float[]> all, String name) throws IOException {
        assertThat(all).as(name).hasSize(COUNT);
        for (int piece = 0; piece < COUNT; piece++) {
            assertThat(PieceFormat.FLOATS.bytes(all.get(piece)))
                    .as("%s, piece %d", name, piece)
                    .isEqualTo(PieceFormat.FLOATS.bytes(piece(piece)));
        }
    }

    /** Paths hold random names; the number and the kind of a step are the same every time. */
    private static void assertStruck(Faults faults, Sweep planned) {
        Step struck = faults.struck().orElseThrow(() -> new AssertionError(planned + " did not come to pass"));
        assertThat(struck.number()).isEqualTo(planned.step().number());
        assertThat(struck.kind()).as("%s", planned).isEqualTo(planned.step().kind());
    }

    private Store newPlace() {
        places++;
        return HadoopSettings.ofThisProcess()
                .storeAt(folder.resolve("place-" + places).toString());
    }

    private static String scanFolder() {
        return HadoopSettings.STAGING + "/pieces-run-sub-01";
    }

    /** Where the only opening's pieces lie. */
    private static String onlyFolder(Store store) throws IOException {
        return store.list(scanFolder()).stream()
                .filter(Store.Entry::folder)
                .map(Store.Entry::path)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Store store) throws IOException {
        Path root = Path.of(store.location());
        if (!Files.exists(root)) return List.of();
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}

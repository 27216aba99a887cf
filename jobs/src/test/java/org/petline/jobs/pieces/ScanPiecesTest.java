package org.petline.jobs.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Fingerprint;

@Timeout(60)
class ScanPiecesTest {
    private static final int COUNT = 10;
    private static final List<Integer> ALL = List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);

    private final ExecutorService helper = Executors.newSingleThreadExecutor();
    private final AtomicBoolean isFree = new AtomicBoolean(true);
    private final Set<String> makers = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    private Store store;
    private ScanPieces pieces;

    /** A piece: large numbers must come through as they are. */
    record Square(int of, double value) {}

    @BeforeEach
    void open() {
        store = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        pieces = new ScanPieces(store, "run", "sub-01");
    }

    @AfterEach
    void stop() {
        helper.shutdownNow();
    }

    @Test
    void theTaskAndAHelperShareThePiecesAndAllComeInOrder() throws Exception {
        pieces.offer();
        assertThat(pieces.helpers()).isOne();
        CountDownLatch helping = new CountDownLatch(1);
        PieceWork<Square> theirs = work("a", piece -> helping.countDown());
        Future<?> helped = helpWith(theirs);
        // The task's first piece lasts until the helper has begun one.
        List<Square> all = pieces.all(work("a", piece -> helping.await()), COUNT, 1);
        assertThat(all).extracting(square -> (int) square.value()).isEqualTo(ALL);
        helped.get();
        assertThat(pieces.received()).isBetween(1, COUNT - 1);
        assertThat(makers).hasSize(2);
        assertThat(remains())
                .as("signs alone")
                .noneMatch(file -> file.toString().endsWith(".made"));
    }

    @Test
    void aPieceThatAHelperCannotMakeIsMadeByTheTaskAtOnce() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        Future<?> fails = helpWith(work("a", piece -> {
            taken.countDown();
            throw new IOException("no room");
        }));
        List<Square> all = pieces.all(work("a", piece -> taken.await()), COUNT, 1);
        assertThat(all).extracting(square -> (int) square.value()).isEqualTo(ALL);
        assertThatThrownBy(fails::get).hasRootCauseMessage("no room");
    }

    @Test
    void aPieceWhoseHelperDiedIsMadeByTheTaskAfterAWhile() throws Exception {
        PieceWork<Square> work = work("a", piece -> {
            if (piece > 0) return;
            PieceFolder open =
                    PieceFolder.find(store, scanFolder(), work("a", none -> {})).orElseThrow();
            assertThat(open.take(7)).isTrue();
        });
        List<Square> all = pieces.all(work, COUNT, 1);
        assertThat(all).extracting(square -> (int) square.value()).isEqualTo(ALL);
        assertThat(pieces.received()).isZero();
    }

    @Test
    void aHelperThatHasSomethingElseToDoStopsWaiting() throws Exception {
        Future<?> waits = helpWith(work("a", piece -> {}));
        isFree.set(false);
        waits.get();
        assertThat(makers).isEmpty();
    }

    @Test
    void aDamagedPieceIsMadeByTheTask() throws Exception {
        PieceWork<Square> work = work("a", piece -> {
            if (piece > 0) return;
            PieceFolder open =
                    PieceFolder.find(store, scanFolder(), work("a", none -> {})).orElseThrow();
            assertThat(open.take(7)).isTrue();
            open.put(7, "{\"of\":7,\"value\":49.0}".getBytes(StandardCharsets.UTF_8));
            flipADigit();
        });
        List<Square> all = pieces.all(work, COUNT, 1);
        assertThat(all).extracting(square -> (int) square.value()).isEqualTo(ALL);
    }

    @Test
    void aHelperThatWouldMakeOtherPiecesMakesNone() throws Exception {
        Future<?> waits = helpWith(work("b", piece -> {}));
        List<Square> all = pieces.all(work("a", piece -> Thread.sleep(20)), COUNT, 1);
        assertThat(all).hasSize(COUNT);
        assertThat(makers).hasSize(1);
        helper.shutdownNow();
        assertThatThrownBy(waits::get).hasRootCauseInstanceOf(InterruptedException.class);
    }

    /** Were the first task's pieces taken for a helper's, the second would make them last. */
    @Test
    void aSecondTaskMeetsNothingOfTheFirst() throws IOException {
        PieceWork<Square> dies = work("a", piece -> {
            if (piece == 3) throw new IOException("executor died");
        });
        assertThatThrownBy(() -> pieces.all(dies, COUNT, 1)).hasMessage("executor died");
        List<Integer> order = new ArrayList<>();
        assertThat(pieces.all(work("a", order::add), COUNT, 1)).hasSize(COUNT);
        assertThat(order).isSorted().hasSize(COUNT);
    }

    @Test
    void withoutHelpersAllAreMadeAndNothingIsWritten() throws IOException {
        List<Square> all = pieces.all(work("a", piece -> {}), COUNT, 0);
        assertThat(all).extracting(square -> (int) square.value()).isEqualTo(ALL);
        assertThat(remains()).isEmpty();
    }

    @Test
    void numbersComeThroughToTheBit() throws IOException {
        float[] floats = {0, -0f, Float.MIN_VALUE, 1e30f, Float.NaN, Float.NEGATIVE_INFINITY};
        assertThat(PieceFormat.FLOATS.piece(PieceFormat.FLOATS.bytes(floats))).containsExactly(floats);
        PieceFormat<Square> json = PieceFormat.json(Square.class);
        for (double value : new double[] {0.1, Double.MIN_VALUE, Double.NaN, 1 / 3.0, -0.0}) {
            assertThat(json.piece(json.bytes(new Square(1, value)))).isEqualTo(new Square(1, value));
        }
    }

    private Future<?> helpWith(PieceWork<Square> work) {
        return helper.submit(() -> {
            pieces.help(List.of(work), isFree::get);
            return "helped";
        });
    }

    private interface Before {
        void making(int piece) throws IOException, InterruptedException;
    }

    private PieceWork<Square> work(String print, Before before) {
        Fingerprint fingerprint = Fingerprint.ofNothing().with("made", print);
        return new PieceWork<>("squares", fingerprint, PieceFormat.json(Square.class), (piece, count) -> {
            try {
                before.making(piece);
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            makers.add(Thread.currentThread().getName());
            return new Square(piece, piece * piece);
        });
    }

    private static String scanFolder() {
        return HadoopSettings.STAGING + "/pieces-run-sub-01";
    }

    private List<Path> remains() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void flipADigit() throws IOException {
        for (Path file : remains()) {
            if (!file.toString().endsWith("007.made")) continue;
            Files.writeString(file, Files.readString(file).replace("49.0", "48.0"));
            return;
        }
        throw new AssertionError("no such piece");
    }
}

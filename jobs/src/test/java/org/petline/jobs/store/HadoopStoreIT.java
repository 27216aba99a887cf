package org.petline.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petline.files.Store;
import org.petline.jobs.testing.Hdfs;

/** The store on a real HDFS: a name node and a data node in this Java machine. */
@ExtendWith(Hdfs.Shared.class)
class HadoopStoreIT {
    private Hdfs hdfs;

    @BeforeEach
    void takeTheMachines(Hdfs shared) {
        hdfs = shared;
    }

    private Store store(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        return HadoopSettings.ofThisProcess().storeAt(hdfs.uri("/hadoop-store/" + name + "/"));
    }

    @Test
    void aFileIsReplacedWholeAndNothingElseIsThere(TestInfo test) throws IOException {
        Store store = store(test);
        store.write("tables/t/part-00000.parquet", out -> out.write(text("a long old text")));
        store.write("tables/t/part-00000.parquet", out -> out.write(text("new")));
        assertThat(read(store, "tables/t/part-00000.parquet")).isEqualTo("new");
        assertThat(store.list("")).extracting(Store.Entry::path).containsExactly("tables");
        assertThat(store.list("tables/t"))
                .containsExactly(store.find("tables/t/part-00000.parquet").orElseThrow());
        assertThat(store.find("tables/t/part-00000.parquet"))
                .map(Store.Entry::bytes)
                .contains(3L);
        store.delete("tables");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void contentThatFailsLeavesTheOldBytesAndNothingAside(TestInfo test) throws IOException {
        Store store = store(test);
        store.write("a", out -> out.write(text("old")));
        assertThatThrownBy(() -> store.write("a", out -> {
                    out.write(text("half"));
                    throw new IOException("disk full");
                }))
                .hasMessageEndingWith(": disk full");
        assertThat(read(store, "a")).isEqualTo("old");
        assertThat(store.list("")).extracting(Store.Entry::path).containsExactly("a");
    }

    @Test
    void globsAreOnlyNames(TestInfo test) throws IOException {
        Store store = store(test);
        store.write("neighbour", out -> {});
        for (String name : new String[] {"*", "?", "{a,b}", "[a]", "%2e", "a b", "#"}) {
            store.write(name + "/" + name, out -> out.write(text(name)));
            assertThat(read(store, name + "/" + name)).isEqualTo(name);
            store.delete(name);
        }
        assertThat(store.list("")).extracting(Store.Entry::path).containsExactly("neighbour");
    }

    @Test
    void whatIsNotThereIsAbsent(TestInfo test) throws IOException {
        Store store = store(test);
        assertThat(store.list("none")).isEmpty();
        assertThat(store.find("none/x")).isEmpty();
        assertThatThrownBy(() -> store.open("none/x")).isInstanceOf(FileNotFoundException.class);
        store.delete("none");
    }

    @Test
    void aReaderDuringReplacementsSeesWholeTexts(TestInfo test)
            throws IOException, InterruptedException, ExecutionException {
        Store store = store(test);
        store.write("f", out -> out.write(text("round 00")));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reads = reader.submit(() -> {
                int count = 0;
                for (; !over.get(); count++) assertThat(read(store, "f")).matches("round \\d\\d");
                return count;
            });
            for (int round = 10; round < 60; round++) {
                String text = "round " + round;
                store.write("f", out -> out.write(text(text)));
            }
            over.set(true);
            assertThat(reads.get()).isPositive();
        } finally {
            over.set(true);
            reader.shutdown();
        }
    }

    @Test
    void aStoreTravelsToAnExecutor(TestInfo test) throws IOException, ClassNotFoundException {
        Store store = store(test);
        store.write("a", out -> out.write(text("here")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(store);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Store arrived = (Store) in.readObject();
            assertThat(read(arrived, "a")).isEqualTo("here");
            arrived.write("a", out -> out.write(text("there")));
        }
        assertThat(read(store, "a")).isEqualTo("there");
    }

    private static String read(Store store, String path) {
        try (InputStream in = store.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

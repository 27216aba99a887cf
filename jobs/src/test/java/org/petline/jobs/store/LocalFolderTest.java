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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.files.Store;

class LocalFolderTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = HadoopSettings.ofThisProcess().storeAt(folder.toString());
    }

    @Test
    void whatIsWrittenIsReadAndNothingElseIsThere() throws IOException {
        store.write("tables/tacs/part-00000.parquet", out -> out.write(text("new")));
        assertThat(read("tables/tacs/part-00000.parquet")).isEqualTo("new");
        assertThat(files()).containsExactly("tables/tacs/part-00000.parquet");
    }

    @Test
    void aFileIsReplacedWhole() throws IOException {
        store.write("a", out -> out.write(text("a long old text")));
        store.write("a", out -> out.write(text("new")));
        assertThat(read("a")).isEqualTo("new");
    }

    @Test
    void contentThatFailsLeavesTheOldBytesAndNothingAside() throws IOException {
        store.write("a", out -> out.write(text("old")));
        assertThatThrownBy(() -> store.write("a", out -> {
                    out.write(text("half"));
                    throw new IOException("disk full");
                }))
                .hasMessageEndingWith(": disk full");
        assertThat(read("a")).isEqualTo("old");
        assertThat(files()).containsExactly("a");
    }

    @Test
    void aWriterMayCloseWhatItWasLent() throws IOException {
        store.write("a", out -> {
            out.write(text("whole"));
            out.close();
        });
        assertThat(read("a")).isEqualTo("whole");
    }

    @Test
    void whileAFileIsWrittenItsFolderShowsOnlyWholeFiles() throws IOException {
        store.write("tables/t/part", out -> {
            out.write(text("half"));
            out.flush();
            assertThat(store.list("tables/t")).isEmpty();
            assertThat(store.list(HadoopSettings.STAGING))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside.name()).doesNotContain("part", "."));
        });
    }

    @Test
    void manyWritersOfOneFileLeaveOneOfTheirTexts() throws IOException {
        List<Thread> writers = IntStream.range(0, 8)
                .mapToObj(writer -> new Thread(() -> {
                    for (int round = 0; round < 25; round++) writeQuietly("f", "writer " + writer % 2);
                }))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) joinQuietly(writer);
        assertThat(read("f")).isIn("writer 0", "writer 1");
        assertThat(files()).containsExactly("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../x",
                "a/../../x",
                "/etc/passwd",
                "a//b",
                "a/",
                "./a",
                "a/.",
                "a/\0b",
            })
    void pathsThatLeadOutAreRefused(String path) {
        assertThatThrownBy(() -> store.write(path, out -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.find(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFolderItselfIsNeverDeleted() {
        assertThatThrownBy(() -> store.delete("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b",
                "*",
                "?",
                "{a,b}",
                "[a]",
                "-rf",
                "=1+1",
                "%2e%2e%2f",
                "a b",
                "__HIVE_DEFAULT_PARTITION__",
                "<script>",
                "hdfs:",
                "file:",
                "...",
                "~",
                "a\nb",
                "a\tb",
                "a\\b",
                "null",
                "C:",
                "#",
                "a;b",
                "$HOME",
            })
    void namesAreOnlyNames(String name) throws IOException {
        store.write("neighbour", out -> out.write(text("untouched")));
        store.write(name + "/" + name, out -> out.write(text(name)));
        assertThat(read(name + "/" + name)).isEqualTo(name);
        assertThat(store.list(name)).extracting(Store.Entry::name).containsExactly(name);
        assertThat(store.find(name + "/" + name)).map(Store.Entry::path).contains(name + "/" + name);
        store.delete(name);
        assertThat(files()).containsExactly("neighbour");
    }

    @Test
    void noLinkIsFollowedOnTheWayToAFile(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("tables"), elsewhere);
        assertThatThrownBy(() -> store.write("tables/x", out -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.LINK_IN_OUTPUT));
        assertThatThrownBy(() -> store.delete("tables/x")).isInstanceOf(Refusal.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void noLinkIsFollowedToTheFolderOfUnfinishedFiles(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve(HadoopSettings.STAGING), elsewhere);
        assertThatThrownBy(() -> store.write("x", out -> {
                    throw new AssertionError("begun");
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.LINK_IN_OUTPUT));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aLinkBackUpIsListedAsAnEmptyFile(@TempDir Path elsewhere) throws IOException {
        store.write("a/b/x", out -> {});
        Files.createSymbolicLink(folder.resolve("a/b/up"), Path.of("../.."));
        Files.createSymbolicLink(folder.resolve("a/b/here"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("a/b/elsewhere"), elsewhere);
        assertThat(store.list("a/b"))
                .extracting(entry -> entry.name() + " " + entry.folder())
                .containsExactly("elsewhere true", "here false", "up false", "x false");
        assertThat(store.find("a/b/up")).map(Store.Entry::bytes).contains(0L);
    }

    /** Each lists the others as folders; within one of those the way back is a file. */
    @Test
    void linksThatLeadToEachOtherEnd() throws IOException {
        List<String> names = List.of("a", "b", "c");
        for (String from : names) {
            store.write(from + "/x", out -> {});
            for (String to : names)
                Files.createSymbolicLink(folder.resolve(from).resolve("to-" + to), Path.of("../" + to));
        }
        assertThat(store.list("a"))
                .extracting(entry -> entry.name() + " " + entry.folder())
                .containsExactly("to-a false", "to-b true", "to-c true", "x false");
        assertThat(store.list("a/to-b"))
                .extracting(entry -> entry.name() + " " + entry.folder())
                .containsExactly("to-a false", "to-b false", "to-c true", "x false");
        assertThat(below("")).hasSize(3 * (1 + 4 + 2 * (4 + 4)));
    }

    private List<String> below(String above) throws IOException {
        List<String> all = new ArrayList<>();
        for (Store.Entry entry : store.list(above)) {
            all.add(entry.path());
            if (all.size() > 1000) throw new AssertionError("round and round: " + entry.path());
            if (entry.folder()) all.addAll(below(entry.path()));
        }
        return all;
    }

    @Test
    void aLinkInTheFilesPlaceIsReplacedNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious"), "old");
        Files.createSymbolicLink(folder.resolve("a"), precious);
        store.write("a", out -> out.write(text("new")));
        assertThat(precious).hasContent("old");
        assertThat(read("a")).isEqualTo("new");
    }

    @Test
    void deletingAFolderDeletesALinkInItButNotWhatItLeadsTo(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious"), "old");
        store.write("f/x", out -> {});
        Files.createSymbolicLink(folder.resolve("f/link"), elsewhere);
        store.delete("f");
        assertThat(files()).isEmpty();
        assertThat(precious).hasContent("old");
    }

    @Test
    void aLinkToNothingIsListedAsAnEmptyFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("pet.nii.gz"), Path.of(".git/annex/objects/gone"));
        assertThat(store.list("")).extracting(Store.Entry::path).containsExactly("pet.nii.gz");
        assertThat(store.find("pet.nii.gz")).map(Store.Entry::bytes).contains(0L);
        assertThatThrownBy(() -> store.open("pet.nii.gz")).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void whatIsNotThereIsAbsentOrNamed() throws IOException {
        assertThat(store.list("none")).isEmpty();
        assertThat(store.find("none/x")).isEmpty();
        assertThatThrownBy(() -> store.open("none/x"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("none/x");
        store.delete("none");
        store.write("file", out -> {});
        assertThat(store.find("file/below")).isEmpty();
        assertThat(store.list("file")).isEmpty();
    }

    @Test
    void listingsAreSortedAndSayWhatIsAFolder() throws IOException {
        store.write("b/x", out -> out.write(1));
        store.write("a", out -> out.write(new byte[3]));
        store.write("A", out -> {});
        assertThat(store.list(""))
                .extracting(entry -> entry.path() + " " + entry.folder() + " " + entry.bytes())
                .containsExactly("A false 0", "a false 3", "b true 0");
    }

    @Test
    void aStoreTravelsToAnExecutor() throws IOException, ClassNotFoundException {
        Configuration configuration = new Configuration(false);
        configuration.set("petline.test", "kept");
        HadoopSettings settings = HadoopSettings.of(configuration);
        store.write("a", out -> out.write(text("here")));
        Store arrived = travel(settings.storeAt(folder.toString()));
        try (InputStream in = arrived.open("a")) {
            assertThat(in).hasContent("here");
        }
        assertThat(travel(settings).configuration().get("petline.test")).isEqualTo("kept");
    }

    @Test
    void aFileUriIsAPathOfThisMachineAndNothingInItIsUnescaped() {
        HadoopSettings settings = HadoopSettings.ofThisProcess();
        assertThat(settings.storeAt("file:///data/a%20b").location()).isEqualTo("/data/a%20b");
        assertThat(settings.storeAt("file:/data").location()).isEqualTo("/data");
        assertThat(settings.storeAt("/data/12:30").location()).isEqualTo("/data/12:30");
    }

    /** The second is known to Hadoop by name; its class comes in a jar that is not on the class path. */
    @ParameterizedTest
    @ValueSource(strings = {"gopher://host/x", "s3a://bucket/x"})
    void aFileSystemThatIsNotThereIsRefused(String location) {
        assertThatThrownBy(() -> HadoopSettings.ofThisProcess().storeAt(location))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.FILE_SYSTEM_UNKNOWN));
    }

    /** As a variable that was not set leaves it: not the folder that the process happens to be in. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyNameIsNoFolder(String location) {
        assertThatThrownBy(() -> HadoopSettings.ofThisProcess().storeAt(location))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.FOLDER_UNNAMED));
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        assertThatThrownBy(() -> HadoopSettings.ofThisProcess().storeAt("/data/\0"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.NAME_NOT_IN_LOCALE));
    }

    @Test
    void hdfsWithoutAHostIsTheUsualOneOrIsRefused() {
        Configuration configuration = new Configuration();
        configuration.set("fs.defaultFS", "hdfs://imaging:8020");
        HadoopSettings settings = HadoopSettings.of(configuration);
        String location = settings.storeAt("hdfs:///data/a%20b c/").location();
        assertThat(location).isEqualTo("hdfs://imaging:8020/data/a%20b c");
        assertThat(settings.storeAt(location).location()).isEqualTo(location);
        assertThat(settings.storeAt("hdfs:/data").location()).isEqualTo("hdfs://imaging:8020/data");
        assertThat(settings.storeAt("hdfs://other/data").location()).isEqualTo("hdfs://other/data");
        assertThatThrownBy(() -> HadoopSettings.of(new Configuration(false)).storeAt("hdfs:///data"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.FILE_SYSTEM_UNKNOWN))
                .hasMessageContaining("no host");
    }

    @Test
    void aFileSystemThatMayShowHalfAResultIsReadOnlyUntilVouchedFor() {
        Store remote = HadoopSettings.ofThisProcess().storeAt("viewfs://host/x");
        assertThatThrownBy(() -> remote.write("a", out -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StoreReason.FILE_SYSTEM_NOT_TRUSTED));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each -> !each.equals(folder) && !isFolderWithContent(each))
                    .map(each -> folder.relativize(each).toString())
                    .filter(each -> !each.equals(HadoopSettings.STAGING))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFolderWithContent(Path path) {
        String[] names = path.toFile().list();
        return names != null && names.length > 0;
    }

    private String read(String path) throws IOException {
        try (InputStream in = store.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void writeQuietly(String path, String text) {
        try {
            store.write(path, out -> out.write(text(text)));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static <T> T travel(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}

package org.petline.jobs.scanfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.petline.bids.ScanKey;
import org.petline.bids.T1w;
import org.petline.files.Sha256;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.tables.InputFile;

/** A result stands for the bytes that were parsed, whatever length and time stamp say. */
class InputFilesTest {
    private static final String DATASET = "/data/bids";
    private static final String MASKS = "/data/masks";
    private static final SourceFile IMAGE = file(DATASET, "sub-01/pet/sub-01_pet.nii.gz");
    private static final SourceFile SIDECAR = file(DATASET, "sub-01/pet/sub-01_pet.json");
    private static final SourceFile T1W = file(DATASET, "sub-01/anat/sub-01_T1w.nii.gz");
    private static final SourceFile MASK = file(MASKS, "sub-01/anat/sub-01_T1w.nii.gz");

    private final ShiftingStore dataset = new ShiftingStore(DATASET);
    private final ShiftingStore masks = new ShiftingStore(MASKS);

    @Test
    void whatIsParsedIsHashedInTheSamePass() throws IOException {
        dataset.holds(SIDECAR.path(), "sidecar");
        InputFiles inputs = inputs();
        read(inputs.readingFrom(dataset), SIDECAR.path(), 3);

        assertThat(inputs.isKnown(SIDECAR)).isTrue();
        assertThat(inputs.sha256(dataset, SIDECAR)).isEqualTo(sha256("sidecar"));
        assertThat(dataset.opened).containsExactly(SIDECAR.path());
    }

    @Test
    void aFileThatChangesBetweenHashingAndParsingIsNoticed() throws IOException {
        dataset.holds(T1W.path(), "one", "two");
        InputFiles inputs = inputs();
        assertThat(inputs.sha256(dataset, T1W)).isEqualTo(sha256("one"));

        assertThatThrownBy(() -> read(inputs.readingFrom(dataset), T1W.path(), 99))
                .isInstanceOf(InputChangedException.class)
                .hasMessageContaining(T1W.path());
        assertThatThrownBy(inputs::requireUnchanged).isInstanceOf(InputChangedException.class);
    }

    @Test
    void aFileThatIsNotWhatTheLedgerSaysIsNoticedWhenItIsParsed() throws IOException {
        dataset.holds(T1W.path(), "two");
        InputFile before = new InputFile(T1W.path(), T1W.bytes(), T1W.modifiedMillis(), sha256("one"));
        InputFiles inputs = inputs(before);
        assertThat(inputs.sha256(dataset, T1W)).isEqualTo(before.sha256());
        assertThat(dataset.opened).isEmpty();

        assertThatThrownBy(() -> read(inputs.readingFrom(dataset), T1W.path(), 99))
                .isInstanceOf(InputChangedException.class);
    }

    /** The T1w and the mask have one path, one length and one time stamp. */
    @Test
    void filesOfOneNameInTwoFoldersAreTwoFiles() throws IOException {
        dataset.holds(T1W.path(), "one");
        masks.holds(MASK.path(), "two");
        InputFiles inputs = inputs();

        assertThat(inputs.sha256(dataset, T1W)).isEqualTo(sha256("one"));
        assertThat(inputs.sha256(masks, MASK)).isEqualTo(sha256("two"));
        assertThat(inputs.used())
                .extracting(InputFile::path)
                .hasSize(2)
                .contains(T1W.path())
                .noneMatch(path -> path.contains("/data/"));
        InputFiles next = inputs(inputs.used().toArray(InputFile[]::new));
        assertThat(next.sha256(masks, MASK)).isEqualTo(sha256("two"));
        assertThat(masks.opened).hasSize(1);
    }

    @Test
    void afterSkippingTheHashIsStillThatOfTheWholeFile() throws IOException {
        dataset.holds(SIDECAR.path(), "sidecar");
        InputFiles inputs = inputs();
        try (InputStream in = inputs.readingFrom(dataset).open(SIDECAR.path())) {
            assertThat(in.skip(4)).isEqualTo(4);
            assertThat(in.read()).isEqualTo('c');
        }
        assertThat(inputs.sha256(dataset, SIDECAR)).isEqualTo(sha256("sidecar"));
    }

    @Test
    void nothingIsReadThatNoFingerprintKnows() {
        Store reading = inputs().readingFrom(dataset);
        assertThatThrownBy(() -> reading.open("participants.tsv")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reading.delete(T1W.path())).isInstanceOf(UnsupportedOperationException.class);
    }

    private static InputFiles inputs(InputFile... before) {
        ScanKey key = new ScanKey("01", "", "", "", "", "");
        FoundScan scan = new FoundScan(
                "trial",
                key,
                IMAGE,
                List.of(SIDECAR),
                FoundScan.MrFiles.of(new T1w(T1W, ""), MASK, List.of()),
                List.of(),
                FoundScan.Transforms.NONE);
        return new InputFiles(scan, List.of(before));
    }

    private static void read(Store store, String path, int bytes) throws IOException {
        try (InputStream in = store.open(path)) {
            in.readNBytes(bytes);
        }
    }

    private static SourceFile file(String location, String path) {
        return new SourceFile(location, path, 3, 1_000);
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each opening of a file may find another content; its listing never changes. */
    private static final class ShiftingStore implements Store {
        private final String location;
        private final Map<String, List<String>> contents = new TreeMap<>();
        private final List<String> opened = new ArrayList<>();

        ShiftingStore(String location) {
            this.location = location;
        }

        void holds(String path, String... oneAfterAnother) {
            contents.put(path, new ArrayList<>(List.of(oneAfterAnother)));
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public List<Entry> list(String folder) {
            return List.of();
        }

        @Override
        public Optional<Entry> find(String path) {
            return Optional.empty();
        }

        @Override
        public InputStream open(String path) {
            opened.add(path);
            List<String> rest = contents.get(path);
            String now = rest.size() > 1 ? rest.remove(0) : rest.get(0);
            return new ByteArrayInputStream(now.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void write(String path, Content content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean create(String path, Content content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String path) {
            throw new UnsupportedOperationException();
        }
    }
}

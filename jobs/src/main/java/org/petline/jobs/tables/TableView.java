package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * The tables that readers open, {@code tables/<table>/part-*.parquet}, built from the ledger and the results it names.
 *
 * <p>Only parts whose scans changed are rewritten, each in one step, so that whoever opens a file has the old rows or the
 * new ones. What a part was built from is remembered below {@code petline/view}; without that memory, or with a part that
 * is gone or has another length, the part is built again, to the same bytes. The {@code scans} table comes from the ledger
 * alone and is written last; the others hold the last good result of each scan.
 *
 * <p>A part's rows have one set of bytes, whatever nights led to them. A part that changes keeps its former rows' bytes
 * beside the new ones, so that a query of DuckDB or Spark that is under way ends as it began ({@link PartVersions}).
 */
public final class TableView {
    private static final Pattern PART = Pattern.compile("part-(\\d{5})\\.parquet");

    /** Parts are four times their newest version at most; what is far beyond that is none of ours to take into memory. */
    private static final long MOST_VERSIONS = 16;

    private static final long LARGEST_SMALL_PART = 64L << 20;
    /** From a query's listing of a table to its last page; of queries on a large study that take longer few meet it. */
    private static final Duration READERS_END = Duration.ofSeconds(5);

    private final Store output;
    private final Patience patience;

    public TableView(Store output) {
        this(output, TableView::sleepUntilReadersEnd);
    }

    TableView(Store output, Patience patience) {
        this.output = output;
        this.patience = patience;
    }

    /** Waits until readers who saw a part before it was given room have ended. */
    @FunctionalInterface
    interface Patience {
        void waitForReaders() throws IOException;
    }

    private static void sleepUntilReadersEnd() throws IOException {
        try {
            Thread.sleep(READERS_END.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped while readers end").initCause(stopped);
        }
    }

    /**
     * What a refresh did.
     *
     * @param written part files that were written
     * @param findings files that do not belong into a table's folder, and parts that had to be left as they were
     */
    public record Refreshed(List<String> written, List<Finding> findings) {
        public Refreshed {
            written = List.copyOf(written);
            findings = List.copyOf(findings);
        }
    }

    /** What a part was built from: the table's version, a hash a scan, and the file that came out. */
    record Manifest(int version, SortedMap<String, String> scans, long bytes, String sha256) {}

    /**
     * Brings all tables up to the ledger. Every table has at least one part, if an empty one, so that readers find it.
     *
     * @param ledger all entries; what they do not speak of is no scan of this output folder
     */
    public Refreshed refresh(Collection<LedgerEntry> ledger) throws IOException {
        SortedMap<Integer, List<LedgerEntry>> parts = new TreeMap<>();
        parts.put(0, new ArrayList<>());
        List<String> written = new ArrayList<>();
        StudyScans scans = StudyScans.of(ledger);
        List<Finding> findings = new ArrayList<>(scans.findings());
        for (LedgerEntry entry : scans.entries()) {
            parts.computeIfAbsent(entry.part(), ignored -> new ArrayList<>()).add(entry);
        }
        boolean cramped = false;
        for (Table<?> table : inOrder()) cramped |= refresh(table, parts, written, findings);
        if (cramped) {
            patience.waitForReaders();
            for (Table<?> table : inOrder()) refresh(table, parts, written, findings);
        }
        return new Refreshed(written, findings.stream().distinct().toList());
    }

    private static List<Table<?>> inOrder() {
        List<Table<?>> tables = new ArrayList<>(Table.all());
        tables.remove(Table.SCANS);
        tables.add(Table.SCANS);
        return tables;
    }

    /** Forgets what the parts were built from, so that the next refresh builds all of them again. */
    public void forget() throws IOException {
        output.delete(OutputLayout.VIEW);
    }

    /** Parts whose content is not what was written, though their length may be; every part is read. */
    public List<Finding> damage() throws IOException {
        List<Finding> damage = new ArrayList<>();
        for (Table<?> table : Table.all()) {
            for (int part : parts(table)) {
                Optional<Manifest> manifest = manifest(table, part);
                if (manifest.isPresent() && !manifest.get().sha256().equals(hashOf(table, part))) {
                    damage.add(new Finding(OutputLayout.part(table, part), "has other content than was written"));
                }
            }
        }
        return damage;
    }

    /** Forgets what damaged parts were built from, so that the next refresh builds them again. Gives what was damaged. */
    public List<Finding> forgetDamaged() throws IOException {
        List<Finding> damage = damage();
        for (Table<?> table : Table.all()) {
            for (int part : parts(table)) {
                String path = OutputLayout.part(table, part);
                if (damage.stream().anyMatch(each -> each.file().equals(path))) {
                    output.delete(OutputLayout.viewManifest(table, part));
                }
            }
        }
        return damage;
    }

    private List<Integer> parts(Table<?> table) throws IOException {
        return output.list(OutputLayout.tableFolder(table)).stream()
                .map(file -> PART.matcher(file.name()))
                .filter(Matcher::matches)
                .map(name -> Integer.parseInt(name.group(1)))
                .toList();
    }

    private String hashOf(Table<?> table, int part) throws IOException {
        return PublishedFile.at(output, OutputLayout.part(table, part)).sha256();
    }

    /** Whether a part had no room for its new version and has it now. */
    private <R extends Record> boolean refresh(
            Table<R> table, SortedMap<Integer, List<LedgerEntry>> parts, List<String> written, List<Finding> findings)
            throws IOException {
        StudyRows<R> rows = new StudyRows<>(table, output);
        boolean cramped = false;
        for (int part : parts.keySet()) {
            List<LedgerEntry> scans = parts.get(part);
            SortedMap<String, String> hashes = new TreeMap<>();
            for (LedgerEntry scan : scans) rows.hashOf(scan).ifPresent(hash -> hashes.put(scan.scan(), hash));
            if (isCurrent(table, part, hashes)) continue;
            try {
                switch (write(table, part, hashes, bytes(table, hashes, scans, rows))) {
                    case NEW_ROWS -> written.add(OutputLayout.part(table, part));
                    case ROOM_FOR_THEM -> cramped = true;
                    case NOTHING -> {}
                }
            } catch (Refusal refusal) {
                findings.add(new Finding(OutputLayout.part(table, part), "left as it was: " + refusal.getMessage()));
            }
        }
        tidy(table, parts.keySet(), findings);
        return cramped;
    }

    private boolean isCurrent(Table<?> table, int part, SortedMap<String, String> hashes) throws IOException {
        Optional<Manifest> manifest = manifest(table, part);
        Optional<Store.Entry> file = output.find(OutputLayout.part(table, part));
        return manifest.isPresent()
                && file.isPresent()
                && manifest.get().version() == table.version()
                && manifest.get().scans().equals(hashes)
                && manifest.get().bytes() == file.get().bytes();
    }

    /** What a part was given. */
    private enum Given {
        NOTHING,
        NEW_ROWS,
        ROOM_FOR_THEM
    }

    private Given write(Table<?> table, int part, SortedMap<String, String> hashes, byte[] fresh) throws IOException {
        String path = OutputLayout.part(table, part);
        deleteChecksum(table, part);
        byte[] old = oldBytes(path, fresh.length);
        if (Arrays.equals(PartVersions.newest(old), fresh)) {
            remember(table, part, hashes, old);
            return Given.NOTHING;
        }
        Optional<byte[]> next = PartVersions.next(old, fresh);
        if (next.isEmpty()) {
            byte[] wide = PartVersions.widened(old, fresh);
            output.write(path, out -> out.write(wide));
            return Given.ROOM_FOR_THEM;
        }
        output.write(path, out -> out.write(next.get()));
        remember(table, part, hashes, next.get());
        return Given.NEW_ROWS;
    }

    private void remember(Table<?> table, int part, SortedMap<String, String> hashes, byte[] file) throws IOException {
        Manifest manifest = new Manifest(table.version(), hashes, file.length, Fingerprint.sha256(file));
        byte[] json = CanonicalJson.bytesOf(manifest);
        output.write(OutputLayout.viewManifest(table, part), out -> out.write(json));
    }

    private static <R extends Record> byte[] bytes(
            Table<R> table, SortedMap<String, String> hashes, List<LedgerEntry> scans, StudyRows<R> rows)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter<R> writer = new TableWriter<>(table, bytes)) {
            for (LedgerEntry scan : scans) {
                if (!hashes.containsKey(scan.scan())) continue;
                for (R row : rows.of(scan)) writer.append(row);
            }
        }
        return bytes.toByteArray();
    }

    /** None if there is no such file, or one that is far too large to be an old version. */
    private byte[] oldBytes(String path, int freshBytes) throws IOException {
        long most = Math.max(LARGEST_SMALL_PART, MOST_VERSIONS * freshBytes);
        Optional<Store.Entry> file = output.find(path);
        if (file.isEmpty() || file.get().folder() || file.get().bytes() > most) return new byte[0];
        try (InputStream in = output.open(path)) {
            return in.readAllBytes();
        }
    }

    /**
     * A Hadoop tool that copied the folder leaves {@code .crc} files, and a part that changes beside one cannot be read
     * by Spark any more; without one it can.
     */
    private void deleteChecksum(Table<?> table, int part) throws IOException {
        output.delete(OutputLayout.tableFolder(table) + "/." + OutputLayout.partName(part) + ".crc");
    }

    /** Deletes parts of ours that no scan lies in any more, and names everything that is not ours. */
    private void tidy(Table<?> table, Collection<Integer> parts, List<Finding> findings) throws IOException {
        for (Store.Entry file : output.list(OutputLayout.tableFolder(table))) {
            Matcher name = PART.matcher(file.name());
            int part = name.matches() ? Integer.parseInt(name.group(1)) : -1;
            if (parts.contains(part)) continue;
            if (part >= 0 && manifest(table, part).isPresent()) {
                output.delete(file.path());
                output.delete(OutputLayout.viewManifest(table, part));
            } else {
                findings.add(new Finding(
                        file.path(), "was not made by petline, and readers of the folder see it; move it away"));
            }
        }
    }

    private Optional<Manifest> manifest(Table<?> table, int part) throws IOException {
        try (InputStream in = output.open(OutputLayout.viewManifest(table, part))) {
            JsonNode json = CanonicalJson.tree(in.readAllBytes());
            return Optional.of(CanonicalJson.read(json, Manifest.class));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }
}

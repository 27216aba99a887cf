package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.Refusal;
import org.petline.bids.Store;

/**
 * The tables that readers open, {@code tables/<table>/part-*.parquet}, built from the ledger and the results it names.
 *
 * <p>Only parts whose scans changed are rewritten, each in one step, so that whoever opens a file has the old rows or the
 * new ones. What a part was built from is remembered below {@code petline/view}; without that memory, or with a part that
 * is gone or has another length, the part is built again, to the same bytes. The {@code scans} table comes from the ledger
 * alone and is written last; the others hold the last good result of each scan.
 *
 * <p>A part has one set of bytes for one set of rows, whatever nights led to it, and so it is replaced and never added to.
 * DuckDB and Spark open a file by its name more than once in a query (DuckDB its footer and then its pages, Spark by the
 * length that its listing gave). One that is replaced in between ends their query with an error; Spark was once seen to
 * count no rows instead, when parts were replaced fifty times a second. Who polls during a run asks again. Parts that did not change are never touched, and a run refreshes the tables every few minutes at most.
 */
public final class TableView {
    private static final Pattern PART = Pattern.compile("part-(\\d{5})\\.parquet");

    private final Store output;

    public TableView(Store output) {
        this.output = output;
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
        for (Table<?> table : Table.all()) {
            if (table != Table.SCANS) refresh(table, parts, written, findings);
        }
        refresh(Table.SCANS, parts, written, findings);
        return new Refreshed(written, findings);
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
        try (InputStream in = output.open(OutputLayout.part(table, part))) {
            return Fingerprint.sha256(in.readAllBytes());
        }
    }

    private <R extends Record> void refresh(
            Table<R> table, SortedMap<Integer, List<LedgerEntry>> parts, List<String> written, List<Finding> findings)
            throws IOException {
        StudyRows<R> rows = new StudyRows<>(table, output);
        for (int part : parts.keySet()) {
            List<LedgerEntry> scans = parts.get(part);
            SortedMap<String, String> hashes = new TreeMap<>();
            for (LedgerEntry scan : scans) rows.hashOf(scan).ifPresent(hash -> hashes.put(scan.scan(), hash));
            if (isCurrent(table, part, hashes)) continue;
            try {
                write(table, part, hashes, scans, rows);
                written.add(OutputLayout.part(table, part));
            } catch (Refusal refusal) {
                findings.add(new Finding(OutputLayout.part(table, part), "left as it was: " + refusal.getMessage()));
            }
        }
        tidy(table, parts.keySet(), findings);
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

    private <R extends Record> void write(
            Table<R> table, int part, SortedMap<String, String> hashes, List<LedgerEntry> scans, StudyRows<R> rows)
            throws IOException {
        String path = OutputLayout.part(table, part);
        deleteChecksum(table, part);
        HashedStream file = new HashedStream();
        output.write(path, out -> {
            file.start(out);
            try (TableWriter<R> writer = new TableWriter<>(table, file)) {
                for (LedgerEntry scan : scans) {
                    if (!hashes.containsKey(scan.scan())) continue;
                    for (R row : rows.of(scan)) writer.append(row);
                }
            }
        });
        byte[] json = CanonicalJson.bytesOf(new Manifest(table.version(), hashes, file.bytes(), file.sha256()));
        output.write(OutputLayout.viewManifest(table, part), out -> out.write(json));
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

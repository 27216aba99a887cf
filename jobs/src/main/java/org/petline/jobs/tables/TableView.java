package org.petline.jobs.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.Store;

/**
 * The tables that readers open, {@code tables/<table>/part-*.parquet}, built from the ledger and the results it names.
 *
 * <p>Only parts whose scans changed are rewritten, each in one step, so that whoever opens a file has the old rows or the
 * new ones. What a part was built from is remembered below {@code petline/view}; without that memory, or with a part that
 * is gone or has another length, the part is built again, to the same bytes. The {@code scans} table comes from the ledger
 * alone and is written last; the others hold the last good result of each scan.
 *
 * <p>A part's rows have one set of bytes ({@link PartFile}), whatever nights led to them.
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
    public record Refreshed(List<String> written, List<OutputFinding> findings) {
        public Refreshed {
            written = List.copyOf(written);
            findings = List.copyOf(findings);
        }
    }

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
        List<OutputFinding> findings = new ArrayList<>();
        for (LedgerEntry entry : scans.entries()) {
            parts.computeIfAbsent(entry.part(), ignored -> new ArrayList<>()).add(entry);
        }
        for (Table<?> table : inOrder()) refresh(table, parts, written, findings);
        return new Refreshed(written, findings);
    }

    private static List<Table<?>> inOrder() {
        List<Table<?>> tables = new ArrayList<>(Table.all());
        tables.remove(Table.SCANS);
        tables.add(Table.SCANS);
        return tables;
    }

    /**
     * Reads every part, and forgets what those were built from whose content is not what was written, though their length
     * may be: the next refresh builds them again. Gives what was damaged.
     */
    public List<OutputFinding> forgetDamaged() throws IOException {
        List<OutputFinding> damage = new ArrayList<>();
        for (Table<?> table : Table.all()) {
            for (int part : parts(table)) {
                String path = OutputLayout.part(table, part);
                if (!PartMemory.contentDiffers(output, table, part)) continue;
                damage.add(new OutputFinding(path, "has other content than was written"));
                output.delete(OutputLayout.viewManifest(table, part));
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

    private <R extends Record> void refresh(
            Table<R> table,
            SortedMap<Integer, List<LedgerEntry>> parts,
            List<String> written,
            List<OutputFinding> findings)
            throws IOException {
        StudyRows<R> rows = new StudyRows<>(table, output);
        for (int part : parts.keySet()) {
            String path = OutputLayout.part(table, part);
            List<LedgerEntry> scans = parts.get(part);
            SortedMap<String, String> hashes = new TreeMap<>();
            for (LedgerEntry scan : scans) rows.hashOf(scan).ifPresent(hash -> hashes.put(scan.scan(), hash));
            if (isCurrent(table, part, hashes)) continue;
            try {
                byte[] file = PartFile.of(table, scans, output).bytes();
                PartMemory memory =
                        new PartMemory(PartFile.FORM, table.version(), hashes, file.length, Sha256.of(file));
                deleteChecksum(table, part);
                if (!isThere(path, memory)) {
                    output.write(path, out -> out.write(file));
                    written.add(path);
                }
                memory.write(output, table, part);
            } catch (Refusal refusal) {
                findings.add(new OutputFinding(path, "left as it was: " + refusal.getMessage()));
            }
        }
        tidy(table, parts.keySet(), findings);
    }

    private boolean isCurrent(Table<?> table, int part, SortedMap<String, String> hashes) throws IOException {
        Optional<PartMemory> memory = PartMemory.of(output, table, part);
        Optional<Store.Entry> file = output.find(OutputLayout.part(table, part));
        return memory.isPresent()
                && file.isPresent()
                && memory.get().form() == PartFile.FORM
                && memory.get().version() == table.version()
                && memory.get().scans().equals(hashes)
                && memory.get().bytes() == file.get().bytes();
    }

    private boolean isThere(String path, PartMemory wanted) throws IOException {
        Optional<Store.Entry> found = output.find(path);
        return found.isPresent()
                && FileCheck.CONTENTS
                        .whyAnother(output, found.get(), wanted.bytes(), wanted.sha256())
                        .isEmpty();
    }

    /**
     * A Hadoop tool that copied the folder leaves {@code .crc} files, and a part that changes beside one cannot be read
     * by Spark any more; without one it can.
     */
    private void deleteChecksum(Table<?> table, int part) throws IOException {
        output.delete(OutputLayout.tableFolder(table) + "/." + OutputLayout.partName(part) + ".crc");
    }

    /** Deletes parts of ours that no scan lies in any more, and names everything that is not ours. */
    private void tidy(Table<?> table, Collection<Integer> parts, List<OutputFinding> findings) throws IOException {
        for (Store.Entry file : output.list(OutputLayout.tableFolder(table))) {
            Matcher name = PART.matcher(file.name());
            int part = name.matches() ? Integer.parseInt(name.group(1)) : -1;
            if (parts.contains(part)) continue;
            if (part >= 0 && PartMemory.of(output, table, part).isPresent()) {
                output.delete(file.path());
                output.delete(OutputLayout.viewManifest(table, part));
            } else {
                findings.add(new OutputFinding(
                        file.path(), "was not made by petline, and readers of the folder see it; move it away"));
            }
        }
    }
}

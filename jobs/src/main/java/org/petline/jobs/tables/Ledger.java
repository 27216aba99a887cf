package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.bids.Store;

/**
 * One entry a scan, each a small file that is replaced in one step: writing it is the only commit of a scan.
 *
 * <p>Whatever a crash leaves without its entry does not count. An entry that cannot be read counts as absent, with a
 * finding, so that the scan is done again; one of a newer petline stops everything (Refusal TABLE_NEWER).
 */
public final class Ledger {
    private static final String ENDING = ".json";

    private final Store output;

    public Ledger(Store output) {
        this.output = output;
    }

    /**
     * What the ledger says.
     *
     * @param entries by scan
     * @param findings entries that could not be read
     */
    public record Reading(SortedMap<String, LedgerEntry> entries, List<Finding> findings) {
        public Reading {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
            findings = List.copyOf(findings);
        }
    }

    /** All entries. */
    public Reading readAll() throws IOException {
        SortedMap<String, LedgerEntry> entries = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Store.Entry file : output.list(OutputLayout.LEDGER)) {
            if (file.folder() || !file.name().endsWith(ENDING)) {
                findings.add(new Finding(file.path(), "not a ledger entry, left alone"));
                continue;
            }
            read(file.path(), findings).ifPresent(entry -> entries.put(entry.scan(), entry));
        }
        return new Reading(entries, findings);
    }

    /** One scan's entry, if there is one that can be read. */
    public Optional<LedgerEntry> read(String scan) throws IOException {
        return read(OutputLayout.ledgerEntry(scan), new ArrayList<>());
    }

    /** Commits a scan: from here on its entry, and the result that it names, count. */
    public void commit(LedgerEntry entry) throws IOException {
        byte[] json = CanonicalJson.bytesOf(entry);
        output.write(OutputLayout.ledgerEntry(entry.scan()), out -> out.write(json));
    }

    private Optional<LedgerEntry> read(String path, List<Finding> findings) throws IOException {
        byte[] json;
        try (InputStream in = output.open(path)) {
            json = in.readAllBytes();
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        }
        try {
            JsonNode tree = CanonicalJson.tree(json);
            int format = tree.path("format").asInt();
            if (format > LedgerEntry.FORMAT) {
                throw Refusal.of(OutputReason.TABLE_NEWER)
                        .file(path)
                        .field("format")
                        .found(format + ", and this petline knows " + LedgerEntry.FORMAT);
            }
            LedgerEntry entry = CanonicalJson.read(tree, LedgerEntry.class);
            if (path.equals(OutputLayout.ledgerEntry(entry.scan()))) return Optional.of(entry);
            findings.add(new Finding(path, "speaks of another scan, " + entry.scan() + "; counted as absent"));
        } catch (JsonProcessingException damage) {
            findings.add(new Finding(path, "cannot be read, counted as absent: " + firstLine(damage)));
        }
        return Optional.empty();
    }

    private static String firstLine(Exception damage) {
        return String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
    }
}

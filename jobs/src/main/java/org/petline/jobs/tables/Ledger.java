package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * One entry a scan, each a small file that is replaced in one step: writing it is the only commit of a scan.
 *
 * <p>Whatever a crash leaves without its entry does not count. An entry that cannot be read counts as absent, with a
 * finding, so that the scan is done again; one of a newer petline stops everything (Refusal TABLE_NEWER), and so does a
 * scan with two entries that differ, of which petline does not choose one.
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
    public record Reading(SortedMap<String, LedgerEntry> entries, List<OutputFinding> findings) {
        public Reading {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
            findings = List.copyOf(findings);
        }
    }

    /**
     * All entries.
     *
     * @throws Refusal TABLE_NEWER or LEDGER_AMBIGUOUS
     */
    public Reading readAll() throws IOException {
        SortedMap<String, LedgerEntry> entries = new TreeMap<>();
        SortedMap<String, LedgerEntry> misnamed = new TreeMap<>();
        List<OutputFinding> findings = new ArrayList<>();
        for (Store.Entry file : output.list(OutputLayout.LEDGER)) {
            if (file.folder() || !file.name().endsWith(ENDING)) {
                findings.add(new OutputFinding(file.path(), "not a ledger entry, left alone"));
                continue;
            }
            parse(file.path(), findings).ifPresent(entry -> {
                boolean named = file.path().equals(OutputLayout.ledgerEntry(entry.scan()));
                if (named) entries.put(entry.scan(), entry);
                else misnamed.put(file.path(), entry);
            });
        }
        misnamed.forEach((path, entry) -> {
            requireNoOther(path, entry, entries.get(entry.scan()));
            findings.add(new OutputFinding(path, "speaks of another scan, " + entry.scan() + "; counted as absent"));
        });
        return new Reading(entries, findings);
    }

    /** One scan's entry, if there is one that can be read. */
    public Optional<LedgerEntry> read(String scan) throws IOException {
        return parse(OutputLayout.ledgerEntry(scan), new ArrayList<>())
                .filter(entry -> entry.scan().equals(scan));
    }

    /** Commits a scan: from here on its entry, and the result that it names, count. */
    public void commit(LedgerEntry entry) throws IOException {
        byte[] json = SealedJson.bytesOf(entry);
        output.write(OutputLayout.ledgerEntry(entry.scan()), out -> out.write(json));
    }

    /** Forgets a scan altogether. */
    public void drop(String scan) throws IOException {
        output.delete(OutputLayout.ledgerEntry(scan));
    }

    /** A second entry comes from a folder that two machines wrote to and that was then put together. */
    private static void requireNoOther(String path, LedgerEntry entry, LedgerEntry other) {
        if (other == null || other.equals(entry)) return;
        throw Refusal.of(OutputReason.LEDGER_AMBIGUOUS)
                .file(path)
                .field(entry.scan())
                .found(entry.status().word() + " by run " + entry.row().run().runRecord() + ", and "
                        + other.status().word() + " by run " + other.row().run().runRecord() + " in "
                        + OutputLayout.ledgerEntry(other.scan()));
    }

    private Optional<LedgerEntry> parse(String path, List<OutputFinding> findings) throws IOException {
        byte[] json;
        try {
            json = output.read(path);
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        }
        try {
            return Optional.of(entry(path, SealedJson.open(json)));
        } catch (JsonProcessingException damage) {
            findings.add(new OutputFinding(path, "cannot be read, counted as absent: " + firstLine(damage)));
        }
        return Optional.empty();
    }

    /** What a newer petline knows of a scan is not thrown away, as a damaged entry is. */
    private static LedgerEntry entry(String path, SealedJson.Opened file) throws JsonProcessingException {
        if (file.seal() == SealedJson.Seal.BROKEN) {
            throw new JsonMappingException(null, "it does not hold what was written");
        }
        int format = file.content().path("format").asInt();
        if (format > LedgerEntry.FORMAT) {
            throw Refusal.of(OutputReason.TABLE_NEWER)
                    .file(path)
                    .field("format")
                    .found(format + ", and this petline knows " + LedgerEntry.FORMAT);
        }
        try {
            return CanonicalJson.read(file.content(), LedgerEntry.class);
        } catch (JsonProcessingException strange) {
            // A newer petline seals its entries too: a strange field without a seal is damage.
            boolean newer = file.seal() == SealedJson.Seal.WHOLE
                    && CanonicalJson.holdsMoreThan(file.content(), LedgerEntry.class);
            if (!newer) throw strange;
            throw Refusal.of(OutputReason.TABLE_NEWER)
                    .file(path)
                    .found("fields that this petline does not know")
                    .because(strange);
        }
    }

    private static String firstLine(Exception damage) {
        return String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
    }
}

package org.petline.jobs.upkeep;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.petline.files.FaultWords;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.ParquetTexts;

/**
 * Whether a person is named nowhere in an output folder: in no name of a file and in no byte of one, compressed files and
 * the pages of Parquet files read as what they hold. A file that cannot be read proves nothing, and is a finding.
 */
public final class Absence {
    private static final int CHUNK = 1 << 20;

    /** So much of a chunk is looked at again with the next one: longer than any name in its words. */
    private static final int OVERLAP = 4096;

    private static final int MAGIC_BYTES = 4;

    private final Store output;
    private final PersonName person;
    private final List<OutputFinding> findings = new ArrayList<>();
    private long files;
    private long rows;

    private Absence(Store output, PersonName person) {
        this.output = output;
        this.person = person;
    }

    /**
     * What came out.
     *
     * @param findings files that name the person, and files that could not be read
     * @param files that were read
     * @param rows of tables that were read
     */
    public record Result(List<OutputFinding> findings, long files, long rows) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** Looks for a participant, by the label without sub-. */
    public static Result of(Store output, String participant) throws IOException {
        Absence absence = new Absence(output, new PersonName(participant));
        FileTree tree = new FileTree(output);
        List<Store.Entry> all = new ArrayList<>(tree.below(""));
        all.addAll(tree.below(HadoopSettings.STAGING));
        for (Store.Entry file : all) absence.look(file);
        return new Result(absence.findings, absence.files, absence.rows);
    }

    private void look(Store.Entry file) {
        files++;
        if (person.isIn(file.path())) {
            add(file, "has the name of " + person);
            return;
        }
        try {
            byte[] magic = magic(file.path());
            if (ParquetTexts.isOne(magic) && table(file)) return;
            boolean packed = magic.length > 1 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
            if (packed) text(file, new GZIPInputStream(new BufferedInputStream(output.open(file.path()))));
            else text(file, output.open(file.path()));
        } catch (IOException unreadable) {
            add(file, "cannot be read, which proves nothing: " + FaultWords.of(unreadable));
        }
    }

    private byte[] magic(String path) throws IOException {
        try (InputStream in = output.open(path)) {
            return in.readNBytes(MAGIC_BYTES);
        }
    }

    /** Whether a Parquet file names the person; its footer, which is not compressed, is looked at as bytes after. */
    private boolean table(Store.Entry file) throws IOException {
        List<String> named = new ArrayList<>();
        rows += ParquetTexts.of(output.read(file.path()), (column, value) -> {
            if (named.isEmpty() && person.isNamedBy(column, value)) named.add(column);
        });
        if (!named.isEmpty()) add(file, "names " + person + " in the column " + named.get(0));
        return !named.isEmpty();
    }

    /** Every byte counts as one character, so that nothing is passed over for not being a text. */
    private void text(Store.Entry file, InputStream opened) throws IOException {
        try (InputStream in = opened) {
            boolean isTable = file.name().endsWith(".tsv");
            String before = "";
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                String now = before + new String(chunk, StandardCharsets.ISO_8859_1);
                if (person.isNamedBy(now) || (isTable && cells(now))) {
                    add(file, "names " + person);
                    return;
                }
                before = now.substring(Math.max(0, now.length() - OVERLAP));
            }
        }
    }

    /** A table of text whose first column is the participant. */
    private boolean cells(String text) {
        String[] lines = text.split("\n", -1);
        int column = List.of(lines[0].strip().split("\t", -1)).indexOf("participant_id");
        if (column < 0) return false;
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            if (column < cells.length && person.isNamedBy("participant_id", cells[column].strip())) return true;
        }
        return false;
    }

    private void add(Store.Entry file, String what) {
        findings.add(new OutputFinding(file.path(), what));
    }
}

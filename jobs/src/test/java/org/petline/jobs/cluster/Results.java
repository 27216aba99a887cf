package org.petline.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableColumn;
import org.petline.jobs.tables.TableReader;
import org.petline.jobs.tables.TableSchema;

/** What two runs over the same dataset must have in common, read from their output folders. */
final class Results {
    /** The one table that also tells when, and how fast, a scan was done. */
    private static final String SCANS = OutputLayout.tableFolder(Table.SCANS) + "/";

    private final Path output;
    private final Store store;

    private Results(Path output) {
        this.output = output;
        this.store = HadoopSettings.ofThisProcess().storeAt(output.toString());
    }

    /** The results in a local output folder. */
    static Results in(Path output) {
        return new Results(output);
    }

    /** Values of each table's rows, column by column, by the table's name; those of volatile columns are left out. */
    SortedMap<String, List<List<Object>>> rows() throws IOException {
        SortedMap<String, List<List<Object>>> rows = new TreeMap<>();
        for (Table<?> table : Table.all()) rows.put(table.name(), rows(table));
        return rows;
    }

    /** The rows that are not those of other results, a line each with both; only the first of each table. */
    List<String> rowsOtherThanIn(Results expected) throws IOException {
        SortedMap<String, List<List<Object>>> here = rows();
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, List<List<Object>>> table : expected.rows().entrySet()) {
            List<List<Object>> found = here.get(table.getKey());
            List<List<Object>> wanted = table.getValue();
            if (found.size() != wanted.size()) {
                differences.add(table.getKey() + " has " + found.size() + " rows, not " + wanted.size());
            }
            IntStream.range(0, Math.min(found.size(), wanted.size()))
                    .filter(row -> !found.get(row).equals(wanted.get(row)))
                    .mapToObj(row ->
                            table.getKey() + " row " + row + " is " + found.get(row) + ", not " + wanted.get(row))
                    .findFirst()
                    .ifPresent(differences::add);
        }
        return differences;
    }

    /** SHA-256 by path of every file that a user opens: derivatives, and tables but that of the scans. */
    SortedMap<String, String> contents() throws IOException {
        SortedMap<String, String> hashes = derivatives();
        hashes.putAll(hashes(path -> path.startsWith(OutputLayout.TABLES + "/") && !path.startsWith(SCANS)));
        return hashes;
    }

    /** SHA-256 by path of every derivative. */
    SortedMap<String, String> derivatives() throws IOException {
        return hashes(path -> path.startsWith("sub-") || !path.contains("/"));
    }

    private SortedMap<String, String> hashes(Predicate<String> wanted) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String path : paths()) {
            if (wanted.test(path)) hashes.put(path, Sha256.of(Files.readAllBytes(output.resolve(path))));
        }
        return hashes;
    }

    /**
     * Every file below the output folder, however many runs it took: those named by a run's id under the word RUN, those
     * of a lock under NUMBER.
     */
    SortedSet<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String path : paths()) {
            names.add(path.replaceFirst("(" + OutputLayout.RUNS + "/)[^.]*", "$1RUN")
                    .replaceFirst("(petline/locks/)[0-9]+", "$1NUMBER"));
        }
        return names;
    }

    private <R extends Record> List<List<Object>> rows(Table<R> table) throws IOException {
        TableSchema<R> schema = table.schema();
        List<List<Object>> rows = new ArrayList<>();
        for (Store.Entry part : store.list(OutputLayout.tableFolder(table))) {
            for (R row : TableReader.read(store, part.path(), table)) {
                List<Object> values = new ArrayList<>();
                for (int index = 0; index < schema.columns().size(); index++) {
                    TableColumn column = schema.columns().get(index);
                    if (!column.isVolatile()) values.add(schema.valueOf(row, index));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private List<String> paths() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}

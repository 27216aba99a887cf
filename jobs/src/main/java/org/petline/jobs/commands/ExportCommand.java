package org.petline.jobs.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.DataDictionary;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.RowSink;
import org.petline.jobs.tables.StudyRows;
import org.petline.jobs.tables.StudyScans;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableWriter;
import org.petline.jobs.tables.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every table of a study as one file, for tools that want one. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write each table of the study as a single file, with the data dictionary beside them.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Option(names = "--format", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder for the files.")
    private String target;

    /** What a file looks like. */
    enum Format {
        CSV,
        TSV,
        PARQUET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        Store results = OutputFolder.withLedger(output);
        Store files = OutputFolder.notAt(target);
        PrintWriter err = spec.commandLine().getErr();
        Ledger.Reading ledger = new Ledger(results).readAll();
        StudyScans scans = StudyScans.of(ledger.entries().values());
        ledger.findings().forEach(err::println);
        for (Table<?> table : Table.all()) export(table, results, scans, files);
        files.write("data-dictionary.tsv", out -> out.write(DataDictionary.tsv().getBytes(StandardCharsets.UTF_8)));
        files.delete(HadoopSettings.STAGING);
        return 0;
    }

    /** The rows go from the scans' results to the file one scan at a time. */
    private <R extends Record> void export(Table<R> table, Store results, StudyScans scans, Store files)
            throws IOException {
        String name = table.name() + "." + format;
        StudyRows<R> study = new StudyRows<>(table, results);
        AtomicLong rows = new AtomicLong();
        files.write(name, out -> {
            try (RowSink<R> sink = sink(table, out)) {
                for (LedgerEntry scan : scans.entries()) {
                    List<R> ofScan = study.of(scan);
                    for (R row : ofScan) sink.append(row);
                    rows.addAndGet(ofScan.size());
                }
            }
        });
        spec.commandLine().getOut().printf(Locale.ROOT, "%s/%s: %d rows%n", files.location(), name, rows.get());
    }

    private <R extends Record> RowSink<R> sink(Table<R> table, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new TextTable<>(table, TextTable.Form.CSV, out);
            case TSV -> new TextTable<>(table, TextTable.Form.TSV, out);
            case PARQUET -> new TableWriter<>(table, out);
        };
    }
}

package org.petline.jobs.publication;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.petline.bids.DerivativeDescription;
import org.petline.files.Store;
import org.petline.jobs.lock.LockLostException;
import org.petline.jobs.scan.PetlineVersion;
import org.petline.jobs.tables.DataDictionary;
import org.petline.jobs.tables.FileCheck;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.StudyScans;
import org.petline.jobs.tables.TableView;
import org.petline.report.StudyFacts;

/**
 * Brings what readers open up to the ledger: tables, data dictionary and report. Can be repeated at any time; what is up
 * to date is not written again.
 */
public final class StudyPublication {
    /** Readers of a long night see its first scans after so long. */
    private static final Duration TABLES_EVERY = Duration.ofMinutes(5);

    /** How much longer than a refresh of a large study took its driver rests before the next one. */
    private static final int REST_PER_REFRESH = 20;

    private final Store output;
    private final StudyFacts facts;
    private final FileCheck check;
    private final Duration tablesEvery;
    private long nextNanos;

    /** A publication that trusts what was published before by its length, or reads and compares all of it. */
    public StudyPublication(Store output, StudyFacts facts, FileCheck check) {
        this(output, facts, check, TABLES_EVERY);
    }

    public StudyPublication(Store output, StudyFacts facts, FileCheck check, Duration tablesEvery) {
        this.output = output;
        this.facts = facts;
        this.check = check;
        this.tablesEvery = tablesEvery;
        this.nextNanos = System.nanoTime() + tablesEvery.toNanos();
    }

    /**
     * In the middle of a run, every few minutes: the tables alone, from what the ledger says then. Executors go on
     * meanwhile, and may replace what is just being read; whatever cannot be read or written now is tried again later,
     * and what lasts, {@link #publish} meets.
     */
    public void publishTablesNowAndThen() throws IOException {
        long start = System.nanoTime();
        if (start - nextNanos < 0) return;
        try {
            new TableView(output).refresh(new Ledger(output).readAll().entries().values());
        } catch (LockLostException gone) {
            throw gone;
        } catch (IOException passing) {
            // The scans go on: no night ends because readers see them a little later.
        }
        long end = System.nanoTime();
        nextNanos = end + Math.max(tablesEvery.toNanos(), REST_PER_REFRESH * (end - start));
    }

    /** Everything, from what the ledger says of all scans. Gives what was odd. */
    public List<OutputFinding> publish(Collection<LedgerEntry> ledger) throws IOException {
        TableView tables = new TableView(output);
        List<OutputFinding> findings = new ArrayList<>();
        if (check == FileCheck.CONTENTS) findings.addAll(tables.forgetDamaged());
        findings.addAll(tables.refresh(ledger).findings());
        OutputText text = new OutputText(output);
        text.publish(OutputLayout.DICTIONARY_JSON, DataDictionary.json());
        text.publish(OutputLayout.DICTIONARY_TSV, DataDictionary.tsv());
        text.publish(
                DerivativeDescription.FILE, new DerivativeDescription(facts.dataset(), PetlineVersion.TEXT).json());
        text.publish(DerivativeDescription.BIDS_IGNORE_FILE, DerivativeDescription.bidsIgnore());
        new ReportPublication(output, facts, check)
                .refresh(StudyScans.of(ledger).entries(), findings);
        return findings;
    }
}

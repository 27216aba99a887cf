package org.petline.jobs.plan;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.petline.files.Store;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scanfiles.StageCache;
import org.petline.jobs.stages.Stage;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.rows.ScanStatus;

/** What a scan that goes by another name takes with it, and what it leaves behind once it is done under the new one. */
public record RenamedScans(Store output) {
    /**
     * Lets the scan go on from the stages that were done under its old name: their fingerprints tell contents and not
     * names. Stages whose files bear the name are done again.
     */
    public void takeStagesAlong(GoneScans.Renamed scan) throws IOException {
        StageCache now = new StageCache(output, scan.name());
        for (Stage<?> stage : Stages.ALL.inOrder()) {
            if (stage.isKept() && !stage.leavesFiles())
                now.takeFrom(scan.entry().scan(), stage.keptAs());
        }
    }

    /**
     * Takes away what lies under old names, derivatives and results, of every scan that is done under its new one: whoever
     * gathers files by pattern would have it twice.
     *
     * @return whether entries changed
     */
    public boolean leaveNothingTwice(Collection<LedgerEntry> entries) throws IOException {
        boolean changed = false;
        Map<String, LedgerEntry> done = new HashMap<>();
        for (LedgerEntry entry : entries) {
            if (entry.status() != ScanStatus.DONE) continue;
            // Of joined runs every image, and not the first alone.
            for (InputFile file : entry.inputs()) done.put(file.sha256(), entry);
        }
        for (LedgerEntry entry : entries) {
            boolean old = PipelineReason.SCAN_RENAMED
                            .name()
                            .equals(entry.row().outcome().reasonCode())
                    && entry.result().exists();
            if (!old || !hashOf(entry).map(done::containsKey).orElse(false)) continue;
            retire(entry);
            changed = true;
        }
        return changed;
    }

    private void retire(LedgerEntry entry) throws IOException {
        new PublishedFiles(output).deleteOutdated(entry.result(), ScanResult.none());
        LedgerEntry bare = LedgerEntry.of(entry.row(), entry.part(), entry.stages(), entry.inputs(), ScanResult.none());
        new Ledger(output).commit(bare);
        new ScanResults(output).deleteOthers(bare);
        new StageCache(output, entry.scan()).forgetAll();
    }

    private static Optional<String> hashOf(LedgerEntry entry) {
        return ScanImage.of(entry).map(ScanImage::file).map(InputFile::sha256).filter(hash -> !hash.isEmpty());
    }
}

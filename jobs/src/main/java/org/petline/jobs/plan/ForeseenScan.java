package org.petline.jobs.plan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.ScanCheck;
import org.petline.jobs.scan.ScanStages;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.tables.LedgerEntry;

/** What a run will say of a scan, as far as that is known before a voxel is read. */
public record ForeseenScan(RunContext context) {
    /** All that a run will refuse the scan for; empty if only its voxels can. */
    public List<Refusal> problems(FoundScan scan, Optional<LedgerEntry> before) throws IOException {
        InputFiles inputs = new InputFiles(scan, before.map(LedgerEntry::inputs).orElse(List.of()));
        try (ScanStages stages = new ScanStages(context, scan, inputs, new StageClock())) {
            return ScanCheck.problems(context, scan, inputs, stages);
        }
    }
}

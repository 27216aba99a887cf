package org.petline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.petline.bids.DatasetIndex;
import org.petline.files.Store;
import org.petline.gzip.GzipMembers;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.scan.ExecutorResources;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.RunSettings;
import org.petline.jobs.scan.ScanStages;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.store.HadoopSettings;

/**
 * What one scan costs, stage by stage, without Spark: as time, and as a multiple of inflating its .nii.gz, which any
 * program has to do.
 *
 * @param inflate reading the image file to its end through the gzip codec, nothing else
 * @param stages in the order in which they ran
 */
public record ScanTiming(StageClock.Times inflate, Map<String, StageClock.Times> stages) {
    /** Runs the first scan of a dataset once, from nothing, into an empty output folder. */
    public static ScanTiming ofFirstScan(String dataset, String output, SettingsReader settings) throws IOException {
        HadoopSettings files = HadoopSettings.ofThisProcess();
        Store source = files.storeAt(dataset);
        FoundScan scan = Discovery.of(DatasetIndex.of(source, List.of()), files, settings.settings())
                .scans()
                .get(0);
        StageClock reading = new StageClock();
        reading.time("inflate", () -> inflate(source, scan.image().path()));
        StageClock clock = new StageClock();
        RunContext context = new RunContext(
                files,
                files.storeAt(output),
                RunSettings.of(settings.settings(), files),
                "bench",
                new ExecutorResources(1, ""),
                Trust.STAMPS,
                "");
        try (ScanStages stages = new ScanStages(context, scan, new InputFiles(scan, List.of()), clock)) {
            stages.finish();
            stages.result(Stages.PUBLISH);
        }
        return new ScanTiming(reading.total(), clock.stages());
    }

    /** All stages together. */
    public StageClock.Times total() {
        double seconds = 0;
        double cpuSeconds = 0;
        for (StageClock.Times stage : stages.values()) {
            seconds += stage.seconds();
            cpuSeconds += stage.cpuSeconds();
        }
        return new StageClock.Times(seconds, cpuSeconds);
    }

    private static Long inflate(Store source, String path) throws IOException {
        try (InputStream in = new GzipMembers(source.open(path), path)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}

package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dataset and output on a real HDFS, two threads in one Java machine. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class HdfsIT {
    @TempDir
    private Path folder;

    @Test
    void aRunOnHdfsGivesTheLocalBitsAndASecondOneTouchesNothing(Testbed testbed)
            throws IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Hdfs hdfs = testbed.hdfs();
        run(testbed, scratch);
        SortedMap<String, Long> afterFirst = timesOfResults(hdfs);
        Path fetched = hdfs.fetch("/quiet", folder.resolve("fetched"));

        run(testbed, scratch);
        assertThat(timesOfResults(hdfs)).isEqualTo(afterFirst).isNotEmpty();
        assertThat(scratch).isEmptyDirectory();
        testbed.requireUndisturbed(fetched);
        assertThat(Results.in(fetched).names())
                .noneMatch(name -> name.contains(".staging") || name.endsWith(".tmp") || name.endsWith(".crc"));
    }

    private void run(Testbed testbed, Path scratch) throws IOException, InterruptedException {
        List<String> petline =
                List.of("run", testbed.datasetOnHdfs(), testbed.hdfs().uri("/quiet"), "--work-dir", scratch.toString());
        try (JavaProcess run = JavaProcess.embedded(SparkHome.ofTheBuild(), folder.resolve("log"), 2, petline)) {
            assertThat(run.await()).as(run.output()).isZero();
        }
    }

    /** When each file of the output was written, but for what tells about runs. */
    private static SortedMap<String, Long> timesOfResults(Hdfs hdfs) throws IOException {
        SortedMap<String, Long> times = hdfs.times("/quiet");
        times.keySet().removeIf(path -> !path.matches("(tables|sub-[^/]*|petline/(ledger|results|stages|view))/.*"));
        return times;
    }
}

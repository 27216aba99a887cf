package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.testing.CommandHere;
import org.petline.jobs.testing.Hdfs;

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

        theOtherCommandsServeItToo(hdfs, scratch);
        run(testbed, scratch, "--rehash");
        assertThat(CommandHere.run("verify", hdfs.uri("/quiet")).said()).contains("0 findings");
        testbed.requireUndisturbed(hdfs.fetch("/quiet", folder.resolve("mended")));
    }

    /** In the order in which an operator needs them, to the loss of the ledger. */
    private static void theOtherCommandsServeItToo(Hdfs hdfs, Path scratch) throws IOException {
        String output = hdfs.uri("/quiet");
        SortedMap<String, Long> before = timesOfResults(hdfs);
        assertThat(CommandHere.run("status", output).said()).contains("3 done");
        assertThat(CommandHere.run("verify", output).said()).contains("0 findings");
        hdfs.files().mkdirs(hdfs.hadoop("/quiet/petline/stages/sub-99"));
        assertThat(CommandHere.run("clean", output, "-w", scratch.toString(), "--dry-run")
                        .said())
                .contains("petline/stages/sub-99");
        assertThat(CommandHere.run("clean", output, "-w", scratch.toString()).said())
                .contains("petline/stages/sub-99");
        assertThat(hdfs.files().exists(hdfs.hadoop("/quiet/petline/stages/sub-99")))
                .isFalse();
        assertThat(timesOfResults(hdfs)).isEqualTo(before);

        hdfs.files().delete(hdfs.hadoop("/quiet/petline/ledger"), true);
        assertThat(CommandHere.run("status", output).said()).contains("LEDGER_MISSING");
        assertThat(CommandHere.run("verify", output).said()).contains("petline repair");
        assertThat(CommandHere.run("repair", output).said()).contains("built the ledger again, 3 scans");
        assertThat(CommandHere.run("verify", output).said()).contains("0 findings");
    }

    private void run(Testbed testbed, Path scratch, String... options) throws IOException, InterruptedException {
        List<String> petline = new ArrayList<>(List.of(
                "run", testbed.datasetOnHdfs(), testbed.hdfs().uri("/quiet"), "--work-dir", scratch.toString()));
        petline.addAll(List.of(options));
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

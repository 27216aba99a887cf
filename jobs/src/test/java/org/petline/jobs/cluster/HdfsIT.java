package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.commands.CommandLineRunner;

/** Dataset and output on a real HDFS: a name node and a data node in this Java machine. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HdfsIT {
    private final SystemProperties spark = SystemProperties.set(
            Map.of("spark.master", "local[2]", "spark.ui.enabled", "false", "spark.driver.host", "127.0.0.1"));

    @TempDir
    private Path folder;

    @AfterEach
    void restoreProperties() {
        spark.close();
    }

    @Test
    void aRunOnHdfsGivesTheLocalBitsAndASecondOneTouchesNothing() throws IOException {
        Path dataset = SmallTrial.simulateIn(folder);
        Path local = folder.resolve("local");
        Path fetched = folder.resolve("fetched");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (MiniDFSCluster dfs = start()) {
            assertThat(run(dataset.toString(), local.toString(), scratch)).isZero();

            FileSystem hdfs = dfs.getFileSystem();
            hdfs.copyFromLocalFile(hadoop(dataset), new org.apache.hadoop.fs.Path("/dataset"));
            String output = dfs.getURI() + "/output";
            assertThat(run(dfs.getURI() + "/dataset", output, scratch)).isZero();
            SortedMap<String, Long> afterFirst = timesOfResults(hdfs);
            hdfs.copyToLocalFile(false, new org.apache.hadoop.fs.Path(output), hadoop(fetched), true);

            assertThat(run(dfs.getURI() + "/dataset", output, scratch)).isZero();
            assertThat(timesOfResults(hdfs)).isEqualTo(afterFirst).isNotEmpty();
        }
        Results expected = Results.in(local);
        Results found = Results.in(fetched);
        assertThat(expected.rows().values()).noneMatch(List::isEmpty);
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.contents()).isEqualTo(expected.contents());
        assertThat(found.names())
                .isEqualTo(expected.names())
                .noneMatch(name -> name.contains(".staging") || name.endsWith(".tmp") || name.endsWith(".crc"));
        assertThat(scratch).isEmptyDirectory();
    }

    private static int run(String dataset, String output, Path scratch) {
        return CommandLineRunner.run("run", dataset, output, "--work-dir", scratch.toString());
    }

    private MiniDFSCluster start() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
        MiniDFSCluster dfs =
                new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        dfs.waitActive();
        return dfs;
    }

    /** When each file of the output was written, but for what tells about runs. */
    private static SortedMap<String, Long> timesOfResults(FileSystem hdfs) throws IOException {
        SortedMap<String, Long> times = new TreeMap<>();
        RemoteIterator<LocatedFileStatus> files = hdfs.listFiles(new org.apache.hadoop.fs.Path("/output"), true);
        while (files.hasNext()) {
            LocatedFileStatus file = files.next();
            String path = file.getPath().toUri().getPath().substring("/output/".length());
            boolean ofResult = path.matches("(tables|sub-[^/]*|petline/(ledger|results|stages|view))/.*");
            if (ofResult) times.put(path, file.getModificationTime());
        }
        return times;
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }
}

package org.petline.jobs.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real HDFS, a name node and a data node in this Java machine: one for all its tests, from the first that asks for it
 * to the end of the last. Each test class writes to folders of its own.
 *
 * <p>Tests get it as a parameter: {@code @ExtendWith(Hdfs.Shared.class)}.
 */
public final class Hdfs implements AutoCloseable {
    /**
     * What its clients are told, in the form in which Spark hands it on. A small file often ends before the name node has
     * heard of its only block, and the client then sleeps for 0.4 s before it asks again: 5 ms do here.
     */
    public static final Map<String, String> IMPATIENT = Map.of(
            "spark.hadoop.dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5",
            "spark.hadoop.dfs.client.block.write.locateFollowingBlock.retries", "12");

    private final Path folder;
    private final MiniDFSCluster cluster;

    private Hdfs(Path folder, MiniDFSCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
    }

    /** Gives every test the same HDFS. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Hdfs.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return ofThisMachine(test);
        }
    }

    /** The one HDFS of this Java machine, for who asks on behalf of a test. */
    public static Hdfs ofThisMachine(ExtensionContext test) {
        return test.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(Hdfs.class))
                .computeIfAbsent(Hdfs.class, none -> start(), Hdfs.class);
    }

    private static Hdfs start() {
        try {
            Path folder = Files.createTempDirectory("petline-hdfs-");
            Configuration configuration = new Configuration();
            configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
            MiniDFSCluster cluster =
                    new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
            cluster.waitActive();
            IMPATIENT.forEach(System::setProperty);
            return new Hdfs(folder, cluster);
        } catch (IOException e) {
            throw new UncheckedIOException("HDFS did not start", e);
        }
    }

    /** Copies a local folder under a path and gives its URI. */
    public String put(Path local, String path) throws IOException {
        files().copyFromLocalFile(hadoop(local), new org.apache.hadoop.fs.Path(path));
        return uri(path);
    }

    /** Copies what lies under a path to a local folder that is not there yet. */
    public Path fetch(String path, Path local) throws IOException {
        files().copyToLocalFile(false, new org.apache.hadoop.fs.Path(path), hadoop(local), true);
        return local;
    }

    public String uri(String path) {
        return cluster.getURI() + path;
    }

    /** The path of a URI, without scheme and host. */
    public static String pathOf(String uri) {
        return URI.create(uri).getPath();
    }

    /** When each file below a folder was written, by its path from there; nothing if there is no such folder. */
    public SortedMap<String, Long> times(String folder) throws IOException {
        SortedMap<String, Long> times = new TreeMap<>();
        try {
            RemoteIterator<LocatedFileStatus> all = files().listFiles(new org.apache.hadoop.fs.Path(folder), true);
            while (all.hasNext()) {
                LocatedFileStatus file = all.next();
                String path = file.getPath().toUri().getPath().substring(folder.length() + 1);
                times.put(path, file.getModificationTime());
            }
        } catch (FileNotFoundException notYet) {
            // Neither the folder nor, while others write, a file that was listed a moment ago must be there.
        }
        return times;
    }

    /** The file system as Hadoop's own tools see it. */
    public FileSystem files() throws IOException {
        return cluster.getFileSystem();
    }

    /** A path of this file system, for Hadoop. */
    public org.apache.hadoop.fs.Path hadoop(String path) {
        return new org.apache.hadoop.fs.Path(uri(path));
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }

    @Override
    public void close() {
        cluster.close();
        FileUtil.fullyDelete(folder.toFile());
    }
}

package org.petline.jobs.testing;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS: a name node and a data node in this Java machine. */
final class Hdfs implements Closeable {
    private final MiniDFSCluster cluster;

    private Hdfs(MiniDFSCluster cluster) {
        this.cluster = cluster;
    }

    static Hdfs start(Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
        MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        cluster.waitActive();
        return new Hdfs(cluster);
    }

    /** Copies a local folder under a path and gives its URI. */
    String put(Path local, String path) throws IOException {
        files().copyFromLocalFile(hadoop(local), new org.apache.hadoop.fs.Path(path));
        return uri(path);
    }

    /** Copies what lies under a path to a local folder that is not there yet. */
    Path fetch(String path, Path local) throws IOException {
        files().copyToLocalFile(false, new org.apache.hadoop.fs.Path(path), hadoop(local), true);
        return local;
    }

    String uri(String path) {
        return cluster.getURI() + path;
    }

    /** The path of a URI, without scheme and host. */
    static String pathOf(String uri) {
        return URI.create(uri).getPath();
    }

    /** When each file below a folder was written, by its path from there; nothing if there is no such folder. */
    SortedMap<String, Long> times(String folder) throws IOException {
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
    FileSystem files() throws IOException {
        return cluster.getFileSystem();
    }

    /** A path of this file system, for Hadoop. */
    org.apache.hadoop.fs.Path hadoop(String path) {
        return new org.apache.hadoop.fs.Path(uri(path));
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }

    @Override
    public void close() {
        cluster.close();
    }
}

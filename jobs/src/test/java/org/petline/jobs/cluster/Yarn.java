package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A real YARN: a resource manager and a node manager in this Java machine, containers as processes of their own. */
final class Yarn implements Closeable {
    /** What the containers are promised; how much of it they take is theirs. */
    private static final int MEMORY_MB = 16 * 1024;

    private static final int HEARTBEAT_MILLIS = 100;

    private final MiniYARNCluster cluster;

    private Yarn(MiniYARNCluster cluster) {
        this.cluster = cluster;
    }

    /** Starts it, with files staged on a file system. */
    static Yarn start(Path folder, String fileSystem) {
        Configuration configuration = new YarnConfiguration();
        configuration.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, fileSystem);
        configuration.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, MEMORY_MB);
        configuration.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
        configuration.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        configuration.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, HEARTBEAT_MILLIS);
        // The one queue that every YARN comes with.
        configuration.set("yarn.scheduler.capacity.root.queues", "default");
        configuration.set("yarn.scheduler.capacity.root.default.capacity", "100");
        configuration.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.5");
        // How full the disk of this machine is, is not what is looked at.
        configuration.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        System.setProperty("test.build.data", folder.toString());
        MiniYARNCluster cluster = new MiniYARNCluster("petline", 1, 1, 1);
        cluster.init(configuration);
        cluster.start();
        return new Yarn(cluster);
    }

    /** Writes what clients must know into a folder, for {@code HADOOP_CONF_DIR}. */
    void writeClientSettings(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : new String[] {"core-site.xml", "yarn-site.xml"}) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                cluster.getConfig().writeXml(out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }
}

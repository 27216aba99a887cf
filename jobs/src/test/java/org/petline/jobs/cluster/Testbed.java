package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What the tests on real clusters share, each part made when it is first asked for: a study, its undisturbed results,
 * HDFS with the study on it, a standalone cluster. All ends with the last test of the Java machine.
 *
 * <p>Tests get it as a parameter: {@code @ExtendWith(Testbed.Shared.class)}.
 */
final class Testbed implements AutoCloseable {
    private final Path folder;
    private Path dataset;
    private Path undisturbed;
    private Hdfs hdfs;
    private String datasetOnHdfs;
    private StandaloneCluster cluster;

    private Testbed(Path folder) {
        this.folder = folder;
    }

    /** Gives every test the same testbed. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Testbed.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Testbed.class))
                    .computeIfAbsent(Testbed.class, none -> create(), Testbed.class);
        }
    }

    private static Testbed create() {
        try {
            return new Testbed(Files.createTempDirectory("petline-testbed-"));
        } catch (IOException e) {
            throw new AssertionError("no temporary folder", e);
        }
    }

    /** The study, as a local folder. */
    Path dataset() throws IOException {
        if (dataset == null) dataset = SmallTrial.simulateIn(folder);
        return dataset;
    }

    Hdfs hdfs() throws IOException {
        if (hdfs == null) hdfs = Hdfs.start(folder.resolve("dfs"));
        return hdfs;
    }

    /** The study, as an HDFS URI. */
    String datasetOnHdfs() throws IOException {
        if (datasetOnHdfs == null) datasetOnHdfs = hdfs().put(dataset(), "/dataset");
        return datasetOnHdfs;
    }

    /** A standalone cluster of the Spark that petline is compiled against, whole again if a test killed a part of it. */
    StandaloneCluster cluster() throws IOException, InterruptedException {
        if (cluster == null) cluster = StandaloneCluster.start(SparkHome.ofTheBuild(), folder.resolve("cluster"));
        cluster.completeWorkers();
        return cluster;
    }

    /** The output of one thread in one Java machine on local disks, with nothing that went wrong. */
    Path undisturbed() throws IOException, InterruptedException {
        if (undisturbed == null) {
            Path output = folder.resolve("undisturbed");
            List<String> petline = List.of("run", dataset().toString(), output.toString());
            try (JavaProcess run =
                    JavaProcess.embedded(SparkHome.ofTheBuild(), folder.resolve("undisturbed.log"), 1, petline)) {
                assertThat(run.await()).as(run.output()).isZero();
            }
            assertThat(Results.in(output).rows().values()).noneMatch(List::isEmpty);
            undisturbed = output;
        }
        return undisturbed;
    }

    /** Fails unless a local output has every row, derivative and file of the undisturbed one, equal to the bit. */
    void requireUndisturbed(Path output) throws IOException, InterruptedException {
        Results expected = Results.in(undisturbed());
        Results found = Results.in(output);
        assertThat(found.rowsOtherThanIn(expected)).isEmpty();
        assertThat(found.contents()).isEqualTo(expected.contents());
        assertThat(found.names()).isEqualTo(expected.names());
    }

    @Override
    public void close() throws IOException {
        if (cluster != null) cluster.close();
        if (hdfs != null) hdfs.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(each);
        }
    }
}

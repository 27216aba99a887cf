package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.petline.jobs.testing.Hdfs;
import org.petline.testing.MadeOnce;

/**
 * What the tests on real clusters share, each part made when it is first asked for: a study and its undisturbed results,
 * one a build; HDFS with the study on it and a standalone cluster, one a Java machine, which end with its last test.
 *
 * <p>Tests get it as a parameter: {@code @ExtendWith(Testbed.Shared.class)}.
 */
final class Testbed implements AutoCloseable {
    private static final String OUTPUT = "output";

    private final Path folder;
    private final Supplier<Hdfs> hdfs;
    private String datasetOnHdfs;
    private StandaloneCluster cluster;

    private Testbed(Path folder, Supplier<Hdfs> hdfs) {
        this.folder = folder;
        this.hdfs = hdfs;
    }

    /** Gives every test the same testbed. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Testbed.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getStore(
                            ExtensionContext.StoreScope.LAUNCHER_SESSION,
                            ExtensionContext.Namespace.create(Testbed.class))
                    .computeIfAbsent(Testbed.class, none -> create(() -> Hdfs.ofThisMachine(test)), Testbed.class);
        }
    }

    private static Testbed create(Supplier<Hdfs> hdfs) {
        try {
            return new Testbed(Files.createTempDirectory("petline-testbed-"), hdfs);
        } catch (IOException e) {
            throw new AssertionError("no temporary folder", e);
        }
    }

    /** The study, as a local folder; it is that of all Java machines of a build, and nobody may write to it. */
    Path dataset() throws IOException {
        return SmallTrial.shared();
    }

    Hdfs hdfs() {
        return hdfs.get();
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
    Path undisturbed() throws IOException {
        Path folder = MadeOnce.folder("small-trial-undisturbed", made -> {
            List<String> petline =
                    List.of("run", dataset().toString(), made.resolve(OUTPUT).toString());
            try (JavaProcess run = JavaProcess.embedded(SparkHome.ofTheBuild(), made.resolve("log"), 1, petline)) {
                assertThat(run.await()).as(run.output()).isZero();
            }
            // Nothing is corrected for partial volume unless it is asked for.
            assertThat(Results.in(made.resolve(OUTPUT)).rows())
                    .allSatisfy((table, rows) -> assertThat(rows.isEmpty()).isEqualTo(table.equals("partial_volume")));
        });
        return folder.resolve(OUTPUT);
    }

    /** Fails unless a local output has every row, derivative and file of the undisturbed one, equal to the bit. */
    void requireUndisturbed(Path output) throws IOException {
        Results expected = Results.in(undisturbed());
        Results found = Results.in(output);
        assertThat(found.rowsOtherThanIn(expected)).isEmpty();
        assertThat(found.contents()).isEqualTo(expected.contents());
        assertThat(found.names()).isEqualTo(expected.names());
    }

    @Override
    public void close() throws IOException {
        if (cluster != null) cluster.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(each);
        }
    }
}

package org.petline.jobs.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Spark to run petline on, and the Java to run it with.
 *
 * @param folder has Spark's jars in {@code jars/}
 * @param scala the binary version of Scala it was built for
 */
record SparkHome(Path folder, String scala, Path javaHome) {
    /** The Spark that petline is compiled against, on the Java that runs the tests. */
    static SparkHome ofTheBuild() {
        return new SparkHome(
                Path.of(System.getProperty("petline.spark-home")),
                System.getProperty("petline.scala"),
                Path.of(System.getProperty("java.home")));
    }

    /** The same Spark with another Java. */
    SparkHome on(Path otherJava) {
        return new SparkHome(folder, scala, otherJava);
    }

    /** What Spark's own scripts would set before they start Java. */
    Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                javaHome.toString(),
                "SPARK_HOME",
                folder.toString(),
                "SPARK_SCALA_VERSION",
                scala,
                "SPARK_LOCAL_IP",
                "127.0.0.1");
    }

    /**
     * Writes the {@code bin/spark-submit} that the jars alone lack into a folder that may stand for {@code SPARK_HOME}.
     *
     * <p>As Spark's own, it puts the folder that {@code HADOOP_CONF_DIR} names before Spark's classes.
     *
     * @param settings of Spark that go before all others
     */
    void writeSubmitScript(Path home, List<String> settings) throws IOException {
        List<String> before =
                List.of(javaHome.resolve("bin/java").toString(), JavaProcess.SPARK_OPTIONS, "-Xmx1g", "-cp");
        List<String> after = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit"));
        after.addAll(Submission.options(settings));
        String command =
                quoted(before) + " \"${HADOOP_CONF_DIR:+$HADOOP_CONF_DIR:}\"'" + classes() + "' " + quoted(after);
        String variables = environment().entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'")
                .collect(Collectors.joining(" "));
        Installation.script(home.resolve("bin/spark-submit"), "export " + variables, "exec " + command + " \"$@\"");
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** The classes of Spark, as a class path. */
    String classes() {
        return folder.resolve("jars") + "/*";
    }
}

package org.petline.jobs.pipeline;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.petline.Refusal;

/**
 * The one class that knows Spark: orders go out, one a task, small answers come back.
 *
 * <p>Master and deploy mode come from spark-submit or the launcher, never from here.
 */
final class Cluster implements AutoCloseable {
    private static final String MASTER = "spark.master";

    private final JavaSparkContext context;
    private volatile boolean stopped;

    private Cluster(JavaSparkContext context) {
        this.context = context;
    }

    /** What a task does with its order. Runs on executors: serializable, no state left behind. */
    interface Work<O, A> extends Serializable {
        A of(O order);
    }

    /**
     * Connects to the master that the surroundings name.
     *
     * @throws Refusal MASTER_MISSING if they name none
     */
    static Cluster connect(String applicationName) {
        SparkConf conf = new SparkConf().setAppName(applicationName);
        if (!conf.contains(MASTER))
            throw Refusal.of(PipelineReason.MASTER_MISSING).field(MASTER);
        return new Cluster(new JavaSparkContext(conf));
    }

    /**
     * Does all orders, in their order as cores become free, one partition each: no scan waits for another's.
     *
     * @param description what the Spark UI calls this job
     * @param ended is told the index of each order whose task has ended
     * @return [order]
     * @throws CancellationException if {@link #stopWork} was called
     */
    <O extends Serializable, A extends Serializable> List<A> run(
            String description, List<O> orders, Work<O, A> work, IntConsumer ended) throws InterruptedException {
        if (orders.isEmpty()) return List.of();
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        IntConsumer once = order -> {
            if (told.add(order)) ended.accept(order);
        };
        SparkListener listener = new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd task) {
                if (task.taskInfo().successful()) once.accept(task.taskInfo().index());
            }
        };
        context.sc().addSparkListener(listener);
        try {
            context.setJobDescription(description);
            JavaFutureAction<List<A>> answers =
                    context.parallelize(orders, orders.size()).map(work::of).collectAsync();
            List<A> all = answers.get();
            // The listener hears of the last tasks later than we do.
            for (int order = 0; order < all.size(); order++) once.accept(order);
            return all;
        } catch (ExecutionException e) {
            if (stopped) throw new CancellationException("stopped as asked");
            throw new IllegalStateException(
                    "the cluster gave up: " + e.getCause().getMessage(), e.getCause());
        } finally {
            context.sc().removeSparkListener(listener);
        }
    }

    /** The version of Spark on the class path. */
    static String sparkVersion() {
        return org.apache.spark.package$.MODULE$.SPARK_VERSION();
    }

    /** Ends what is running; a {@link #run} under way throws {@link CancellationException}. */
    void stopWork() {
        stopped = true;
        context.cancelAllJobs();
    }

    @Override
    public void close() {
        context.close();
    }
}

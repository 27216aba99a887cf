package org.petline.jobs.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.petline.Refusal;
import org.petline.jobs.store.HadoopUser;

/**
 * The one class that knows Spark: orders go out, a Spark job of one task each, and small answers come back.
 *
 * <p>A job a scan and not a task a scan: a scan that cannot be done ends its own job and no other, it can be called back
 * alone, and Spark's own pages list scans by name. Master and deploy mode come from spark-submit or the launcher, never
 * from here.
 */
final class Cluster implements Crew {
    private static final String MASTER = "spark.master";
    /** Beside others, then alone: more would only kill more executors. */
    private static final String ATTEMPTS = "spark.task.maxFailures";

    /** How old Spark's own answers may be to who works on what; it tells the rest with the next heartbeat, 10 s later. */
    private static final String NEWS = "spark.ui.liveUpdate.period";

    /** A task that was called back and does not end keeps core and heap: after a while its executor goes with it. */
    private static final Map<String, String> CALLED_BACK = Map.of(
            "spark.task.reaper.enabled", "true",
            "spark.task.reaper.killTimeout", "10min",
            "spark.task.reaper.threadDump", "false");

    private static final String CORES = "spark.executor.cores";
    private static final String MEMORY = "spark.executor.memory";

    /** More than can share one scan's work. */
    private static final int MOST_OFFERS = 64;

    /** What Spark's page of stages calls a scan's one task. */
    private static final String STAGES = "unpack, realign, reference, coregister, sample, fit, publish";

    /** And what it calls a comparison. */
    private static final String SESSIONS = "compare sessions";

    private final JavaSparkContext context;
    private final int attempts;
    private final Broadcast<ScanWork> work;

    private Cluster(JavaSparkContext context, ScanWork work) {
        this.context = context;
        boolean inThisMachine = isLocal(context.master());
        this.attempts = inThisMachine ? 1 : context.getConf().getInt(ATTEMPTS, 0);
        this.work = context.broadcast(work);
        context.setCallSite(STAGES);
    }

    /**
     * Connects to the master that the surroundings name.
     *
     * @throws Refusal MASTER_MISSING if they name none
     */
    static Cluster assemble(String applicationName, ScanWork work) {
        SparkConf conf = new SparkConf().setAppName(applicationName);
        if (!conf.contains(MASTER))
            throw Refusal.of(PipelineReason.MASTER_MISSING).field(MASTER);
        HadoopUser.ensure();
        conf.setIfMissing(ATTEMPTS, "2");
        conf.setIfMissing(NEWS, "0ms");
        CALLED_BACK.forEach(conf::setIfMissing);
        return new Cluster(new JavaSparkContext(conf), work);
    }

    /** What the executors will have, by what the surroundings ask for; asks no cluster. */
    static Executors executors() {
        SparkConf conf = new SparkConf();
        String master = conf.get(MASTER, "");
        if (isLocal(master)) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            return new Executors(LocalMaster.cores(master), mebibytes + "m");
        }
        return new Executors(conf.getInt(CORES, 0), conf.get(MEMORY, "1g"));
    }

    private static boolean isLocal(String master) {
        return master.startsWith("local") && !master.startsWith("local-cluster");
    }

    @Override
    public Job submit(ScanOrder order, String description) {
        context.setJobGroup(order.name(), description, true);
        Broadcast<ScanWork> shared = work;
        JavaFutureAction<List<ScanOutcome>> answer = context.parallelize(List.of(order), 1)
                .map(each -> shared.value().of(each, each.deaths() + (isFirstAttempt() ? 0 : 1)))
                .collectAsync();
        return new SparkJob(answer);
    }

    /** A later one follows an executor's death, or is a copy of one that is slow. */
    private static boolean isFirstAttempt() {
        return TaskContext.get().attemptNumber() == 0;
    }

    @Override
    public int idleExecutors() {
        return isLocal(context.master()) ? 0 : idle(context.sc().statusTracker().getExecutorInfos());
    }

    /** The driver is listed too, and never runs a task. */
    private static int idle(SparkExecutorInfo... all) {
        long idle = Stream.of(all).filter(each -> each.numRunningTasks() == 0).count();
        return (int) Math.max(0, idle - 1);
    }

    /**
     * A task for every core that is free: Spark spreads them, so that each idle executor gets at least one. Those that
     * come second to an executor, or to one that is at work, end at once.
     */
    @Override
    public Help help(ScanOrder order, String description) {
        SparkExecutorInfo[] all = context.sc().statusTracker().getExecutorInfos();
        int running =
                Stream.of(all).mapToInt(SparkExecutorInfo::numRunningTasks).sum();
        int offers = offers(context.defaultParallelism() - running, idle(all));
        context.setJobGroup("help " + order.name(), description, true);
        Broadcast<ScanWork> shared = work;
        return new SparkHelp(context.parallelize(Collections.nCopies(offers, order), offers)
                .map(each -> shared.value().help().with(each))
                .collectAsync());
    }

    /** One at least: an executor may have gone since it was seen idle, and Spark refuses a job without tasks. */
    static int offers(int freeCores, int idleExecutors) {
        return Math.max(1, Math.max(idleExecutors, Math.min(MOST_OFFERS, freeCores)));
    }

    @Override
    public Help compare(SessionOrder order, String description) {
        context.setJobGroup("compare " + order, description, true);
        context.setCallSite(SESSIONS);
        Broadcast<ScanWork> shared = work;
        SparkHelp comparison = new SparkHelp(context.parallelize(List.of(order), 1)
                .map(each -> shared.value().sessions().with(each))
                .collectAsync());
        context.setCallSite(STAGES);
        return comparison;
    }

    @Override
    public void requireAlive() throws ClusterGoneException {
        if (context.sc().isStopped()) throw new ClusterGoneException();
    }

    /** The version of Spark on the class path. */
    static String sparkVersion() {
        return org.apache.spark.package$.MODULE$.SPARK_VERSION();
    }

    @Override
    public void close() {
        context.close();
    }

    private final class SparkJob implements Job {
        private final JavaFutureAction<List<ScanOutcome>> answer;

        SparkJob(JavaFutureAction<List<ScanOutcome>> answer) {
            this.answer = answer;
        }

        @Override
        public boolean isDone() {
            return answer.isDone();
        }

        @Override
        public boolean hasBegun() {
            for (int id : answer.jobIds()) {
                SparkJobInfo job = context.statusTracker().getJobInfo(id);
                if (job == null) continue;
                for (int stage : job.stageIds()) {
                    SparkStageInfo info = context.statusTracker().getStageInfo(stage);
                    if (info != null && info.numActiveTasks() > 0) return true;
                }
            }
            return false;
        }

        @Override
        public ScanOutcome outcome() throws JobLostException {
            try {
                return answer.get().get(0);
            } catch (ExecutionException failed) {
                throw new JobLostException(failed.getCause(), attempts);
            } catch (CancellationException called) {
                throw new JobLostException(called, attempts);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new JobLostException(stopped, attempts);
            }
        }

        @Override
        public void cancel() {
            answer.cancel(true);
        }
    }

    private record SparkHelp(JavaFutureAction<List<String>> answer) implements Help {
        @Override
        public boolean isDone() {
            return answer.isDone();
        }

        @Override
        public List<String> troubles() {
            try {
                return answer.get().stream()
                        .filter(trouble -> !trouble.isEmpty())
                        .toList();
            } catch (ExecutionException lost) {
                return List.of("the executor was lost");
            } catch (CancellationException calledOff) {
                return List.of();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }

        @Override
        public void cancel() {
            answer.cancel(true);
        }
    }
}

package org.petline.jobs.scheduling;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.petline.Refusal;
import org.petline.jobs.scan.ExecutorResources;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.sessions.SessionPairKey;
import org.petline.jobs.sessions.SessionTask;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.store.HadoopUser;

/**
 * The one class that knows Spark: orders go out, a Spark job of one task each, and small answers come back.
 *
 * <p>A job a scan and not a task a scan: a scan that cannot be done ends its own job and no other, it can be called back
 * alone, and Spark's own pages list scans by name. Master and deploy mode come from spark-submit or the launcher, never
 * from here.
 */
public final class SparkExecutors implements ScanExecutors {
    private static final String MASTER = "spark.master";
    /** Beside others, then alone: more would only kill more executors. */
    private static final String ATTEMPTS = "spark.task.maxFailures";

    /** How old Spark's own answers may be to who works on what; it tells the rest with the next heartbeat, 10 s later. */
    private static final String NEWS = "spark.ui.liveUpdate.period";

    /** A task that was called back, a copy that came second for example, and does not end takes its executor with it. */
    private static final Map<String, String> CALLED_BACK = Map.of(
            "spark.task.reaper.enabled", "true",
            "spark.task.reaper.killTimeout", "10min",
            "spark.task.reaper.threadDump", "false");

    /** Spark starts with no less: one and a half times what it reserves for itself. */
    private static final long LEAST_HEAP = 450L << 20;

    private static final String CORES = "spark.executor.cores";
    private static final String MEMORY = "spark.executor.memory";

    /** What Spark's page of stages calls a scan's one task. */
    private static final String STAGES = String.join(", ", Stages.ALL.names());

    /** And what it calls a comparison. */
    private static final String SESSIONS = "compare sessions";

    private final JavaSparkContext context;
    private final int attempts;
    private final Broadcast<ScanTask> work;

    private SparkExecutors(JavaSparkContext context, ScanTask work) {
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
    public static SparkExecutors connect(String applicationName, ScanTask work) {
        SparkConf conf = new SparkConf().setAppName(applicationName);
        if (!conf.contains(MASTER))
            throw Refusal.of(PipelineReason.MASTER_MISSING).field(MASTER);
        HadoopUser.ensure();
        conf.setIfMissing(ATTEMPTS, "2");
        conf.setIfMissing(NEWS, "0ms");
        CALLED_BACK.forEach(conf::setIfMissing);
        return new SparkExecutors(new JavaSparkContext(conf), work);
    }

    /**
     * Makes sure that Spark can start in this Java machine, if it is to.
     *
     * @throws Refusal HEAP_TOO_SMALL
     */
    public static void requireHeap() {
        requireHeap(new SparkConf().get(MASTER, ""), Runtime.getRuntime().maxMemory());
    }

    static void requireHeap(String master, long bytes) {
        if (!isLocal(master) || bytes >= LEAST_HEAP) return;
        throw Refusal.of(PipelineReason.HEAP_TOO_SMALL).field("PETLINE_MEMORY").found((bytes >> 20) + " MiB");
    }

    /** What the executors will have, by what the surroundings ask for; asks no cluster. */
    public static ExecutorResources executors() {
        SparkConf conf = new SparkConf();
        String master = conf.get(MASTER, "");
        if (isLocal(master)) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            return new ExecutorResources(LocalMaster.cores(master), mebibytes + "m");
        }
        return new ExecutorResources(conf.getInt(CORES, 0), conf.get(MEMORY, "1g"));
    }

    private static boolean isLocal(String master) {
        return master.startsWith("local") && !master.startsWith("local-cluster");
    }

    @Override
    public Job submit(ScanOrder order, String description) {
        context.setJobGroup(order.name(), description, true);
        Broadcast<ScanTask> shared = work;
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
    public Comparison compare(SessionPairKey order, String description) {
        context.setJobGroup("compare " + order, description, true);
        context.setCallSite(SESSIONS);
        Broadcast<ScanTask> shared = work;
        SparkComparison comparison = new SparkComparison(context.parallelize(List.of(order), 1)
                .map(each -> new SessionTask(shared.value().context()).with(each))
                .collectAsync());
        context.setCallSite(STAGES);
        return comparison;
    }

    @Override
    public void requireAlive() throws ClusterGoneException {
        if (context.sc().isStopped()) throw new ClusterGoneException();
    }

    /** The version of Spark on the class path. */
    public static String sparkVersion() {
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

    private record SparkComparison(JavaFutureAction<List<String>> answer) implements Comparison {
        @Override
        public boolean isDone() {
            return answer.isDone();
        }

        @Override
        public String trouble() {
            try {
                return answer.get().get(0);
            } catch (ExecutionException lost) {
                return "the executor was lost";
            } catch (CancellationException calledOff) {
                return "";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return "";
            }
        }

        @Override
        public void cancel() {
            answer.cancel(true);
        }
    }
}

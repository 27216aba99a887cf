package org.petline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The tests' part of a build's log: the seed of the samples, a line a class, and all of a failure.
 *
 * <p>Surefire's own would be two lines a class, one of them before it. JUnit finds this class by itself, as a service.
 */
public final class ClassLines implements TestExecutionListener {
    /** Whether the first line was printed; a Java machine that Surefire forks has a plan a class. */
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private final Map<String, Tally> open = new ConcurrentHashMap<>();
    private TestPlan plan;

    /** What is known of a class whose tests are run. */
    private static final class Tally {
        private final long began = System.nanoTime();
        private final List<String> skipped = new ArrayList<>();
        private int tests;
        private int failed;

        /** {@code org.petline.nifti.NiftiRefusalTest 131 tests, 0.5 s}, and what is not as it should be. */
        String line(String type) {
            double seconds = (System.nanoTime() - began) * 1e-9;
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%s %d test%s, %.1f s", type, tests, tests == 1 ? "" : "s", seconds));
            if (failed > 0) line.append(", ").append(failed).append(" FAILED");
            for (String reason : skipped) line.append("; skipped: ").append(reason);
            return line.toString();
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan begun) {
        plan = begun;
        if (isFirstFork() && !BEGUN.getAndSet(true)) {
            System.out.println("tests draw their samples by -Dpetline.seed=" + Sample.seed()
                    + (Sample.isExhaustive() ? ", where they do not try all cases" : ""));
        }
    }

    private static boolean isFirstFork() {
        return System.getProperty("surefire.forkNumber", "1").equals("1");
    }

    @Override
    public void executionStarted(TestIdentifier begun) {
        if (isOutermostClass(begun)) open.put(begun.getUniqueId(), new Tally());
    }

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        if (isOutermostClass(skipped)) System.out.println(nameOf(skipped) + " skipped: " + reason);
        else tallyOf(skipped).ifPresent(tally -> tally.skipped.add(reason));
    }

    @Override
    public void executionFinished(TestIdentifier ended, TestExecutionResult result) {
        tallyOf(ended).ifPresent(tally -> count(tally, ended, result));
        if (isOutermostClass(ended)) {
            System.out.println(open.remove(ended.getUniqueId()).line(nameOf(ended)));
        }
    }

    private void count(Tally tally, TestIdentifier ended, TestExecutionResult result) {
        if (ended.isTest()) tally.tests++;
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) return;
        String message = result.getThrowable().map(Throwable::getMessage).orElse("");
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            tally.skipped.add(message);
        } else {
            tally.failed++;
            System.out.println("FAILED " + ended.getDisplayName() + " of:");
            result.getThrowable().ifPresent(failure -> failure.printStackTrace(System.out));
        }
    }

    private Optional<Tally> tallyOf(TestIdentifier any) {
        Optional<TestIdentifier> at = Optional.of(any);
        while (at.isPresent() && !isOutermostClass(at.get())) at = plan.getParent(at.get());
        return at.map(type -> open.get(type.getUniqueId()));
    }

    private boolean isOutermostClass(TestIdentifier any) {
        return any.getSource().filter(ClassSource.class::isInstance).isPresent()
                && plan.getParent(any)
                        .flatMap(TestIdentifier::getParentIdObject)
                        .isEmpty();
    }

    private static String nameOf(TestIdentifier type) {
        return ((ClassSource) type.getSource().orElseThrow()).getClassName();
    }
}

package org.petline.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.geometry.Vector3;

/**
 * Target registration error: mean distance over the brain between where a frame's head is and where it is said to be,
 * mm.
 *
 * <p>What all frames have in common is the choice of a reference and no error: a rigid transform is taken out, the one
 * that leaves the least squares when frames count by their durations.
 */
public final class TargetErrors {
    /** Averages of six parameters are exact to second order; each round leaves a hundredth. */
    private static final int ROUNDS = 3;

    private final List<Vector3> brain;
    private final Vector3 middle;
    private final FrameTimes times;
    private final IntFunction<RigidTransform> truth;

    /** Errors against this scan's truth, over its brain. */
    public TargetErrors(ScanWithTruth scan) {
        brain = scan.brain();
        times = scan.times();
        truth = scan::referenceToFrame;
        Vector3 sum = Vector3.ZERO;
        for (Vector3 point : brain) sum = sum.plus(point);
        middle = sum.times(1.0 / brain.size());
    }

    /** The error of each frame, given what takes points of any fixed world to the frame's. */
    public List<Double> of(IntFunction<RigidTransform> estimated) {
        RigidTransform common = common(estimated);
        List<Double> errors = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) {
            errors.add(distance(truth.apply(frame), common.then(estimated.apply(frame))));
        }
        return errors;
    }

    /** Mean distance over the brain, points being told in the first frame's world. */
    public double distance(RigidTransform one, RigidTransform other) {
        double sum = 0;
        for (Vector3 point : brain) sum += one.apply(point).distanceTo(other.apply(point));
        return sum / brain.size();
    }

    private RigidTransform common(IntFunction<RigidTransform> estimated) {
        RigidTransform common = RigidTransform.IDENTITY;
        for (int round = 0; round < ROUNDS; round++) {
            double[] mean = new double[6];
            double total = 0;
            Vector3 centre = common.apply(middle);
            for (int frame = 0; frame < times.count(); frame++) {
                double weight = times.durationSeconds(frame);
                RigidTransform back =
                        truth.apply(frame).then(estimated.apply(frame).inverse());
                double[] six =
                        common.inverse().then(back).parametersAbout(centre).toArray();
                for (int p = 0; p < mean.length; p++) mean[p] += weight * six[p];
                total += weight;
            }
            for (int p = 0; p < mean.length; p++) mean[p] /= total;
            common = common.then(RigidTransform.about(centre, Parameters.of(mean)));
        }
        return common;
    }
}

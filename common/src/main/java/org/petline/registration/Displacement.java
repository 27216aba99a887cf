package org.petline.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/**
 * How far the head is in one frame from where it was; mm.
 *
 * @param framewiseMm sum of the six parameters' changes since the frame before, turns as arcs of 50 mm radius (Power et
 *     al., NeuroImage 59:2142, 2012); NaN for the first frame
 * @param rmsdMm root mean square displacement since the frame before over a sphere of 80 mm (Jenkinson, FMRIB TR99MJ1,
 *     1999); NaN for the first frame
 * @param medianMm median over the brain of the distance from the reference frame's place; NaN without brain points
 * @param largestMm largest such distance; NaN without brain points
 */
public record Displacement(double framewiseMm, double rmsdMm, double medianMm, double largestMm) {
    private static final double SPHERE_RADIUS_MM = 80;

    /** The displacements of all frames of a scan, in frame order. */
    public static List<Displacement> of(Motion motion, BrainPoints brain) {
        Vector3 centre = middle(brain, motion.centre());
        List<Displacement> out = new ArrayList<>();
        for (int f = 0; f < motion.count(); f++) {
            RigidTransform pose = motion.referenceToFrame(f);
            double[] distances = brain.points().stream()
                    .mapToDouble(point -> pose.apply(point).distanceTo(point))
                    .sorted()
                    .toArray();
            int n = distances.length;
            double median = n == 0 ? Double.NaN : 0.5 * (distances[(n - 1) / 2] + distances[n / 2]);
            double largest = n == 0 ? Double.NaN : distances[n - 1];
            RigidTransform before = f == 0 ? pose : motion.referenceToFrame(f - 1);
            out.add(new Displacement(
                    f == 0 ? Double.NaN : framewise(before, pose, centre),
                    f == 0 ? Double.NaN : rmsd(before, pose, centre),
                    median,
                    largest));
        }
        return out;
    }

    private static double framewise(RigidTransform before, RigidTransform now, Vector3 centre) {
        double[] from = Pose.of(before, centre);
        double[] to = Pose.of(now, centre);
        double sum = 0;
        for (int p = 0; p < Pose.SIZE; p++) sum += Math.abs(to[p] - from[p]);
        return sum;
    }

    /** Root mean square distance between two places of a sphere's points: R^2/5 tr(A'A) + |t|^2 about its centre. */
    static double rmsd(RigidTransform before, RigidTransform now, Vector3 centre) {
        Affine a = before.toAffine();
        Affine b = now.toAffine();
        double[] turn = {
            b.m00() - a.m00(), b.m01() - a.m01(), b.m02() - a.m02(),
            b.m10() - a.m10(), b.m11() - a.m11(), b.m12() - a.m12(),
            b.m20() - a.m20(), b.m21() - a.m21(), b.m22() - a.m22()
        };
        double square = Arrays.stream(turn).map(x -> x * x).sum();
        double shift = now.apply(centre).distanceTo(before.apply(centre));
        return Math.sqrt(SPHERE_RADIUS_MM * SPHERE_RADIUS_MM / 5 * square + shift * shift);
    }

    private static Vector3 middle(BrainPoints brain, Vector3 otherwise) {
        if (brain.points().isEmpty()) return otherwise;
        Vector3 sum = Vector3.ZERO;
        for (Vector3 point : brain.points()) sum = sum.plus(point);
        return sum.times(1.0 / brain.points().size());
    }
}

package org.petline.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealMatrix;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/** Moves all frames' poses together until the series fits its kinetics; one resolution. */
final class PoseSearch {
    /** A step is cut to this length, mm: further away the linearisation says nothing. */
    private static final double LONGEST_STEP = 6;

    /** Information of a pose known within 30 m: keeps matrices invertible where voxels say nothing, per mm2. */
    private static final double LEAST_INFORMATION = 1e-9;

    /** Information about the sum of all steps, per mm2; any value that is not tiny holds the sum at zero. */
    private static final double GAUGE = 1;

    /** Relative asymmetry that rounding may leave in a normal matrix. */
    private static final double SYMMETRY = 1e-6;

    private final AlignedSeries series;
    private final KineticDictionary dictionary;
    private final MotionPrior prior;
    private final Vector3 centre;
    private final int reference;

    PoseSearch(AlignedSeries series, KineticDictionary dictionary, MotionPrior prior, Vector3 centre, int reference) {
        this.series = series;
        this.dictionary = dictionary;
        this.prior = prior;
        this.centre = centre;
        this.reference = reference;
    }

    /**
     * Where a search left one frame.
     *
     * @param referenceToFrame its pose
     * @param lastStepMm length of its last step
     * @param standardErrors of its six parameters given all frames and the prior
     * @param ownErrorMm what its own voxels alone leave unknown, root mean square over the six
     */
    record Placed(
            RigidTransform referenceToFrame,
            double lastStepMm,
            RigidTransform.Parameters standardErrors,
            double ownErrorMm) {}

    /** Searches from the given poses until no frame moves by more than the tolerance, mm. */
    List<Placed> search(RigidTransform[] start, double toleranceMm, int mostSteps) {
        int frames = series.frames();
        RigidTransform[] poses = start.clone();
        for (int f = 0; f < frames; f++) series.sample(f, poses[f]);
        SeriesFit fit = new SeriesFit(series, dictionary);
        double[] lengths = new double[frames];
        for (int step = 0; ; step++) {
            if (step > 0) fit.refresh();
            NormalEquations data = new NormalEquations(fit, centre);
            Normal normal = normal(data, poses);
            if (step == mostSteps || (step > 0 && Arrays.stream(lengths).max().orElse(0) < toleranceMm)) {
                return placed(poses, lengths, normal, data);
            }
            double[] update = normal.solve();
            for (int f = 0; f < frames; f++) {
                double[] six = Arrays.copyOfRange(update, f * Pose.SIZE, (f + 1) * Pose.SIZE);
                double length = 0;
                for (double value : six) length += value * value;
                length = Math.sqrt(length);
                double cut = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
                for (int a = 0; a < Pose.SIZE; a++) six[a] *= cut;
                lengths[f] = length * cut;
                poses[f] = Pose.transform(six, centre).then(poses[f]);
                series.sample(f, poses[f]);
            }
        }
    }

    private Normal normal(NormalEquations data, RigidTransform[] poses) {
        int frames = series.frames();
        int size = frames * Pose.SIZE;
        double[] information = data.information().clone();
        double[] score = data.score().clone();
        for (int e = 0; e < information.length; e++) information[e] /= data.overcounting();
        for (int e = 0; e < size; e++) score[e] /= data.overcounting();
        double[][] parameters = new double[frames][];
        for (int f = 0; f < frames; f++) parameters[f] = Pose.of(poses[f], centre);
        prior.addTo(parameters, information, score);
        return new Normal(information, score);
    }

    /** Poses as seen from the reference frame, and what is known of them. */
    private List<Placed> placed(RigidTransform[] poses, double[] lengths, Normal normal, NormalEquations data) {
        RealMatrix covariance = normal.covariance();
        RigidTransform fromReference = poses[reference].inverse();
        List<Placed> out = new ArrayList<>();
        for (int f = 0; f < poses.length; f++) {
            double[] errors = new double[Pose.SIZE];
            for (int a = 0; a < Pose.SIZE; a++) {
                int own = f * Pose.SIZE + a;
                int other = reference * Pose.SIZE + a;
                double variance = covariance.getEntry(own, own)
                        + covariance.getEntry(other, other)
                        - 2 * covariance.getEntry(own, other);
                errors[a] = Math.sqrt(Math.max(0, variance));
            }
            RigidTransform pose = f == reference ? RigidTransform.IDENTITY : fromReference.then(poses[f]);
            out.add(new Placed(pose, lengths[f], Pose.parameters(errors), ownError(data, f)));
        }
        return out;
    }

    private double ownError(NormalEquations data, int frame) {
        int size = series.frames() * Pose.SIZE;
        double[][] own = new double[Pose.SIZE][Pose.SIZE];
        for (int a = 0; a < Pose.SIZE; a++) {
            int row = (frame * Pose.SIZE + a) * size + frame * Pose.SIZE;
            for (int b = 0; b < Pose.SIZE; b++) own[a][b] = data.information()[row + b] / data.overcounting();
            own[a][a] += LEAST_INFORMATION;
        }
        RealMatrix inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(own), SYMMETRY, 0)
                .getSolver()
                .getInverse();
        return Math.sqrt(inverse.getTrace() / Pose.SIZE);
    }

    /** The normal equations, with the mean of all steps held at zero: the data do not say where the scanner stood. */
    private static final class Normal {
        private final DecompositionSolver solver;
        private final double[] score;

        Normal(double[] information, double[] score) {
            this.score = score;
            int size = score.length;
            double[][] matrix = new double[size][size];
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    double gauge = r % Pose.SIZE == c % Pose.SIZE ? GAUGE : 0;
                    matrix[r][c] = 0.5 * (information[r * size + c] + information[c * size + r]) + gauge;
                }
                matrix[r][r] += LEAST_INFORMATION;
            }
            solver = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), SYMMETRY, 0).getSolver();
        }

        double[] solve() {
            return solver.solve(new ArrayRealVector(score).mapMultiply(-1)).toArray();
        }

        RealMatrix covariance() {
            return solver.getInverse();
        }
    }
}

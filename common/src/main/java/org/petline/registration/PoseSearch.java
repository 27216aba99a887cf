package org.petline.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

    /** A frame that moved by less than this is not sampled again, mm. */
    private static final double SAME_POSE_MM = 0.002;

    /** Information of a pose known within 30 m: keeps matrices invertible where voxels say nothing, per mm2. */
    private static final double LEAST_INFORMATION = 1e-9;

    /** Information about the mean of all steps, per mm2; any value that is not tiny holds it at zero. */
    private static final double GAUGE = 1e4;

    /**
     * What kinetics feign alike in many blocks does not show in the scatter between them. On simulated moving heads of
     * three anatomies 95 % intervals without this factor held the truth in 66 to 96 %.
     */
    private static final double UNTOLD = 1.5;

    /** Relative asymmetry that rounding may leave in a normal matrix. */
    private static final double SYMMETRY = 1e-6;

    private final AlignedSeries series;
    private final KineticDictionary dictionary;
    private final MotionPrior prior;
    private final Stage stage;
    private final Vector3 centre;
    private final int reference;

    /** What a search is for: how it weighs what voxels say, and in how many rounds a step its prior learns. */
    enum Stage {
        /** Finds poses within some tenths of a millimetre; the prior stays as it is. */
        ROUGH(0),
        /** Starts from such poses. */
        FINE(3);

        private final int learning;

        Stage(int learning) {
            this.learning = learning;
        }

        private Evidence weigh(NormalEquations equations) {
            return switch (this) {
                case ROUGH -> Evidence.ofRoughPoses(equations);
                case FINE -> Evidence.ofFinePoses(equations);
            };
        }
    }

    PoseSearch(
            AlignedSeries series,
            KineticDictionary dictionary,
            MotionPrior prior,
            Stage stage,
            Vector3 centre,
            int reference) {
        this.series = series;
        this.dictionary = dictionary;
        this.prior = prior;
        this.stage = stage;
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
     * @param within how far the head moved while the frame was taken
     */
    record Placed(
            RigidTransform referenceToFrame,
            double lastStepMm,
            RigidTransform.Parameters standardErrors,
            double ownErrorMm,
            WithinFrameMotion within) {}

    /** Searches from the given poses until no frame moves by more than the tolerance, mm. */
    List<Placed> search(RigidTransform[] start, double toleranceMm, int mostSteps) {
        RigidTransform[] poses = start.clone();
        RigidTransform[] sampled = new RigidTransform[poses.length];
        sample(poses, sampled);
        SeriesFit fit = new SeriesFit(series, dictionary);
        double[] lengths = new double[poses.length];
        for (int step = 0; ; step++) {
            if (step > 0) fit.refresh();
            NormalEquations equations = new NormalEquations(fit, centre);
            Evidence evidence = stage.weigh(equations);
            Normal normal = normal(evidence, equations.shares(), poses);
            if (step == mostSteps || (step > 0 && Arrays.stream(lengths).max().orElse(0) < toleranceMm)) {
                return placed(poses, lengths, normal, evidence, WithinFrameMotion.of(fit));
            }
            move(poses, normal.solve(), lengths);
            sample(poses, sampled);
        }
    }

    /** Samples the frames whose pose is no longer the one that they were sampled at. */
    private void sample(RigidTransform[] poses, RigidTransform[] sampled) {
        IntStream.range(0, poses.length).parallel().forEach(f -> {
            if (sampled[f] != null && Displacement.rmsd(sampled[f], poses[f], centre) < SAME_POSE_MM) return;
            series.sample(f, poses[f]);
            sampled[f] = poses[f];
        });
    }

    /** Takes a step of all poses, each cut to the longest allowed, and notes how long each was. */
    private void move(RigidTransform[] poses, double[] update, double[] lengths) {
        for (int f = 0; f < poses.length; f++) {
            double[] six = Arrays.copyOfRange(update, f * Pose.SIZE, (f + 1) * Pose.SIZE);
            double length = 0;
            for (double value : six) length += value * value;
            length = Math.sqrt(length);
            double cut = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
            for (int a = 0; a < Pose.SIZE; a++) six[a] *= cut;
            lengths[f] = length * cut;
            poses[f] = Pose.transform(six, centre).then(poses[f]);
        }
    }

    private Normal normal(Evidence evidence, double[] shares, RigidTransform[] poses) {
        double[][] parameters = new double[poses.length][];
        for (int f = 0; f < poses.length; f++) parameters[f] = Pose.of(poses[f], centre);
        Normal normal = withPrior(evidence, shares, parameters);
        for (int round = 0; round < stage.learning; round++) {
            prior.learn(parameters, normal.solve(), normal.covariance());
            normal = withPrior(evidence, shares, parameters);
        }
        return normal;
    }

    private Normal withPrior(Evidence evidence, double[] shares, double[][] parameters) {
        double[] information = evidence.information().clone();
        double[] score = evidence.score().clone();
        prior.addTo(parameters, information, score);
        return new Normal(information, score, shares);
    }

    /** Poses as seen from the reference frame, and what is known of them. */
    private List<Placed> placed(
            RigidTransform[] poses, double[] lengths, Normal normal, Evidence evidence, WithinFrameMotion[] within) {
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
                errors[a] = UNTOLD * Math.sqrt(Math.max(0, variance));
            }
            RigidTransform pose = f == reference ? RigidTransform.IDENTITY : fromReference.then(poses[f]);
            out.add(new Placed(pose, lengths[f], Pose.parameters(errors), ownError(evidence, f), within[f]));
        }
        return out;
    }

    private double ownError(Evidence evidence, int frame) {
        int size = series.frames() * Pose.SIZE;
        double[][] own = new double[Pose.SIZE][Pose.SIZE];
        for (int a = 0; a < Pose.SIZE; a++) {
            int row = (frame * Pose.SIZE + a) * size + frame * Pose.SIZE;
            for (int b = 0; b < Pose.SIZE; b++) own[a][b] = evidence.information()[row + b];
            own[a][a] += LEAST_INFORMATION;
        }
        RealMatrix inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(own), SYMMETRY, 0)
                .getSolver()
                .getInverse();
        return Math.sqrt(inverse.getTrace() / Pose.SIZE);
    }

    /**
     * The normal equations, with the mean of all steps held at zero, each frame counted by its share in the uptake image:
     * the data do not say where the scanner stood, and the uptake image shall not wander.
     */
    private static final class Normal {
        private final DecompositionSolver solver;
        private final double[] score;

        Normal(double[] information, double[] score, double[] shares) {
            this.score = score;
            int size = score.length;
            double[][] matrix = new double[size][size];
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    double gauge =
                            r % Pose.SIZE == c % Pose.SIZE ? GAUGE * shares[r / Pose.SIZE] * shares[c / Pose.SIZE] : 0;
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

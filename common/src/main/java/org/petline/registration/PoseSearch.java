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
import org.petline.linear.Vectors;

/** Moves all frames' poses together until the series fits its kinetics; one resolution. */
final class PoseSearch {
    /** A step is cut to this length, mm: further away the linearisation says nothing. */
    private static final double LONGEST_STEP = 6;

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

    private final HeadFrames head;
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
            HeadFrames head,
            KineticDictionary dictionary,
            MotionPrior prior,
            Stage stage,
            Vector3 centre,
            int reference) {
        this.head = head;
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
        Poses poses = Poses.at(start);
        SeriesFit fit = SeriesFit.first(AlignedSeries.of(head, start), dictionary);
        MotionPrior learnt = prior;
        for (int step = 0; ; step++) {
            NormalEquations equations = NormalEquations.of(fit, centre);
            Evidence evidence = stage.weigh(equations);
            Belief belief = belief(learnt, evidence, equations.shares(), poses);
            if (step == mostSteps || (step > 0 && poses.longestStep() < toleranceMm)) {
                return placed(poses, belief.normal, evidence, WithinFrameMotion.of(fit));
            }
            learnt = belief.prior;
            poses = poses.moved(belief.normal.solve(), centre);
            fit = fit.next(fit.series().at(poses.referenceToFrame, centre));
        }
    }

    /**
     * Where the frames are.
     *
     * @param referenceToFrame [frame]
     * @param lengths [frame] of the last step, mm
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Poses(RigidTransform[] referenceToFrame, double[] lengths) {
        static Poses at(RigidTransform[] start) {
            return new Poses(start.clone(), new double[start.length]);
        }

        /** After a step, each frame's cut to the longest allowed. */
        Poses moved(double[] update, Vector3 centre) {
            Poses next = at(referenceToFrame);
            for (int f = 0; f < lengths.length; f++) {
                double[] six = Arrays.copyOfRange(update, f * Pose.SIZE, (f + 1) * Pose.SIZE);
                double length = Vectors.length(six);
                double cut = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
                next.lengths[f] = length * cut;
                next.referenceToFrame[f] =
                        Pose.transform(Vectors.scaled(six, cut), centre).then(referenceToFrame[f]);
            }
            return next;
        }

        double longestStep() {
            return Arrays.stream(lengths).max().orElse(0);
        }

        /** [frame][parameter] */
        double[][] parameters(Vector3 centre) {
            return Arrays.stream(referenceToFrame)
                    .map(pose -> Pose.of(pose, centre))
                    .toArray(double[][]::new);
        }
    }

    /** What voxels and prior say together, and the prior that the frames have taught. */
    private record Belief(Normal normal, MotionPrior prior) {}

    private Belief belief(MotionPrior before, Evidence evidence, double[] shares, Poses poses) {
        double[][] parameters = poses.parameters(centre);
        MotionPrior learnt = before;
        Normal normal = together(evidence, learnt, shares, parameters);
        for (int round = 0; round < stage.learning; round++) {
            learnt = learnt.learnt(parameters, normal.solve(), normal.covariance());
            normal = together(evidence, learnt, shares, parameters);
        }
        return new Belief(normal, learnt);
    }

    private static Normal together(Evidence evidence, MotionPrior prior, double[] shares, double[][] parameters) {
        double[] information = evidence.information().clone();
        double[] score = evidence.score().clone();
        prior.addTo(parameters, information, score);
        return new Normal(information, score, shares);
    }

    /** Poses as seen from the reference frame, and what is known of them. */
    private List<Placed> placed(Poses poses, Normal normal, Evidence evidence, WithinFrameMotion[] within) {
        RealMatrix covariance = normal.covariance();
        RigidTransform fromReference = poses.referenceToFrame[reference].inverse();
        List<Placed> out = new ArrayList<>();
        for (int f = 0; f < within.length; f++) {
            double[] errors = new double[Pose.SIZE];
            for (int a = 0; a < Pose.SIZE; a++) {
                int own = f * Pose.SIZE + a;
                int other = reference * Pose.SIZE + a;
                double variance = covariance.getEntry(own, own)
                        + covariance.getEntry(other, other)
                        - 2 * covariance.getEntry(own, other);
                errors[a] = UNTOLD * Math.sqrt(Math.max(0, variance));
            }
            RigidTransform pose =
                    f == reference ? RigidTransform.IDENTITY : fromReference.then(poses.referenceToFrame[f]);
            out.add(new Placed(pose, poses.lengths[f], Pose.parameters(errors), ownError(evidence, f), within[f]));
        }
        return out;
    }

    private static double ownError(Evidence evidence, int frame) {
        int size = evidence.score().length;
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

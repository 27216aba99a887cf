package org.petline.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/** Moves all frames' poses together until the series fits its kinetics; one resolution. */
final class PoseSearch {
    /** A step is cut to this length, mm: further away the linearisation says nothing. */
    private static final double LONGEST_STEP = 6;

    /** Information of a pose known within 30 m: keeps matrices invertible where voxels say nothing, per mm2. */
    private static final double LEAST_INFORMATION = 1e-9;

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
        SeriesFit fit = new SeriesFit(series, dictionary, centre);
        double[] lengths = new double[frames];
        for (int step = 0; ; step++) {
            fit.refresh();
            Normal normal = normal(fit, poses);
            if (step == mostSteps || (step > 0 && Arrays.stream(lengths).max().orElse(0) < toleranceMm)) {
                return placed(poses, lengths, normal, fit);
            }
            double[] update = normal.solve();
            for (int f = 0; f < frames; f++) {
                if (f == reference) continue;
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

    private Normal normal(SeriesFit fit, RigidTransform[] poses) {
        int frames = series.frames();
        int size = frames * Pose.SIZE;
        double[] information = fit.information().clone();
        double[] score = fit.score().clone();
        for (int e = 0; e < information.length; e++) information[e] /= fit.overcounting();
        for (int e = 0; e < size; e++) score[e] /= fit.overcounting();
        double[][] parameters = new double[frames][];
        for (int f = 0; f < frames; f++) parameters[f] = Pose.of(poses[f], centre);
        prior.addTo(parameters, information, score);
        return new Normal(information, score, size, reference);
    }

    private List<Placed> placed(RigidTransform[] poses, double[] lengths, Normal normal, SeriesFit fit) {
        RealMatrix covariance = normal.covariance();
        List<Placed> out = new ArrayList<>();
        for (int f = 0; f < poses.length; f++) {
            double[] errors = new double[Pose.SIZE];
            for (int a = 0; a < Pose.SIZE; a++) {
                int at = f * Pose.SIZE + a;
                errors[a] = Math.sqrt(covariance.getEntry(at, at));
            }
            out.add(new Placed(poses[f], lengths[f], Pose.parameters(errors), ownError(fit, f)));
        }
        return out;
    }

    private double ownError(SeriesFit fit, int frame) {
        int size = series.frames() * Pose.SIZE;
        double[][] own = new double[Pose.SIZE][Pose.SIZE];
        for (int a = 0; a < Pose.SIZE; a++) {
            int row = (frame * Pose.SIZE + a) * size + frame * Pose.SIZE;
            for (int b = 0; b < Pose.SIZE; b++) own[a][b] = fit.information()[row + b] / fit.overcounting();
            own[a][a] += LEAST_INFORMATION;
        }
        RealMatrix inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(own), SYMMETRY, 0)
                .getSolver()
                .getInverse();
        return Math.sqrt(inverse.getTrace() / Pose.SIZE);
    }

    /** The normal equations without the reference frame, whose pose is given. */
    private static final class Normal {
        private final int reference;
        private final int size;
        private final CholeskyDecomposition decomposition;
        private final double[] score;

        Normal(double[] information, double[] fullScore, int size, int reference) {
            this.reference = reference;
            this.size = size;
            int free = size - Pose.SIZE;
            double[][] matrix = new double[free][free];
            score = new double[free];
            for (int r = 0; r < free; r++) {
                score[r] = fullScore[full(r)];
                for (int c = 0; c < free; c++) {
                    matrix[r][c] =
                            0.5 * (information[full(r) * size + full(c)] + information[full(c) * size + full(r)]);
                }
                matrix[r][r] += LEAST_INFORMATION;
            }
            decomposition = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), SYMMETRY, 0);
        }

        private int full(int index) {
            return index < reference * Pose.SIZE ? index : index + Pose.SIZE;
        }

        double[] solve() {
            double[] step =
                    decomposition.getSolver().solve(new ArrayRealVector(score)).toArray();
            double[] out = new double[size];
            for (int r = 0; r < step.length; r++) out[full(r)] = -step[r];
            return out;
        }

        RealMatrix covariance() {
            RealMatrix inverse = decomposition.getSolver().getInverse();
            RealMatrix out = new Array2DRowRealMatrix(size, size);
            for (int r = 0; r < score.length; r++) {
                for (int c = 0; c < score.length; c++) out.setEntry(full(r), full(c), inverse.getEntry(r, c));
            }
            return out;
        }
    }
}

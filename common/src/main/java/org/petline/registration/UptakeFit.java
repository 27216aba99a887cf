package org.petline.registration;

import java.util.Optional;
import org.hipparchus.linear.DecompositionSolver;
import org.petline.geometry.Affine;
import org.petline.image.CubicSpline;

/** The uptakes of a segmentation's labels that explain a PET image best at one place, and what they leave. Immutable. */
final class UptakeFit {
    /** Share of the brain without which nothing can be said. */
    private static final double LEAST_IN_VIEW = 0.2;

    private final UptakeModel model;
    private final double[] weight;
    private final double[] predicted;
    private final double[] residual;
    private final DecompositionSolver solver;
    private final double explained;

    private UptakeFit(
            UptakeModel model,
            double[] weight,
            double[] predicted,
            double[] residual,
            DecompositionSolver solver,
            double explained) {
        this.model = model;
        this.weight = weight;
        this.predicted = predicted;
        this.residual = residual;
        this.solver = solver;
        this.explained = explained;
    }

    /**
     * The fit to an image; empty if hardly any of the brain lies in it, or it is flat.
     *
     * @param modelToVoxel takes points of the model's world to the image's voxels
     * @param given [cell] how much each is to count besides its share of the brain
     */
    static Optional<UptakeFit> of(UptakeModel model, CubicSpline pet, Affine modelToVoxel, double[] given) {
        int count = model.count();
        double[] value = new double[count];
        double[] weight = new double[count];
        double mean = 0;
        double mass = 0;
        double inView = 0;
        double whole = 0;
        for (int p = 0; p < count; p++) {
            double x = model.x(p);
            double y = model.y(p);
            double z = model.z(p);
            double at = pet.at(
                    modelToVoxel.m00() * x + modelToVoxel.m01() * y + modelToVoxel.m02() * z + modelToVoxel.m03(),
                    modelToVoxel.m10() * x + modelToVoxel.m11() * y + modelToVoxel.m12() * z + modelToVoxel.m13(),
                    modelToVoxel.m20() * x + modelToVoxel.m21() * y + modelToVoxel.m22() * z + modelToVoxel.m23());
            boolean seen = !Double.isNaN(at);
            value[p] = seen ? at : 0;
            whole += model.weight(p);
            if (seen) inView += model.weight(p);
            weight[p] = seen ? model.weight(p) * given[p] : 0;
            mean += weight[p] * model.total(p) * value[p];
            mass += weight[p] * model.total(p) * model.total(p);
        }
        if (!(inView > LEAST_IN_VIEW * whole && mean > 0)) return Optional.empty();
        mean /= mass;
        double[] residual = new double[count];
        for (int p = 0; p < count; p++) residual[p] = value[p] - mean * model.total(p);
        DecompositionSolver solver = model.solver(weight);
        double[] uptakes = model.uptakes(solver, weight, residual);
        double[] predicted = new double[count];
        double left = 0;
        double all = 0;
        for (int p = 0; p < count; p++) {
            residual[p] -= model.predicted(p, uptakes);
            predicted[p] = value[p] - residual[p];
            if (model.total(p) < 0.5) continue;
            left += weight[p] * residual[p] * residual[p];
            all += weight[p] * (value[p] - mean) * (value[p] - mean);
        }
        if (!(all > 0)) return Optional.empty();
        return Optional.of(new UptakeFit(model, weight, predicted, residual, solver, 1 - left / all));
    }

    UptakeModel model() {
        return model;
    }

    /** [cell] weight of its squared residual, 0 out of view; shared, read only. */
    double[] weight() {
        return weight;
    }

    /** [cell] shared, read only. */
    double[] predicted() {
        return predicted;
    }

    /** [cell] image less prediction; shared, read only. */
    double[] residual() {
        return residual;
    }

    /** Share of the image's variance over the brain that the prediction explains, at most 1. */
    double explained() {
        return explained;
    }

    /** Takes out of a change of the prediction, [cell], what other uptakes could do as well where cells count so. */
    void removeUptakes(double[] change, double[] weights) {
        double[] uptakes = model.uptakes(solver, weights, change);
        for (int p = 0; p < change.length; p++) change[p] -= model.predicted(p, uptakes);
    }
}

package org.petline.phantom;

import java.util.Random;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * One person's head, made by code: which structure lies at any point.
 *
 * <p>Head space is RAS+ mm with the origin near the anterior commissure. The same seed gives the same head; another
 * seed other folds, another size and another, asymmetric shape.
 */
public final class DigitalBrain {
    private final IndividualShape shape;
    private final Cerebrum cerebrum;
    private final Cerebellum cerebellum;
    private final DeepStructures deep = new DeepStructures();
    private final HeadShell shell = new HeadShell();

    /** The head that belongs to a seed. */
    public DigitalBrain(long seed) {
        Random random = new Seed(seed).of("brain").random();
        shape = new IndividualShape(random);
        cerebrum = new Cerebrum(random);
        cerebellum = new Cerebellum(random);
    }

    /** The middle of the brain, about which heads are turned, mm in head space. */
    public static Vector3 centre() {
        return new Vector3(0, -16, 5);
    }

    /**
     * The head on a grid, each voxel that which lies at its centre.
     *
     * @param worldToHead takes the grid's world to head space, mm
     */
    public SimulatedAnatomy on(Grid grid, Affine worldToHead) {
        short[] labels = new short[grid.voxels()];
        Affine step = grid.voxelToWorld().then(worldToHead);
        int p = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    labels[p++] = at(
                            step.m00() * i + step.m01() * j + step.m02() * k + step.m03(),
                            step.m10() * i + step.m11() * j + step.m12() * k + step.m13(),
                            step.m20() * i + step.m21() * j + step.m22() * k + step.m23());
                }
            }
        }
        return new SimulatedAnatomy(grid, labels);
    }

    private short at(double headX, double headY, double headZ) {
        if (shell.farOutside(headX, headY, headZ)) return 0;
        Vector3 standard = shape.toStandard(headX, headY, headZ);
        Side side = Side.of(standard.x());
        return (short)
                at(side, Math.abs(standard.x()), standard.y(), standard.z()).label(side);
    }

    private Structure at(Side side, double lateral, double y, double z) {
        double inCerebrum = cerebrum.envelopeDepth(lateral, y, z);
        double inCerebellum = cerebellum.depth(lateral, y, z);
        double inStem = z < 2 ? deep.stemDepth(lateral, y, z) : Double.NEGATIVE_INFINITY;
        double inside = Math.max(inCerebrum, Math.max(inCerebellum, inStem));
        if (inside > -1) {
            Structure structure = deep.at(lateral, y, z);
            if (structure != null) return structure;
            if (inCerebellum > 0) return cerebellum.at(side, lateral, y, z, inCerebellum);
            // A film of fluid parts the cerebellum from what lies above it.
            if (inCerebellum > -1.5 && z < 0) return Structure.CSF;
            structure = cerebrum.at(side, lateral, y, z);
            if (structure != null) return structure;
        }
        return shell.at(lateral, y, z, inside);
    }
}

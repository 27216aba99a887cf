package org.petline.phantom;

import java.util.Random;

/**
 * The cerebral hemispheres: a folded ribbon of cortex over white matter.
 *
 * <p>The hemispheres' envelope is a tapered ellipsoid with a cut base, and a temporal lobe hung below it. Fluid lies
 * outside the envelope, between the hemispheres, in the fissures and in sulci that run inwards from the surface; cortex
 * is what lies within its thickness of fluid, and white matter the rest. So both banks of every sulcus carry cortex.
 */
final class Cerebrum {
    private static final double CORTEX_MM = 2.7;
    private static final double INSULAR_CORTEX_MM = 3.4;
    private static final double SULCUS_SPACING_MM = 11.5;
    private static final double TEMPORAL_SULCUS_SPACING_MM = 10;
    private static final double SULCUS_HALF_WIDTH_MM = 0.55;
    private static final double BEND_MM = 2.5;
    private static final double BEND_WAVE_MM = 36;
    private static final double MIDLINE_MM = 0.9;
    private static final double INSULA_LATERAL_MM = 36;

    private final Ellipsoid envelope = Ellipsoid.at(0, -16, 16, 66, 86, 58);
    private final Ellipsoid temporalLobe =
            Ellipsoid.at(44.5, -17, -18, 21, 45, 17.5).pitched(-17);
    private final Pattern left;
    private final Pattern right;

    Cerebrum(Random random) {
        left = new Pattern(random);
        right = new Pattern(random);
    }

    /** The folds of one hemisphere; no two are alike. */
    private static final class Pattern {
        private final Folds sulci;
        private final Folds temporalSulci;
        private final Folds sulcalDepth;
        private final double[] phase = new double[3];

        Pattern(Random random) {
            sulci = new Folds(SULCUS_SPACING_MM, random);
            temporalSulci = new Folds(TEMPORAL_SULCUS_SPACING_MM, random);
            sulcalDepth = new Folds(30, random);
            for (int wave = 0; wave < phase.length; wave++) phase[wave] = 2 * Math.PI * random.nextDouble();
        }

        /** Sideways shift that bends sulci on their way inwards, mm; depends on the other two coordinates. */
        double bend(int wave, double one, double other) {
            return BEND_MM * StrictMath.sin(2 * Math.PI * (one + 0.6 * other) / BEND_WAVE_MM + phase[wave]);
        }
    }

    /** Cortex by its parcel, white matter, fluid in a sulcus; null outside the envelope. */
    Structure at(Side side, double lateral, double y, double z) {
        double body = bodyDepth(lateral, y, z);
        double temporal = temporalLobe.depth(lateral, y, z);
        if (body < 0 && temporal < 0) return null;

        double core = coreRadius(y, z);
        boolean open = core < 1 && lateral < 26;
        double wall = open ? Double.POSITIVE_INFINITY : lateral - MIDLINE_MM;
        double base = open ? Double.POSITIVE_INFINITY : z - base(lateral, y);
        double sylvian = outsideSylvianFissure(lateral, y, temporal);
        double upper = Math.min(Math.min(body, base), Math.min(wall, sylvian));
        double fluid = Math.max(upper, temporal);

        double slit = insularSlit(lateral, y, z);
        fluid = Math.min(fluid, slit);
        boolean inTemporal = temporal > upper;
        if (fluid > 0) {
            fluid = Math.min(fluid, cingulateSulcus(lateral, z, core));
            fluid = Math.min(fluid, sulcus(side == Side.LEFT ? left : right, lateral, y, z, body, temporal));
        }
        if (fluid <= 0) return Structure.CSF;
        boolean insula = lateral <= INSULA_LATERAL_MM && slit < INSULAR_CORTEX_MM && !inTemporal;
        if (insula) return Structure.INSULA;
        if (fluid > CORTEX_MM || (core < 1 && lateral < 20)) return Structure.CEREBRAL_WHITE_MATTER;
        return Lobes.parcel(lateral, y, z, core, inTemporal);
    }

    /** Depth inside the two hemispheres' common envelope, temporal lobes included, mm; negative outside. */
    double envelopeDepth(double lateral, double y, double z) {
        double upper = Math.min(bodyDepth(lateral, y, z), z - base(lateral, y));
        return Math.max(upper, temporalLobe.depth(lateral, y, z));
    }

    private double bodyDepth(double lateral, double y, double z) {
        return envelope.depth(lateral / taper(y), y, z);
    }

    /** Brains are narrower in front. */
    private static double taper(double y) {
        return 1 - 0.0020 * (y + 30);
    }

    /** Where the hemisphere ends below: orbital surface, the floor over the stem, tentorium. */
    private static double base(double lateral, double y) {
        double middle = lateral / 24;
        double tent = 9 / (1 + middle * middle);
        if (y < -40) return -17 + tent * Math.min(1, (-40 - y) / 12);
        if (y < 10) return -17;
        return -17 + 0.16 * (y - 10) + 0.0015 * (y - 10) * (y - 10);
    }

    /** Below and within the callosum there is no cortex: 1 on the callosum's upper edge, less inside. */
    private static double coreRadius(double y, double z) {
        double u = (y + 4) / 38;
        double v = (z - 2 + 0.12 * (y + 4)) / 26.5;
        return Math.sqrt(u * u + v * v);
    }

    /** Distance from the fissure that parts the temporal lobe from what lies above it; negative inside. */
    private static double outsideSylvianFissure(double lateral, double y, double temporal) {
        double above = -temporal - 1.1;
        double medial = 31 - lateral;
        double behind = -46 - y;
        return Math.max(above, Math.max(medial, behind));
    }

    /** Distance from the deep, upright part of the Sylvian fissure, over the insula. */
    private static double insularSlit(double lateral, double y, double z) {
        double u = (y - 2 + 0.25 * (z - 2)) / 27;
        double v = (z - 1) / 20;
        double beyond = (Math.sqrt(u * u + v * v) - 1) * 20;
        return Math.max(Math.abs(lateral - INSULA_LATERAL_MM - 0.02 * (y - 2)) - 0.7, beyond);
    }

    private static double cingulateSulcus(double lateral, double z, double core) {
        if (z < -8 || core < 1) return Double.POSITIVE_INFINITY;
        double callosal = Math.max(Math.abs(core - 1) * 26 - 0.6, lateral - 7);
        double cingulate = Math.max(Math.abs(core - 1.44) * 28 - 0.6, lateral - 13 + 2 * Math.abs(core - 1.44));
        return Math.min(callosal, cingulate);
    }

    private double sulcus(Pattern pattern, double lateral, double y, double z, double body, double temporal) {
        boolean inTemporal = temporal > body;
        double depth = inTemporal ? temporal : body;
        if (depth > 24) return Double.POSITIVE_INFINITY;
        Ellipsoid lobe = inTemporal ? temporalLobe : envelope;
        Folds folds = inTemporal ? pattern.temporalSulci : pattern.sulci;
        double x = inTemporal ? lateral : lateral / taper(y);
        double r = Math.max(0.3, lobe.radius(x, y, z));
        double cx = lobe.centre().x();
        double cy = lobe.centre().y();
        double cz = lobe.centre().z();
        // The pattern is that of the surface, carried inwards along the ray to the lobe's centre.
        double nx = (x - cx + pattern.bend(0, y, z)) / r;
        double ny = (y - cy + pattern.bend(1, z, x)) / r;
        double nz = (z - cz + pattern.bend(2, x, y)) / r;
        double norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double sheet = r * folds.distance(cx + nx, cy + ny, cz + nz, nx / norm, ny / norm, nz / norm);
        double varied = 16 + Math.min(8, pattern.sulcalDepth.distance(cx + nx, cy + ny, cz + nz, 0, 0, 0));
        double below = depth - (inTemporal ? 12 : varied);
        double sideways = sheet - SULCUS_HALF_WIDTH_MM * (1 + 0.5 * Math.max(0, 1 - depth / 5));
        return below > 0 && sideways > 0 ? Math.sqrt(below * below + sideways * sideways) : Math.max(sideways, below);
    }
}

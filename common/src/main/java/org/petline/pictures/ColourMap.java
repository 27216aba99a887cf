package org.petline.pictures;

/**
 * A colour for each number from 0 to 1, with lightness that grows evenly.
 *
 * <p>Colours are interpolated between anchors in CIE L*a*b* (D65): equal steps of the number are equal steps of L*, so
 * that nothing looks like an edge that is none, and the picture survives a grey printer.
 */
final class ColourMap {
    private static final int STEPS = 256;

    /** Black to white. */
    static final ColourMap GREY = new ColourMap(new double[][] {{0, 0, 0}, {100, 0, 0}});

    /** Black, violet, red, orange, pale yellow. */
    static final ColourMap HEAT =
            new ColourMap(new double[][] {{0, 0, 0}, {24, 34, -40}, {48, 62, 12}, {72, 34, 62}, {96, -6, 34}});

    private final int[] table = new int[STEPS];

    private ColourMap(double[][] anchors) {
        for (int step = 0; step < STEPS; step++) {
            double place = (double) step / (STEPS - 1) * (anchors.length - 1);
            int from = Math.min((int) place, anchors.length - 2);
            double t = place - from;
            double[] low = anchors[from];
            double[] high = anchors[from + 1];
            table[step] = Lab.rgb(
                    low[0] + t * (high[0] - low[0]), low[1] + t * (high[1] - low[1]), low[2] + t * (high[2] - low[2]));
        }
    }

    /** 0xRRGGBB of a number; below 0 the first colour, above 1 the last, NaN black. */
    int rgb(double share) {
        if (Double.isNaN(share)) return 0;
        return table[(int) Math.max(0, Math.min(STEPS - 1.0, Math.rint(share * (STEPS - 1))))];
    }
}

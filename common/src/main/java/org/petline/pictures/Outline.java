package org.petline.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.petline.image.LabelVolume;

/**
 * The border of a set of labels, drawn in one colour.
 *
 * @param name for the legend
 * @param labels whose union is outlined; background 0 is not among them
 * @param rgb 0xRRGGBB
 */
public record Outline(String name, Set<Integer> labels, int rgb) {
    /** Neighbouring regions of a list get hues a golden angle apart, so that any few in a row differ. */
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - Math.sqrt(5));

    private static final int BRAIN_COLOUR = 0x7fe8ff;

    /**
     * Checks that there is something to outline.
     *
     * @throws IllegalArgumentException if there are no labels or background is among them
     */
    public Outline {
        labels = Set.copyOf(labels);
        if (labels.isEmpty() || labels.contains(0)) throw new IllegalArgumentException("outline of " + labels);
    }

    /** The border of everything that has a label. */
    public static Outline brain(LabelVolume segmentation) {
        SortedSet<Integer> all = segmentation.present();
        all.remove(0);
        return new Outline("brain", all, BRAIN_COLOUR);
    }

    /** The same border under another name. */
    Outline named(String other) {
        return new Outline(other, labels, rgb);
    }

    /** An outline a region, in colours that differ; in the map's order. */
    public static List<Outline> regions(Map<String, ? extends Set<Integer>> labelsOfRegion) {
        List<Outline> outlines = new ArrayList<>();
        labelsOfRegion.forEach((name, labels) -> {
            double hue = outlines.size() * GOLDEN_ANGLE;
            // Light on the dark of the picture; chroma 55 is what sRGB shows at this lightness for nearly all hues.
            int rgb = Lab.rgb(76, 55 * StrictMath.cos(hue), 55 * StrictMath.sin(hue));
            outlines.add(new Outline(name, labels, rgb));
        });
        return List.copyOf(outlines);
    }

    /** The colour as HTML writes it, for example {@code #7fe8ff}. */
    public String htmlColour() {
        return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
    }
}

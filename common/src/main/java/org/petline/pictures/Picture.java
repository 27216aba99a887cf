package org.petline.pictures;

import java.util.List;

/**
 * A picture as a PNG file's bytes, and the words that belong beside it.
 *
 * <p>Copies the bytes at the door and hands out a copy.
 */
public final class Picture {
    private final String name;
    private final byte[] png;
    private final String caption;
    private final List<Outline> legend;

    Picture(String name, byte[] png, String caption, List<Outline> legend) {
        this.name = name;
        this.png = png.clone();
        this.caption = caption;
        this.legend = List.copyOf(legend);
    }

    /** Stem of its file name, for example {@code pet-on-t1w}. */
    public String name() {
        return name;
    }

    public byte[] png() {
        return png.clone();
    }

    /** What is shown, in a few sentences. */
    public String caption() {
        return caption;
    }

    /** The contours drawn, in order. */
    public List<Outline> legend() {
        return legend;
    }
}

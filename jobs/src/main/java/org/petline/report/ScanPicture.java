package org.petline.report;

import java.util.List;

/**
 * A picture of a scan and the words beside it.
 *
 * <p>Copies the bytes at the door and hands out a copy.
 */
public final class ScanPicture {
    private final Label label;
    private final byte[] png;

    public ScanPicture(Label label, byte[] png) {
        this.label = label;
        this.png = png.clone();
    }

    /**
     * What is known of a picture without its pixels.
     *
     * @param name stem of its file name: pet-on-t1w or regions-on-pet
     * @param caption what is shown, in a few sentences
     * @param legend the contours drawn
     */
    public record Label(String name, String caption, List<Contour> legend) {
        /**
         * Checks the name, which becomes part of a path, and copies the list.
         *
         * @throws IllegalArgumentException if the name is anything but lower-case words joined by hyphens
         */
        public Label {
            if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw new IllegalArgumentException("unsafe name: " + name);
            legend = List.copyOf(legend);
        }

        /** Where the file lies, below the folder of the scan's result. */
        public String path() {
            return "pictures/" + name + ".png";
        }
    }

    /**
     * One contour of a picture.
     *
     * @param colour as {@code #rrggbb}
     */
    public record Contour(String name, String colour) {
        /**
         * Checks the colour, which becomes an attribute of the page.
         *
         * @throws IllegalArgumentException if it is none
         */
        public Contour {
            if (!colour.matches("#[0-9a-f]{6}")) throw new IllegalArgumentException("no colour: " + colour);
        }
    }

    public Label label() {
        return label;
    }

    public byte[] png() {
        return png.clone();
    }
}

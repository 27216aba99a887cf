package org.petline.report;

import io.pebbletemplates.pebble.extension.escaper.SafeString;

/**
 * A figure of a page.
 *
 * @param title short
 * @param body markup that is safe already: it comes from {@code Svg} or from a PNG's bytes
 * @param caption what is shown; may be empty where the title says it
 * @param lookFor what a reader should check
 */
record Figure(String title, SafeString body, String caption, String lookFor, Size size) {
    /** How much of the page's width a figure takes. */
    enum Size {
        WIDE,
        SMALL;

        /** Name of the style. */
        public String word() {
            return this == WIDE ? "wide" : "small";
        }
    }

    static Figure wide(String title, String markup, String caption, String lookFor) {
        return new Figure(title, new SafeString(markup), caption, lookFor, Size.WIDE);
    }

    static Figure small(String title, String markup, String caption) {
        return new Figure(title, new SafeString(markup), caption, "", Size.SMALL);
    }
}

package org.petline.report.drawing;

import java.util.Locale;

/** An SVG drawing in the making; every attribute and every word is escaped on its way in. */
public final class Svg {
    private final StringBuilder markup = new StringBuilder();

    /**
     * A drawing of so many units; a page scales it to the width it has.
     *
     * @param description read out where the drawing cannot be seen
     */
    public Svg(double width, double height, String description) {
        open("svg", "viewBox", "0 0 " + number(width) + " " + number(height), "role", "img", "aria-label", description);
    }

    private Svg(double width, double height, String description, String style) {
        open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                number(width),
                "height",
                number(height),
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "role",
                "img",
                "aria-label",
                description);
        open("title").markup.append(escaped(description)).append("</title>");
        open("style").markup.append(escaped(style)).append("</style>");
        rectangle(0, 0, width, height, "paper");
    }

    /**
     * A drawing that is a file of its own: it names its language and brings its style.
     *
     * @param style sheet for the classes of its elements, the class paper of the ground among them
     */
    public static Svg file(double width, double height, String description, String style) {
        return new Svg(width, height, description, style);
    }

    /** Opens an element; attributes are name, value, name, value. */
    public Svg open(String element, String... attributes) {
        start(element, attributes);
        markup.append('>');
        return this;
    }

    public Svg close(String element) {
        markup.append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    public Svg leaf(String element, String... attributes) {
        start(element, attributes);
        markup.append("/>");
        return this;
    }

    /** Words at a place; {@code anchor} is start, middle or end. */
    public Svg text(double x, double y, String style, String anchor, String words) {
        start("text", "x", number(x), "y", number(y), "class", style, "text-anchor", anchor);
        markup.append('>').append(escaped(words)).append("</text>");
        return this;
    }

    /** Words that turn a quarter to the left about their place. */
    public Svg uprightText(double x, double y, String style, String words) {
        String place = number(x) + " " + number(y);
        start("text", "transform", "translate(" + place + ") rotate(-90)", "class", style, "text-anchor", "middle");
        markup.append('>').append(escaped(words)).append("</text>");
        return this;
    }

    /** A line along a path's commands. */
    public Svg path(String commands, String style) {
        return commands.isEmpty() ? this : leaf("path", "d", commands, "class", style);
    }

    public Svg rectangle(double x, double y, double width, double height, String style) {
        return leaf(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "class",
                style);
    }

    public Svg line(double x1, double y1, double x2, double y2, String style) {
        return leaf("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", style);
    }

    /** A dot that says {@code words} when pointed at. */
    public Svg dot(double x, double y, double radius, String style, String words) {
        open("circle", "cx", number(x), "cy", number(y), "r", number(radius), "class", style);
        markup.append("<title>").append(escaped(words)).append("</title>");
        return close("circle");
    }

    /** An open circle. */
    public Svg ring(double x, double y, double radius, String style) {
        return leaf("circle", "cx", number(x), "cy", number(y), "r", number(radius), "class", style);
    }

    /** The finished markup. */
    public String finish() {
        return close("svg").markup.toString();
    }

    private void start(String element, String... attributes) {
        markup.append('<').append(element);
        for (int n = 0; n < attributes.length; n += 2) {
            markup.append(' ')
                    .append(attributes[n])
                    .append("=\"")
                    .append(escaped(attributes[n + 1]))
                    .append('"');
        }
    }

    /** A coordinate to a hundredth of a unit, without idle zeros. */
    static String number(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("coordinate " + value);
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) return Long.toString(hundredths / 100);
        String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    /** Text that no parser takes for markup. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(point) ? ' ' : inXml(point));
            }
        });
        return safe.toString();
    }

    /** The sign, or a replacement for what XML 1.0 has no place for: half a pair, and two that are no signs. */
    private static int inXml(int point) {
        boolean none = Character.getType(point) == Character.SURROGATE || point == 0xFFFE || point == 0xFFFF;
        return none ? 0xFFFD : point;
    }
}

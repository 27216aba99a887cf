package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import org.petline.report.drawing.Svg;

/** The right side of a fit's page: parameters with their errors, facts, flags, and what the signs mean. */
final class FitNumbers {
    private static final double LEFT = 640;
    private static final double VALUE = 764;
    private static final double ERROR = 834;
    private static final double UNIT = 842;
    private static final double TOP = 92;
    private static final double ROW = 18;
    private static final double GAP = 12;
    private static final int DIGITS = 4;
    private static final int LONGEST_LINE = 46;
    private static final int LONGEST_NAME = 12;

    private final FitSheet sheet;
    private final List<String> facts;
    private final List<String> flags;

    FitNumbers(FitSheet sheet) {
        this.sheet = sheet;
        this.facts = wrapped(sheet.facts());
        this.flags = wrapped(sheet.flags());
    }

    /** Lines no longer than the column, broken at blanks where there are any. */
    private static List<String> wrapped(List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.codePointCount(0, rest.length()) > LONGEST_LINE) {
                int most = rest.offsetByCodePoints(0, LONGEST_LINE);
                int blank = rest.lastIndexOf(' ', most);
                wrapped.add(rest.substring(0, blank > 0 ? blank : most));
                rest = rest.substring(blank > 0 ? blank + 1 : most);
            }
            wrapped.add(rest);
        }
        return wrapped;
    }

    /** Where the last line ends. */
    double bottom() {
        int rows = 1 + sheet.parameters().size() + facts.size() + flags.size() + legend().size();
        return TOP + rows * ROW + 3 * GAP;
    }

    void draw(Svg svg) {
        double y = TOP;
        svg.text(LEFT, y, "head", "start", "parameter").text(VALUE, y, "head", "end", "estimate");
        svg.text(ERROR, y, "head", "end", "SE").text(UNIT, y, "head", "start", "unit");
        boolean main = true;
        for (FitSheet.Parameter parameter : sheet.parameters()) {
            y += ROW;
            String style = main ? "cell main" : "cell";
            svg.text(LEFT, y, style, "start", cut(parameter.name(), LONGEST_NAME));
            svg.text(VALUE, y, style, "end", Numbers.significant(parameter.value(), DIGITS));
            svg.text(ERROR, y, "cell", "end", Numbers.significant(parameter.standardError(), 2));
            svg.text(UNIT, y, "cell", "start", parameter.unit());
            main = false;
        }
        y = lines(svg, y + GAP, facts, "cell");
        y = lines(svg, y, flags, "warn");
        lines(svg, y + GAP, legend(), "legend");
    }

    private static double lines(Svg svg, double top, List<String> lines, String style) {
        double y = top;
        for (String line : lines) {
            y += ROW;
            svg.text(LEFT, y, style, "start", line);
        }
        return y;
    }

    private List<String> legend() {
        List<String> lines = new ArrayList<>();
        lines.add("\u25CF measured, \u00B1 1 SD as its weight says");
        lines.add("\u25CB left out of the fit");
        lines.add("orange: fit" + (sheet.curves().input().isEmpty() ? "" : "; grey: reference region"));
        return lines;
    }

    /** At most so many signs; what is cut off is marked. */
    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) return text;
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
    }
}

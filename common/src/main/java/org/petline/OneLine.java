package org.petline;

/**
 * A stranger's text on one line that hides nothing: what came out of a file, or a file's name, before it is printed or
 * written into a table.
 *
 * <p>Control characters (line ends and a terminal's commands among them), format characters (which turn the direction
 * of writing or have no width), the two separators of Unicode and halves of a surrogate pair become {@code \}{@code uXXXX}.
 */
public final class OneLine {
    private static final String CUT = "...";

    private OneLine() {}

    /** The whole text. */
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** The text's first so many characters, followed by three dots if there are more. */
    public static String of(String text, int longest) {
        boolean plain = text.length() <= longest && text.codePoints().noneMatch(OneLine::isHidden);
        if (plain) return text;
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> {
            if (isHidden(point)) shown.append(String.format("\\u%04x", point));
            else shown.appendCodePoint(point);
        });
        return text.codePointCount(0, text.length()) > longest ? shown + CUT : shown.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}

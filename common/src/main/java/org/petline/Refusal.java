package org.petline;

/**
 * A user's input cannot be used: which reason, which file, which field, what was found.
 *
 * <p>Immutable: each of {@link #file}, {@link #field} and {@link #found} gives back a new refusal, so that it reads in
 * one line where it is thrown:
 *
 * <pre>throw Refusal.of(FRAME_TIMES_INCONSISTENT).file(sidecar).field("FrameDuration").found("...");</pre>
 *
 * <p>A refusal is the user's to mend; a programmer's mistake is an {@link IllegalArgumentException}, and a fault that a
 * retry may cure is an {@link java.io.IOException}.
 */
public final class Refusal extends RuntimeException {
    private static final int LONGEST_FOUND = 400;

    private final transient Reason reason;
    private final String file;
    private final String field;
    private final String found;

    private Refusal(Reason reason, String file, String field, String found, Throwable cause) {
        super(sentence(reason, file, field, found), cause);
        this.reason = reason;
        this.file = file;
        this.field = field;
        this.found = found;
    }

    /** A refusal for this reason that names nothing yet. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, "", "", "", null);
    }

    /** The same refusal, naming the file at fault; a path as the user knows it. */
    public Refusal file(String name) {
        return new Refusal(reason, printable(name), field, found, getCause());
    }

    /** The same refusal, naming the field, column, option or header entry at fault. */
    public Refusal field(String name) {
        return new Refusal(reason, file, printable(name), found, getCause());
    }

    /** The same refusal, saying what was found there; control characters are escaped and long values cut. */
    public Refusal found(String what) {
        return new Refusal(reason, file, field, printable(what), getCause());
    }

    /** The same refusal with the exception that led to it. */
    public Refusal because(Throwable cause) {
        return new Refusal(reason, file, field, found, cause);
    }

    public Reason reason() {
        return reason;
    }

    /** The file at fault, empty if none was named. */
    public String file() {
        return file;
    }

    /** The field at fault, empty if none was named. */
    public String field() {
        return field;
    }

    /** What was found, empty if nothing was said. */
    public String found() {
        return found;
    }

    private static String sentence(Reason reason, String file, String field, String found) {
        StringBuilder text = new StringBuilder(reason.name()).append(": ").append(reason.meaning());
        if (!file.isEmpty()) text.append(" | file: ").append(file);
        if (!field.isEmpty()) text.append(" | field: ").append(field);
        if (!found.isEmpty()) text.append(" | found: ").append(found);
        return text.append(" | remedy: ").append(reason.remedy()).toString();
    }

    private static String printable(String text) {
        return OneLine.of(text, LONGEST_FOUND);
    }
}

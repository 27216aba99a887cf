package org.petline;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's input cannot be used: which reason, which file, which field, what was found.
 *
 * <p>Immutable: each of {@link #file}, {@link #field} and {@link #found} gives back a new refusal, so that it reads in
 * one line where it is thrown:
 *
 * <pre>throw Refusal.of(FRAME_TIMES_INCONSISTENT).file(sidecar).field("FrameDuration").found("...");</pre>
 *
 * <p>What is wrong in several places is told at once, see {@link #ofAll}: a user who mends one of them a night would need
 * as many nights as there are.
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
    private final transient List<Refusal> others;

    private Refusal(Reason reason, Place place, List<Refusal> others, Throwable cause) {
        super(sentence(reason, place, others), cause);
        this.reason = reason;
        this.file = place.file;
        this.field = place.field;
        this.found = place.found;
        this.others = List.copyOf(others);
    }

    /** Where it is and what was found there; empty texts where nothing is said. */
    private record Place(String file, String field, String found) {
        private String sentence() {
            StringBuilder text = new StringBuilder();
            if (!file.isEmpty()) text.append(" | file: ").append(file);
            if (!field.isEmpty()) text.append(" | field: ").append(field);
            if (!found.isEmpty()) text.append(" | found: ").append(found);
            return text.toString();
        }
    }

    /** A refusal for this reason that names nothing yet. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, new Place("", "", ""), List.of(), null);
    }

    /**
     * One refusal of all problems of an input, at least one: the first one's, with the {@link #problems} of all.
     *
     * @param problems in the order in which they shall be told
     */
    public static Refusal ofAll(List<Refusal> problems) {
        List<Refusal> each = problems.stream()
                .flatMap(problem -> problem.problems().stream())
                .toList();
        Refusal first = each.get(0);
        return new Refusal(first.reason, first.place(), each.subList(1, each.size()), first.getCause());
    }

    /** Each problem by itself: this one, and those that were found with it. */
    public List<Refusal> problems() {
        List<Refusal> all = new ArrayList<>();
        all.add(new Refusal(reason, place(), List.of(), getCause()));
        all.addAll(others);
        return all;
    }

    private Place place() {
        return new Place(file, field, found);
    }

    /** The same refusal, naming the file at fault; a path as the user knows it. */
    public Refusal file(String name) {
        return new Refusal(reason, new Place(printable(name), field, found), others, getCause());
    }

    /** The same refusal, naming the field, column, option or header entry at fault. */
    public Refusal field(String name) {
        return new Refusal(reason, new Place(file, printable(name), found), others, getCause());
    }

    /** The same refusal, saying what was found there; control characters are escaped and long values cut. */
    public Refusal found(String what) {
        return new Refusal(reason, new Place(file, field, printable(what)), others, getCause());
    }

    /** The same refusal with the exception that led to it. */
    public Refusal because(Throwable cause) {
        return new Refusal(reason, place(), others, cause);
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

    private static String sentence(Reason reason, Place place, List<Refusal> others) {
        StringBuilder text = new StringBuilder(reason.name()).append(": ").append(reason.meaning());
        text.append(place.sentence()).append(" | remedy: ").append(reason.remedy());
        others.forEach(other -> text.append(" | and ").append(other.getMessage()));
        return text.toString();
    }

    private static String printable(String text) {
        return OneLine.of(text, LONGEST_FOUND);
    }
}

package org.petline.imagefile;

import org.petline.Reason;
import org.petline.Refusal;

/**
 * One remarkable thing about a file: how bad, which kind, where, what was found and what was done about it.
 *
 * @param field header entry or part of the file, in the format's own words
 * @param done what reading made of it; empty if the file is refused
 */
public record HeaderFinding(Severity severity, Reason reason, String field, String found, String done) {
    /** How much a finding matters, mildest first. */
    public enum Severity {
        /** Worth knowing, changes nothing. */
        NOTE,
        /** Read by a stated rule that may not be what the writer meant. */
        WARNING,
        /** The file cannot be read without guessing. */
        REFUSED
    }

    public static HeaderFinding note(Reason reason, String field, String found, String done) {
        return new HeaderFinding(Severity.NOTE, reason, field, found, done);
    }

    public static HeaderFinding warning(Reason reason, String field, String found, String done) {
        return new HeaderFinding(Severity.WARNING, reason, field, found, done);
    }

    public static HeaderFinding refused(Reason reason, String field, String found) {
        return new HeaderFinding(Severity.REFUSED, reason, field, found, "");
    }

    /** The same as a refusal of {@code file}. */
    public Refusal asRefusal(String file) {
        return Refusal.of(reason).file(file).field(field).found(found);
    }
}

package org.petline.jobs.run;

import java.io.IOException;

/**
 * One line of the list of bad inputs: what is done to the healthy study, and what must come of the damaged scan.
 *
 * @param id as in the list: a letter for the kind of file, a number, a letter where a number has variants
 * @param what was done, in words
 * @param outcome expected
 * @param code of the refusal or name of the flag; empty for numbers equal to the healthy twin's
 */
record Damage(String id, String what, Outcome outcome, String code, Deed deed) {
    /** What must come of it. */
    enum Outcome {
        /** Refused with that code; the file or field and a remedy are named. */
        REFUSED,
        /** Done, with that flag on the scan. */
        FLAGGED,
        /** Done, and every number in every table has the bits of the healthy twin's. */
        EQUAL,
        /** Done; the numbers are others, as they should be. */
        DONE
    }

    /** Damages a copy of the study. */
    @FunctionalInterface
    interface Deed {
        void to(TinyStudy study) throws IOException;
    }

    static Damage refused(String id, String what, String code, Deed deed) {
        return new Damage(id, what, Outcome.REFUSED, code, deed);
    }

    static Damage flagged(String id, String what, String flag, Deed deed) {
        return new Damage(id, what, Outcome.FLAGGED, flag, deed);
    }

    static Damage equal(String id, String what, Deed deed) {
        return new Damage(id, what, Outcome.EQUAL, "", deed);
    }

    static Damage done(String id, String what, Deed deed) {
        return new Damage(id, what, Outcome.DONE, "", deed);
    }

    @Override
    public String toString() {
        return id + " " + what + ": " + outcome + (code.isEmpty() ? "" : " " + code);
    }
}

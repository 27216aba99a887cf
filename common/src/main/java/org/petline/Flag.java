package org.petline;

import java.util.Locale;

/**
 * What to know about a result before its numbers are used; its code stands in the tables' columns of flags. Each room has
 * its own enum of flags.
 *
 * <p>Flags of one name mean one thing in all tables; what to do about it may differ with what they are said of.
 */
public interface Flag extends Code {
    /** What the flag is said of, for example scan. */
    String of();

    /** What is said of the flag itself. */
    Words words();

    @Override
    default String meaning() {
        return words().meaning();
    }

    @Override
    default String remedy() {
        return words().remedy();
    }

    /** How much a flag matters, mildest first. */
    enum Severity {
        /** It explains a number, and nothing needs to be done. */
        NOTE,

        /** A person should look before the number is used. */
        CAUTION,

        /** The number is known to be wrong or is missing: no study's answer may rest on it. */
        UNUSABLE;

        /** As it stands in the tables, for example {@code caution}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The words of a flag.
     *
     * @param meaning a clause that begins with a small letter and has no full stop
     * @param remedy one sentence
     */
    record Words(Severity severity, String meaning, String remedy) {
        public static Words note(String meaning, String remedy) {
            return new Words(Severity.NOTE, meaning, remedy);
        }

        public static Words caution(String meaning, String remedy) {
            return new Words(Severity.CAUTION, meaning, remedy);
        }

        public static Words unusable(String meaning, String remedy) {
            return new Words(Severity.UNUSABLE, meaning, remedy);
        }
    }
}

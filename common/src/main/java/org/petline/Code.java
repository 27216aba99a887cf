package org.petline;

/**
 * A stable code of tables, messages and scripts, with the words that {@code petline explain} says of it: an enum constant
 * whose name never changes once released.
 */
public interface Code {
    /** The code, for example {@code FRAME_TIMES_INCONSISTENT}: the enum constant's name. */
    String name();

    /** What it means, in one sentence for a user, without a full stop. */
    String meaning();

    /** What the user can do about it, in one sentence. */
    String remedy();
}

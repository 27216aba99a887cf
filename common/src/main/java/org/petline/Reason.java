package org.petline;

/**
 * Why an input is refused: a stable code, what it means, and what the user can do about it.
 *
 * <p>Each room has its own enum of reasons. The code is the enum constant's name and never changes once released:
 * scripts, tables and {@code petline explain} rely on it.
 */
public interface Reason {
    /** The stable code, for example {@code FRAME_TIMES_INCONSISTENT}: the enum constant's name. */
    String name();

    /** What is wrong, in one sentence for a user. */
    String meaning();

    /** What the user can do about it, in one sentence. */
    String remedy();
}

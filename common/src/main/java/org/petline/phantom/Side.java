package org.petline.phantom;

/** Half of the head; the left lies at negative x. */
enum Side {
    LEFT,
    RIGHT;

    static Side of(double x) {
        return x < 0 ? LEFT : RIGHT;
    }
}

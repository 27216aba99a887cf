package org.petline.phantom;

import java.util.Random;

/**
 * A seed for each purpose, from one: whoever draws first, and how often, changes nothing for the others.
 *
 * @param value the root of all draws below it
 */
record Seed(long value) {
    /** The seed for what this name stands for. */
    Seed of(String name) {
        long mixed = value ^ 0x9e3779b97f4a7c15L;
        for (int c = 0; c < name.length(); c++) {
            mixed = (mixed ^ name.charAt(c)) * 0xbf58476d1ce4e5b9L;
            mixed ^= mixed >>> 31;
        }
        mixed *= 0x94d049bb133111ebL;
        return new Seed(mixed ^ (mixed >>> 29));
    }

    /** A generator of this seed's own; of nearby seeds unmixed, the first draws would be nearly equal. */
    Random random() {
        return new Random(value);
    }
}

package org.petline.jobs.scan;

import java.io.IOException;

/** A value that is made when it is first asked for. For one thread. */
final class Lazy<T> {
    private final Maker<T> maker;
    private T value;

    Lazy(Maker<T> maker) {
        this.maker = maker;
    }

    /** What makes the value. */
    @FunctionalInterface
    interface Maker<T> {
        T make() throws IOException;
    }

    T get() throws IOException {
        if (value == null) value = maker.make();
        return value;
    }

    boolean isThere() {
        return value != null;
    }
}

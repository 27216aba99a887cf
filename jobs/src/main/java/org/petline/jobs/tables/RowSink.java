package org.petline.jobs.tables;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where a table's rows go, one after another in key order.
 *
 * @param <R> the record a row is
 */
public interface RowSink<R extends Record> extends Closeable {
    /** Adds a row behind those before it. */
    void append(R row) throws IOException;
}

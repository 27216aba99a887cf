package org.petline.jobs.stages;

import java.util.List;
import org.petline.jobs.tables.Table;

/** One scan's rows of one table. */
public record TableRows<R extends Record>(Table<R> table, List<R> rows) {
    /** Copies the list. */
    public TableRows {
        rows = List.copyOf(rows);
    }
}

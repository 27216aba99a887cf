package org.petline.jobs.tables;

import java.util.List;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.PartialVolumeRow;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.TacRow;

/**
 * One of the tables that petline publishes: its name, what a row is, and the version of its columns.
 *
 * @param <R> the record a row is
 */
public final class Table<R extends Record> {
    public static final Table<ScanRow> SCANS =
            new Table<>("scans", ScanRow.class, 2, "One scan that was found, and what became of it");
    public static final Table<MotionRow> MOTION =
            new Table<>("motion", MotionRow.class, 2, "The head's place in one frame of one scan");
    public static final Table<CoregistrationRow> COREGISTRATION =
            new Table<>("coregistration", CoregistrationRow.class, 2, "How one scan's PET lies to its T1w");
    public static final Table<TacRow> TACS =
            new Table<>("tacs", TacRow.class, 3, "One region's activity in one frame of one scan");
    public static final Table<BindingPotentialRow> BINDING_POTENTIALS = new Table<>(
            "binding_potentials",
            BindingPotentialRow.class,
            2,
            "One region's binding potential from one model with one set of choices");
    public static final Table<KineticParameterRow> KINETIC_PARAMETERS =
            new Table<>("kinetic_parameters", KineticParameterRow.class, 3, "One parameter of one fit, in long form");

    public static final Table<PartialVolumeRow> PARTIAL_VOLUME = new Table<>(
            "partial_volume",
            PartialVolumeRow.class,
            1,
            "What resolution does to one region of one scan, and what one correction makes of it");

    private static final List<Table<?>> ALL =
            List.of(SCANS, MOTION, COREGISTRATION, TACS, PARTIAL_VOLUME, BINDING_POTENTIALS, KINETIC_PARAMETERS);

    private final String name;
    private final int version;
    private final String meaning;
    private final Class<R> rowType;
    private final TableSchema<R> schema;

    /** Package-private for tests of older and newer versions. */
    Table(String name, Class<R> rowType, int version, String meaning) {
        this.name = name;
        this.version = version;
        this.meaning = meaning;
        this.rowType = rowType;
        this.schema = TableSchema.of(rowType);
    }

    /** All tables, the one of scans first. */
    public static List<Table<?>> all() {
        return ALL;
    }

    /** The table's folder below {@code tables/}, for example {@code binding_potentials}. */
    public String name() {
        return name;
    }

    /** Rises by one whenever a column is added, removed or changes its meaning. */
    public int version() {
        return version;
    }

    /** What one row is. */
    public String meaning() {
        return meaning;
    }

    public Class<R> rowType() {
        return rowType;
    }

    public TableSchema<R> schema() {
        return schema;
    }

    @Override
    public String toString() {
        return name;
    }
}

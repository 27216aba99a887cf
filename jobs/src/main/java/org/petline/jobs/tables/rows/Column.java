package org.petline.jobs.tables.rows;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one column of a table means; the data dictionary and the Parquet metadata are made from it.
 *
 * <p>On an {@link org.petline.geometry.Affine} it stands for twelve columns, whose names end in row and column of the
 * matrix; its unit is that of the fourth column, the shift.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
    /** The column that is meant, in {@link Columns}; elsewhere it follows from the component's name. */
    String name() default "";

    /** What the value says, in one sentence. */
    String meaning();

    /** Its unit as in BIDS, empty for text and pure numbers. */
    String unit() default "";

    /** Whether the column is part of the table's primary key. */
    boolean key() default false;

    /** Whether the value changes from run to run although the result does not (times, hosts, run ids). */
    boolean isVolatile() default false;
}

package org.petline.jobs.tables;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What one column of a table means; the data dictionary and the Parquet metadata are made from it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
    /** What the value says, in one sentence. */
    String meaning();

    /** Its unit as in BIDS, empty for text and pure numbers. */
    String unit() default "";

    /** Whether the column is part of the table's primary key. */
    boolean key() default false;

    /** Whether the value changes from run to run although the result does not (times, hosts, run ids). */
    boolean isVolatile() default false;
}

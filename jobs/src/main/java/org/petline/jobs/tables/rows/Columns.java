package org.petline.jobs.tables.rows;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a row says of the columns of one of its groups that the group cannot say for all tables. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Columns {
    /** Columns of other words than in the group, each with its {@link Column#name}. */
    Column[] value() default {};

    /** Whether no value of the group is ever missing, whatever its type allows. */
    boolean required() default false;
}

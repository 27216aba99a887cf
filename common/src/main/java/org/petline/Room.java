package org.petline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a package is for and which other rooms it may import.
 *
 * <p>Every package of petline carries one on its {@code package-info.java}; the architecture test reads it. All rooms
 * may use the root room {@code org.petline}, which is not named in {@link #mayUse}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Room {
    /** The room's name: its package below {@code org.petline}, empty for the root. */
    String name();

    /** Names of the rooms that classes in this one may import. */
    String[] mayUse() default {};
}

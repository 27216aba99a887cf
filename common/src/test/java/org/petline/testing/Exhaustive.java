package org.petline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** What {@code mvn verify} leaves out and {@code mvn verify -P exhaustive} runs; CONTRIBUTING.md lists it. */
@Tag("exhaustive")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Exhaustive {}

package org.petline.jobs.scan;

import java.util.Optional;

/** The version of petline, from the jar's manifest. */
public final class PetlineVersion {
    /** As a release is called; {@code development} when the classes do not come from the jar. */
    public static final String TEXT = Optional.ofNullable(
                    PetlineVersion.class.getPackage().getImplementationVersion())
            .orElse("development");

    private PetlineVersion() {}
}

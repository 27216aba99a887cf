package org.petline.jobs.commands;

import org.petline.jobs.pipeline.PetlineVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version from the jar's manifest. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"petline " + PetlineVersion.TEXT};
    }
}

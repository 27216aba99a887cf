package org.petline.jobs.commands;

import org.petline.jobs.scan.PetlineVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version from the jar's manifest. */
public final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"petline " + PetlineVersion.TEXT};
    }
}

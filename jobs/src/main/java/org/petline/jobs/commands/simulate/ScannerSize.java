package org.petline.jobs.commands.simulate;

import java.util.Locale;
import org.petline.phantom.Scanner;

/** The scanners that can be simulated: 64x64x52, 128x128x63 and 256x256x207 voxels. */
public enum ScannerSize {
    SMALL(Scanner.SMALL),
    DEFAULT(Scanner.DEFAULT),
    HRRT(Scanner.HRRT);

    private final Scanner simulated;

    ScannerSize(Scanner simulated) {
        this.simulated = simulated;
    }

    public Scanner simulated() {
        return simulated;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.petline.jobs.commands.simulate;

import java.util.Locale;
import org.petline.phantom.Scanner;

/** The scanners that can be simulated: 64x64x52, 128x128x63 and 256x256x207 voxels. */
public enum ScannerSize {
    SMALL,
    DEFAULT,
    HRRT;

    public Scanner simulated() {
        return switch (this) {
            case SMALL -> Scanner.SMALL;
            case DEFAULT -> Scanner.DEFAULT;
            case HRRT -> Scanner.HRRT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

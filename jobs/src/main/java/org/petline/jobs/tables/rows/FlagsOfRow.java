package org.petline.jobs.tables.rows;

import java.util.List;
import org.petline.Flag;
import org.petline.Group;

/** Whether a row's numbers may be used, and why not. */
@Group
public record FlagsOfRow(
        @Column(
                meaning =
                        "The worst of flags: note, caution (look before the number is used) or unusable (no answer may rest on it); null if there are none. An unusable row is never is_primary")
        String severity,

        @Column(
                meaning =
                        "Flags of the fit, or what the scan lacks for the model; of its region and reference region; and of the scan as a whole where they are more than notes. Separated by commas, null if none")
        String flags) {

    /** Whether a person should look before the row is used. */
    public boolean wantsLook() {
        return severity != null && !severity.equals(Flag.Severity.NOTE.word());
    }

    /** Flags by name, in fixed order. */
    public static FlagsOfRow of(String severity, List<String> flags) {
        return new FlagsOfRow(severity, flags.isEmpty() ? null : String.join(",", flags));
    }
}

package org.petline.jobs.tables.rows;

import java.util.List;
import org.petline.Flag;
import org.petline.Group;

/** What ends a row of fits: whether its numbers may be used, why not, and the result that it belongs to. */
@Group
public record FitOrigin(
        @Column(
                meaning =
                        "The worst of flags: note, caution (look before the number is used) or unusable (no answer may rest on it); null if there are none. An unusable row is never is_primary")
        String severity,

        @Column(
                meaning =
                        "Flags of the fit, or what the scan lacks for the model; of its region and reference region; and of the scan as a whole where they are more than notes. Separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {

    /** Whether a person should look before the row is used. */
    public boolean wantsLook() {
        return severity != null && !severity.equals(Flag.Severity.NOTE.word());
    }

    /**
     * Flags by name, in fixed order.
     *
     * @param severity the worst of them; null if there are none
     */
    public static FitOrigin of(String severity, List<String> flags, String resultFingerprint) {
        return new FitOrigin(severity, flags.isEmpty() ? null : String.join(",", flags), resultFingerprint);
    }
}

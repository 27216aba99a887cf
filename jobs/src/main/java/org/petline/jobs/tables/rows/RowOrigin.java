package org.petline.jobs.tables.rows;

import java.util.List;
import org.petline.Group;

/** What ends a row of results: what is remarkable about it, and the result that it belongs to. */
@Group
public record RowOrigin(
        @Column(meaning = "Flags, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {

    /** Flags by name, in fixed order. */
    public static RowOrigin of(List<String> flags, String resultFingerprint) {
        return new RowOrigin(flags.isEmpty() ? null : String.join(",", flags), resultFingerprint);
    }
}

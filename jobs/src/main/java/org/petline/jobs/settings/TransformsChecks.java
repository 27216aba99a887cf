package org.petline.jobs.settings;

import org.petline.transforms.ScanFilePattern;
import org.petline.transforms.TransformFormat;

/** What settings of transforms from files must hold to; each refusal names the key as the user writes it. */
final class TransformsChecks {
    private TransformsChecks() {}

    /** A pattern is there if it is asked for, and only then. */
    static void serve(String group, boolean asked, String pattern) {
        String key = group + ".transforms";
        if (asked == pattern.isBlank()) {
            throw Bounds.refusal(
                    key,
                    asked
                            ? "no path, and " + group + ".method is file"
                            : pattern + ", and " + group + ".method is not file");
        }
        if (!asked) return;
        try {
            new ScanFilePattern(pattern);
        } catch (IllegalArgumentException wrong) {
            throw Bounds.refusal(key, wrong.getMessage());
        }
    }

    /** SPM has no file for a coregistration: spm_coreg's parameters go the other way than those of rp_*.txt. */
    static void coregisters(TransformFormat format) {
        if (format == TransformFormat.SPM) {
            throw Bounds.refusal(
                    "coregistration.transforms-format",
                    "spm, which writes its coregistration into image headers: with those, the method is identity");
        }
    }
}

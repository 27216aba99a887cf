package org.petline.jobs.settings;

import org.petline.Refusal;

/** Checks of single settings; each refusal names the key as the user writes it. */
final class Bounds {
    private Bounds() {}

    static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw refusal(key, value + ", not between " + least + " and " + most);
        }
    }

    static void ordered(String startKey, double start, String endKey, double end) {
        if (!Double.isFinite(start) || !Double.isFinite(end) || start >= end) {
            throw refusal(startKey, start + ", which is not before " + endKey + " = " + end);
        }
    }

    static Refusal refusal(String key, String found) {
        return Refusal.of(SettingsReason.SETTING_INVALID).field(key).found(found);
    }
}

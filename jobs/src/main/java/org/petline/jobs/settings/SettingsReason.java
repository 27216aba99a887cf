package org.petline.jobs.settings;

import org.petline.Reason;

/** Why settings are refused; the run ends before any scan is touched, with exit code 1. */
public enum SettingsReason implements Reason {
    SETTINGS_UNREADABLE(
            "The settings file is not a YAML mapping",
            "Start from conf/petline.yaml and keep its form: groups, and below them keys with plain values."),
    SETTING_UNKNOWN(
            "There is no such setting", "Use the nearest known key that is named, or look in conf/petline.yaml."),
    SETTING_INVALID(
            "A setting has a value that it cannot take",
            "See conf/petline.yaml for the values and bounds of each setting.");

    private final String meaning;
    private final String remedy;

    SettingsReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}

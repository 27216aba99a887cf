package org.petline.jobs.run;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.scan.Redaction;
import org.petline.jobs.settings.SettingsReader;

/** The settings as the report shows them: paths below the dataset or the output relative, others by their end. */
final class ShownSettings {
    private ShownSettings() {}

    static SortedMap<String, String> of(SettingsReader settings, Collection<String> places) {
        Redaction discretion = Redaction.about(places);
        SortedMap<String, String> shown = new TreeMap<>();
        settings.flat().forEach((key, value) -> shown.put(key, discretion.of(value)));
        return shown;
    }
}

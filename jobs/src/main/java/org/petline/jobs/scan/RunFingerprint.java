package org.petline.jobs.scan;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Sha256;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.Stage;
import org.petline.jobs.tables.Fingerprint;

/**
 * Everything but the scan's own files that its numbers depend on, group by group: when a run redoes scans, the names of
 * the groups that differ say why.
 */
public final class RunFingerprint {
    private RunFingerprint() {}

    /** Hashes of settings and algorithm versions, by a name that a user understands. */
    static SortedMap<String, String> of(RunSettings chosen) {
        Settings settings = chosen.settings();
        SortedMap<String, String> groups = new TreeMap<>();
        groups.put("settings of motion", hash(settings.motion()));
        groups.put("settings of reference", hash(settings.reference()));
        groups.put("settings of coregistration", hash(settings.coregistration()));
        groups.put("settings of regions", hash(settings.regions()));
        groups.put("settings of kinetics", hash(settings.kinetics()));
        groups.put("settings of output", hash(settings.output()));
        byte[] table = chosen.regionTable().text().getBytes(StandardCharsets.UTF_8);
        groups.put("region table", Sha256.of(table));
        groups.put("weights file", chosen.weights().sha256());
        for (Stage<?> stage : chosen.stages().inOrder()) {
            groups.put("algorithm of " + stage.name(), "version " + stage.version());
        }
        return groups;
    }

    /** All groups together. */
    public static String hashOf(SortedMap<String, String> groups) {
        Fingerprint all = Fingerprint.ofNothing();
        for (var group : groups.entrySet()) all = all.with(group.getKey(), group.getValue());
        return all.hex();
    }

    private static String hash(Record settings) {
        return Fingerprint.ofNothing().with("settings", settings).hex();
    }
}

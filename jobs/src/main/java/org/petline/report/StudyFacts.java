package org.petline.report;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is true of all scans of a study.
 *
 * @param dataset its name
 * @param settings the effective settings, by dotted key, for example {@code motion.smoothing-fwhm-mm}
 * @param versions of petline and what it runs on, by name
 * @param run the run that made the page; empty where pages must be the same from run to run
 */
public record StudyFacts(
        String dataset, SortedMap<String, String> settings, SortedMap<String, String> versions, Optional<Run> run) {
    /** Copies the maps. */
    public StudyFacts {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /**
     * A run of petline; differs from run to run though the results do not.
     *
     * @param started ISO 8601, UTC
     * @param command the command line, without names of users or machines
     */
    public record Run(String id, String started, String command) {}

    /** A setting, or a dash. */
    String setting(String key) {
        return settings.getOrDefault(key, Numbers.UNKNOWN);
    }
}

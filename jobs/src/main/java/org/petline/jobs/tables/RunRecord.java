package org.petline.jobs.tables;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run ended.
 *
 * @param run its id; ids sort by the time runs started
 * @param started ISO 8601, UTC
 * @param ended ISO 8601, UTC
 * @param exitCode 0 all scans done, 1 usage or settings, 2 some failed or were refused, 3 the run itself failed
 * @param verdict the last line the user saw
 * @param command the command line
 * @param scans number of scans in the output folder after the run, by status word
 * @param processed number of scans this run worked on, by what became of them
 * @param versions of petline, Java and Spark, by name
 * @param findings what was odd in the output folder, a sentence each
 */
public record RunRecord(
        String run,
        String started,
        String ended,
        int exitCode,
        String verdict,
        String command,
        SortedMap<String, Integer> scans,
        SortedMap<String, Integer> processed,
        SortedMap<String, String> versions,
        List<String> findings) {
    public RunRecord {
        OutputLayout.safe(run);
        scans = Collections.unmodifiableSortedMap(new TreeMap<>(scans));
        processed = Collections.unmodifiableSortedMap(new TreeMap<>(processed));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        findings = List.copyOf(findings);
    }
}

package org.petline.jobs.tables;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Group;

/**
 * How a run ended.
 *
 * @param command the command line
 * @param versions of petline, Java and Spark, by name
 * @param findings what was odd in the output folder, a sentence each
 */
public record RunRecord(
        Span span,
        Ending ending,
        String command,
        Counts counts,
        SortedMap<String, String> versions,
        List<String> findings) {
    /** Copies. */
    public RunRecord {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        findings = List.copyOf(findings);
    }

    /**
     * Which run, and when.
     *
     * @param run its id; ids sort by the time runs started
     * @param started ISO 8601, UTC
     * @param ended ISO 8601, UTC
     */
    @Group
    public record Span(String run, String started, String ended) {
        /** Checks that the id can be part of a file's name. */
        public Span {
            OutputLayout.safe(run);
        }
    }

    /**
     * What a run ended with.
     *
     * @param exitCode 0 all scans done, 1 usage or settings, 2 some failed or were refused, 3 the run itself failed,
     *     128 and a signal's number if it was stopped by one
     * @param verdict the last line the user saw
     */
    @Group
    public record Ending(int exitCode, String verdict) {}

    /**
     * Numbers of scans by status word.
     *
     * @param scans in the output folder after the run
     * @param processed those this run worked on, by what became of them
     */
    @Group
    public record Counts(SortedMap<String, Integer> scans, SortedMap<String, Integer> processed) {
        /** No scans. */
        public static final Counts NONE = new Counts(new TreeMap<>(), new TreeMap<>());

        /** Copies. */
        public Counts {
            scans = Collections.unmodifiableSortedMap(new TreeMap<>(scans));
            processed = Collections.unmodifiableSortedMap(new TreeMap<>(processed));
        }
    }

    public String run() {
        return span.run;
    }

    public String started() {
        return span.started;
    }

    public String ended() {
        return span.ended;
    }

    public int exitCode() {
        return ending.exitCode;
    }

    public String verdict() {
        return ending.verdict;
    }

    public SortedMap<String, Integer> scans() {
        return counts.scans;
    }

    public SortedMap<String, Integer> processed() {
        return counts.processed;
    }
}

package org.petline.report;

import java.util.List;

/**
 * All that the study's page shows.
 *
 * @param scans every scan that was found, in the order of the table
 * @param sessions pairs of scans of one person
 * @param sections scans that get a section on the page; none for a large study, whose scans have pages only
 */
public record StudyEvidence(List<ScanSummary> scans, SessionPairs sessions, List<ScanEvidence> sections) {
    /** Beyond, the page would be too heavy for a browser: about a megabyte a section. */
    public static final int MOST_SECTIONS = 60;

    /** Copies the lists. */
    public StudyEvidence {
        scans = List.copyOf(scans);
        sections = List.copyOf(sections);
    }

    /** The same study with its pairs of scans. */
    public StudyEvidence with(SessionPairs pairs) {
        return new StudyEvidence(scans, pairs, sections);
    }
}

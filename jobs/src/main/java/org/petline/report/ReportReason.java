package org.petline.report;

import org.petline.Reason;

/** Why a page cannot be made. */
public enum ReportReason implements Reason {
    REPORT_FILE_DAMAGED(
            "What a scan left for its report cannot be read",
            "Delete the scan's file in petline/ledger and start the run again; its numbers in the tables stay the same.");

    private final String meaning;
    private final String remedy;

    ReportReason(String meaning, String remedy) {
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

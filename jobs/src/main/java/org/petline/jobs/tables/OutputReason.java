package org.petline.jobs.tables;

import org.petline.Reason;

/** Why something in an output folder cannot be used. */
public enum OutputReason implements Reason {
    OUTPUT_MISSING(
            "There are no results of petline at this place",
            "Give the folder that petline run was given as OUTPUT_DIR."),
    RUN_MISSING(
            "There was no run of this id in the output folder",
            "Leave --run out for the last run; ids are in petline/runs."),
    LEDGER_MISSING(
            "The ledger is gone, and the tables that were built from it are there",
            "Put petline/ledger back from a copy of the output folder; without one, petline repair builds it again from the"
                    + " tables and the results that lie beside it."),
    LEDGER_AMBIGUOUS(
            "Two entries of the ledger speak of the same scan and differ, as after two runs that did not see each other",
            "Find out which run's results are the right ones, move the other entry out of petline/ledger, and start petline"
                    + " run again; without either, the scan is made anew."),
    TABLE_DAMAGED(
            "A table file is empty, cut or damaged",
            "Start petline run --rehash: what the file held is made anew from the dataset."),
    TABLE_FOREIGN(
            "A Parquet file in petline's folders was not made by petline, or belongs to another table",
            "Move the file to another folder; petline neither reads nor deletes it."),
    TABLE_NEWER(
            "The output folder was written by a newer petline than this one",
            "Use that version or a newer one, or another output folder."),
    TABLE_TOO_OLD(
            "A table file was written by an older petline and lacks a column that cannot be left empty",
            "Start petline run again: the scan is made anew."),
    TABLE_DUPLICATE_ROWS(
            "Two rows of a table have the same key",
            "Find out which scans or files claim the same labels; petline does not choose one of them.");

    private final String meaning;
    private final String remedy;

    OutputReason(String meaning, String remedy) {
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

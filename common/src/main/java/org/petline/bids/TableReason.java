package org.petline.bids;

import org.petline.Reason;

/** Why a tab-separated table is refused. */
public enum TableReason implements Reason {
    TABLE_INVALID(
            "the table is not what BIDS means by TSV: UTF-8, a header, columns separated by tabs, one cell a column",
            "Write it again with tabs, each column name once, decimal points and n/a for missing cells."),
    TABLE_COLUMN_MISSING("the table lacks a column", "Add the column; its name is spelled as shown."),
    TABLE_NUMBER_INVALID(
            "a cell is no number",
            "Write numbers with a decimal point and a plain minus, times in seconds, and n/a where there is no number."),
    TAC_FRAMES_INCONSISTENT(
            "frame_start and frame_end contradict each other",
            "Write them in seconds, a row a frame, ordered, none beginning before the last has ended."),
    LABEL_TABLE_INVALID(
            "the segmentation's table of labels contradicts itself",
            "Give each index and each name once; an index is a whole number, 0 or above.");

    private final String meaning;
    private final String remedy;

    TableReason(String meaning, String remedy) {
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

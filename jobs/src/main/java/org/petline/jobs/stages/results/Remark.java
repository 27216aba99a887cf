package org.petline.jobs.stages.results;

import org.petline.Flag;

/**
 * What is to be known of a scan's result, and of what in it.
 *
 * @param object regions, frames, fields, files or values that it is about; empty if it is the scan as a whole
 */
public record Remark(Flag flag, String object, Touches touches) {
    /** Which rows of results a remark spoils. */
    public enum Touches {
        /** Those of all fits: what they are made from is concerned. */
        EVERY_ROW,

        /** Those of models that use blood. */
        ROWS_WITH_BLOOD,

        /** Single rows, which have a flag of their own. */
        OWN_ROWS
    }

    /** Of something that all fits are made from. */
    public static Remark onScan(Flag flag, String object) {
        return new Remark(flag, object, Touches.EVERY_ROW);
    }

    /** Of the blood. */
    public static Remark onBlood(Flag flag, String object) {
        return new Remark(flag, object, Touches.ROWS_WITH_BLOOD);
    }

    /** Of some regions or models, whose rows say it themselves. */
    public static Remark onRows(Flag flag, String object) {
        return new Remark(flag, object, Touches.OWN_ROWS);
    }

    public Flag.Severity severity() {
        return flag.words().severity();
    }
}

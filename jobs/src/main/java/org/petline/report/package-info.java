/**
 * The HTML report: what was done with each scan, whether to believe it, and what became of the study.
 *
 * <p>Lives here: the pages, their figures and words, and the small file that keeps what a page needs beyond the tables
 * (fitted curves, pictures).
 *
 * <p>Not here: numbers of its own. Every number on a page stands in a table; the report says how it looks. Pages are
 * pure functions of what they are given, without clock or network.
 */
@Room(
        name = "report",
        mayUse = {"files", "geometry", "jobs.tables", "jobs.tables.rows", "kinetics", "report.drawing"})
package org.petline.report;

import org.petline.Room;

/**
 * A scan's files: which they are, what they contain, known by hash, and what earlier stages left for later ones.
 *
 * <p>Not here: what is in them (stages). Nothing here knows an image from a text.
 */
@Room(
        name = "jobs.scanfiles",
        mayUse = {"bids", "files", "jobs.tables", "jobs.tables.rows"})
package org.petline.jobs.scanfiles;

import org.petline.Room;

/**
 * How files are reached and read: the small interface that Hadoop stands behind in jobs, what names a file, and texts
 * that are bounded before they are believed.
 *
 * <p>Not here: what the files say (bids, nifti, mgh, transforms).
 */
@Room(
        name = "files",
        mayUse = {})
package org.petline.files;

import org.petline.Room;

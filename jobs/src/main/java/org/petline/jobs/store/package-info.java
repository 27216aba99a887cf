/**
 * Files on whatever Hadoop can reach, behind the small interface {@link org.petline.files.Store}.
 *
 * <p>Lives here: how a folder is listed, read and, above all, how a file is put in place so that readers see the old
 * bytes or the new ones, on local disks and on HDFS.
 *
 * <p>Not here: what is in the files and how they are named.
 */
@Room(
        name = "jobs.store",
        mayUse = {"files"})
package org.petline.jobs.store;

import org.petline.Room;

/**
 * What happens to one scan, step by step: a record in, a record out.
 *
 * <p>Lives here: the stages, in the order unpack, realign, reference, coregister, sample, fit, publish, and the records
 * that pass between them. Here BIDS words become arrays and files become volumes.
 *
 * <p>Not here: algorithms (they live in common), Spark, and which scans are due (jobs.pipeline).
 */
@Room(
        name = "jobs.stages",
        mayUse = {
            "bids",
            "blood",
            "geometry",
            "image",
            "imagefile",
            "jobs.settings",
            "jobs.tables",
            "kinetics",
            "mgh",
            "nifti",
            "pictures",
            "regions",
            "registration",
            "report"
        })
package org.petline.jobs.stages;

import org.petline.Room;

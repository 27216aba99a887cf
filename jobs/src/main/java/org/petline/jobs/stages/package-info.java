/**
 * What happens to one scan, step by step.
 *
 * <p>Lives here: {@link org.petline.jobs.stages.Stage}, what a stage declares; {@link org.petline.jobs.stages.Stages},
 * which there are, in order; a class a stage. Here BIDS words become arrays and files become volumes.
 *
 * <p>Not here: algorithms (they live in common), what stages find out (stages.results), which scans are due (plan) and
 * when a stage runs (scan).
 */
@Room(
        name = "jobs.stages",
        mayUse = {
            "bids",
            "blood",
            "files",
            "geometry",
            "image",
            "imagefile",
            "jobs.derivatives",
            "jobs.fitting",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.stages.results",
            "jobs.tables",
            "jobs.tables.rows",
            "kinetics",
            "kinetics.voxels",
            "mgh",
            "nifti",
            "pictures",
            "regions",
            "registration",
            "report"
        })
package org.petline.jobs.stages;

import org.petline.Room;

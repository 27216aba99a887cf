/**
 * What the stages find out of a scan and pass on: records, kept as JSON from run to run.
 *
 * <p>A room of its own below the stages, so that whoever writes a result need not know who found it.
 */
@Room(
        name = "jobs.stages.results",
        mayUse = {"geometry", "kinetics", "regions", "registration"})
package org.petline.jobs.stages.results;

import org.petline.Room;

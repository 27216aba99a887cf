/**
 * What a user can choose: read from YAML, checked strictly, hashed a stage at a time.
 *
 * <p>Lives here: the settings records (one a stage), their reader and their canonical text.
 *
 * <p>Whoever may write the settings file is trusted ({@code conf/README.md}, "Who is trusted"): mistakes are refused by name,
 * and nothing is guarded against the file itself.
 *
 * <p>Not here: defaults. They stand in {@code conf/petline.yaml}, which is the documentation too.
 */
@Room(
        name = "jobs.settings",
        mayUse = {"kinetics", "regions", "transforms"})
package org.petline.jobs.settings;

import org.petline.Room;

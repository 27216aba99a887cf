package org.petline.jobs.tables.rows;

import org.petline.Group;

/** A region, and how its activity was corrected for partial volume. */
@Group
public record RegionOfPvc(
        @Column(key = true, meaning = "Region, as the region table names it")
        String region,

        @Column(
                key = true,
                meaning =
                        "Partial volume correction: none, gtm (Rousset), sgtm (least squares), agtm (the same with a fitted resolution)")
        String pvc) {}

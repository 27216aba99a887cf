package org.petline.jobs.curves;

import java.io.IOException;
import org.petline.Refusal;

/** One scan's curves, not yet read. */
public interface CurveSource {
    /** The file or rows as the user knows them, for messages. */
    String name();

    /** The beginning of names of files that are made from it, unique among the sources of one input. */
    String stem();

    /**
     * Reads the curves.
     *
     * @throws Refusal if they cannot be used
     */
    MeasuredScan read(Given given) throws IOException;

    /** What to say where a fit needs the radionuclide and nothing names it: the place in which it would stand. */
    Refusal radionuclideUnknown();
}

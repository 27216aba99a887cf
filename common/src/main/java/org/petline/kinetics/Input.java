package org.petline.kinetics;

import org.petline.FrameTimes;

/** What drives a tissue's curve: the reference region's curve, or tracer in arterial plasma. */
public sealed interface Input permits ReferenceInput, PlasmaInput {
    /** The frames over which targets of this input are measured. */
    FrameTimes times();

    /** Whether a frame takes part in fits: activity has begun, and the input is known there. */
    boolean covers(int frame);

    /** The area under the curve over the frames that take part, activity x min. */
    double areaMinutes();

    /** Whether whole frames of the scan come after the input's last known value. */
    boolean endsEarly();

    /** Whether the input ends inside a frame, its last value being held to the frame's end. */
    boolean isHeld();

    /** Which of the two it is. */
    Kind kind();

    /** Whether whole blood is known beside it. */
    boolean hasBlood();

    /** What may drive a model. */
    enum Kind {
        /** Nothing: the target's frames alone. No input is of this kind; a model of it is bound to any. */
        NONE,

        /** The reference region's time-activity curve. */
        REFERENCE,

        /** Unmetabolised tracer in arterial plasma, and whole blood. */
        PLASMA
    }
}

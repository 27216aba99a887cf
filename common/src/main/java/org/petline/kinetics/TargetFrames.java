package org.petline.kinetics;

/**
 * A target's frame values without holes: where a frame is missing, the straight line between the middles of its
 * neighbours, so that integrals go on across it.
 *
 * @param values [frame] 0 outside the input's span
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record TargetFrames(double[] values) {
    static TargetFrames of(Tac target, KnownSpan span) {
        double[] values = new double[target.count()];
        KnownSpan own = KnownSpan.ofValues(target);
        for (int frame = span.first(); frame <= span.last(); frame++) {
            if (!target.isMissing(frame)) values[frame] = target.at(frame);
            else if (frame > own.first() && frame < own.last()) {
                values[frame] = own.onTheLine(target, target.times().midMinutes(frame));
            }
        }
        return new TargetFrames(values);
    }
}

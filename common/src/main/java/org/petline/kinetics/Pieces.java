package org.petline.kinetics;

import java.util.Arrays;
import org.petline.FrameTimes;

/**
 * The time line of a curve as adjoining pieces, frames and gaps, each with its average activity.
 *
 * <p>From the first frame with positive activity to the last known frame. Owns its arrays; handed to the class that
 * asked for them only.
 */
final class Pieces {
    private final double[] starts;
    private final double[] lengths;
    private final double[] means;
    private final int[] pieceOfFrame;

    private Pieces(double[] starts, double[] lengths, double[] means, int[] pieceOfFrame) {
        this.starts = starts;
        this.lengths = lengths;
        this.means = means;
        this.pieceOfFrame = pieceOfFrame;
    }

    /** The pieces of a curve; none if no frame has positive activity. Gaps shorter than {@code touch} minutes close. */
    static Pieces of(Tac tac, double touch) {
        FrameTimes times = tac.times();
        int first = 0;
        while (first < tac.count() && !(tac.at(first) > 0)) first++;
        int last = tac.count() - 1;
        while (last >= first && tac.isMissing(last)) last--;

        int most = 2 * tac.count() + 1;
        double[] starts = new double[most];
        double[] lengths = new double[most];
        double[] means = new double[most];
        int[] pieceOfFrame = new int[tac.count()];
        Arrays.fill(pieceOfFrame, -1);
        int count = 0;
        double edge = first > last ? 0 : times.startMinutes(first);
        if (first == 0 && edge > touch) {
            lengths[count] = edge;
            means[count] = tac.at(0) / 2;
            count++;
        }
        for (int frame = first; frame <= last; frame++) {
            double gap = times.startMinutes(frame) - edge;
            if (gap > touch && frame > first) {
                starts[count] = edge;
                lengths[count] = gap;
                means[count] = onTheLine(tac, frame, edge + gap / 2);
                count++;
                edge = times.startMinutes(frame);
            }
            starts[count] = edge;
            lengths[count] = times.endMinutes(frame) - edge;
            means[count] = tac.isMissing(frame) ? onTheLine(tac, frame, edge + lengths[count] / 2) : tac.at(frame);
            pieceOfFrame[frame] = count;
            count++;
            edge = times.endMinutes(frame);
        }
        return new Pieces(
                Arrays.copyOf(starts, count), Arrays.copyOf(lengths, count), Arrays.copyOf(means, count), pieceOfFrame);
    }

    /** Between the middles of the last known frame before {@code frame} and the first known one from it on. */
    private static double onTheLine(Tac tac, int frame, double minutes) {
        int left = frame - 1;
        while (tac.isMissing(left)) left--;
        int right = frame;
        while (tac.isMissing(right)) right++;
        double from = tac.times().midMinutes(left);
        double share = (minutes - from) / (tac.times().midMinutes(right) - from);
        return tac.at(left) + share * (tac.at(right) - tac.at(left));
    }

    double[] starts() {
        return starts;
    }

    double[] lengths() {
        return lengths;
    }

    double[] means() {
        return means;
    }

    /** [frame] the piece that is this frame, -1 before activity begins and after the last known frame. */
    int[] pieceOfFrame() {
        return pieceOfFrame;
    }
}

package org.petline.kinetics;

import java.util.Arrays;
import java.util.TreeSet;
import org.petline.FrameTimes;

/** Which pieces of a curve make up each frame; frames lie before the curve, inside, or after its end. */
final class FramePieces {
    private static final int BEFORE = -1;
    private static final int AFTER = -2;

    private final int[] first;
    private final int[] last;

    private FramePieces(int count) {
        first = new int[count];
        last = new int[count];
    }

    /** Frames outside the span marked as such, those inside still to be set. */
    static FramePieces outside(int count, KnownSpan span) {
        FramePieces pieces = new FramePieces(count);
        Arrays.fill(pieces.first, 0, span.first(), BEFORE);
        Arrays.fill(pieces.first, Math.max(span.first(), span.last() + 1), count, AFTER);
        return pieces;
    }

    /** The times at which a curve must be cut so that frames are whole pieces: minutes, increasing. */
    static double[] edges(FrameTimes times, Prediction prediction) {
        TreeSet<Double> edges = new TreeSet<>();
        for (int frame = 0; frame < times.count(); frame++) {
            if (prediction == Prediction.MID_FRAME) {
                edges.add(times.midMinutes(frame));
            } else {
                edges.add(times.startMinutes(frame));
                edges.add(times.endMinutes(frame));
            }
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The frames' pieces in a curve that was cut at their edges; nothing before it arrives counts. */
    static FramePieces within(CutCurve cut, FrameTimes times, Prediction prediction, double arrivalMinutes) {
        FramePieces pieces = new FramePieces(times.count());
        for (int frame = 0; frame < times.count(); frame++) {
            boolean middle = prediction == Prediction.MID_FRAME;
            double end = middle ? times.midMinutes(frame) : times.endMinutes(frame);
            if (end <= arrivalMinutes) {
                pieces.first[frame] = BEFORE;
            } else if (end > cut.endMinutes() + KnownSpan.TOUCH_MINUTES) {
                pieces.first[frame] = AFTER;
            } else {
                pieces.last[frame] = cut.pieceThatEndsAt(end);
                pieces.first[frame] = middle ? pieces.last[frame] : cut.pieceThatStartsAt(times.startMinutes(frame));
            }
        }
        return pieces;
    }

    void set(int frame, int firstPiece, int lastPiece) {
        first[frame] = firstPiece;
        last[frame] = lastPiece;
    }

    boolean isInside(int frame) {
        return first[frame] >= 0;
    }

    /** [frame] from [piece] averages or end values; 0 before the curve, NaN after it. */
    double[] read(double[] ofPieces, double[] lengths, Prediction prediction) {
        double[] out = new double[first.length];
        for (int frame = 0; frame < out.length; frame++) {
            if (first[frame] == AFTER) out[frame] = Double.NaN;
            else if (first[frame] == BEFORE) out[frame] = 0;
            else if (first[frame] == last[frame] || prediction == Prediction.MID_FRAME)
                out[frame] = ofPieces[last[frame]];
            else out[frame] = mean(ofPieces, lengths, first[frame], last[frame]);
        }
        return out;
    }

    private static double mean(double[] ofPieces, double[] lengths, int from, int to) {
        double area = 0;
        double length = 0;
        for (int p = from; p <= to; p++) {
            area += lengths[p] * ofPieces[p];
            length += lengths[p];
        }
        return area / length;
    }
}

package org.petline.kinetics;

import java.util.Arrays;
import org.petline.FrameTimes;

/**
 * A curve as adjoining quadratic pieces, and how frames are read from whatever it drives.
 *
 * <p>For {@link Prediction#FRAME_AVERAGE} a piece is a frame (or a gap) and a frame is read as the average over its
 * piece. For {@link Prediction#MID_FRAME} a piece reaches from one frame's middle to the next's and a frame is read at
 * its piece's end. Owns its arrays; hands out elements.
 */
final class InputCurve {
    private static final int BEFORE = -1;
    private static final int AFTER = -2;

    private final Prediction prediction;
    private final double start;
    private final double[] lengths;
    private final double[][] coefficients;
    private final int[] pieceOfFrame;

    private InputCurve(
            Prediction prediction, double start, double[] lengths, double[][] coefficients, int[] pieceOfFrame) {
        this.prediction = prediction;
        this.start = start;
        this.lengths = lengths;
        this.coefficients = coefficients;
        this.pieceOfFrame = pieceOfFrame;
    }

    /** The curve whose frame averages, or whose values at the frames' middles, are those of the TAC. */
    static InputCurve of(Tac tac, Prediction prediction) {
        KnownSpan span = KnownSpan.of(tac);
        int[] pieceOfFrame = new int[tac.count()];
        Arrays.fill(pieceOfFrame, 0, span.first(), BEFORE);
        Arrays.fill(pieceOfFrame, span.last() + 1, tac.count(), AFTER);
        return switch (prediction) {
            case FRAME_AVERAGE -> averages(tac, span, pieceOfFrame);
            case MID_FRAME -> samples(tac, span, pieceOfFrame);
        };
    }

    private static InputCurve averages(Tac tac, KnownSpan span, int[] pieceOfFrame) {
        FrameTimes times = tac.times();
        int most = 2 * tac.count() + 1;
        double[] lengths = new double[most];
        double[] means = new double[most];
        int count = 0;
        double edge = span.isEmpty() ? 0 : times.startMinutes(span.first());
        double start = edge;
        if (span.first() == 0 && edge > KnownSpan.TOUCH_MINUTES) {
            start = 0;
            lengths[count] = edge;
            means[count++] = tac.at(0) / 2;
        }
        for (int frame = span.first(); frame <= span.last(); frame++) {
            double gap = times.startMinutes(frame) - edge;
            if (gap > KnownSpan.TOUCH_MINUTES) {
                lengths[count] = gap;
                means[count++] = span.onTheLine(tac, edge + gap / 2);
                edge = times.startMinutes(frame);
            }
            lengths[count] = times.endMinutes(frame) - edge;
            means[count] = tac.isMissing(frame) ? span.onTheLine(tac, edge + lengths[count] / 2) : tac.at(frame);
            pieceOfFrame[frame] = count++;
            edge = times.endMinutes(frame);
        }
        double[] used = Arrays.copyOf(lengths, count);
        return new InputCurve(
                Prediction.FRAME_AVERAGE,
                start,
                used,
                HistoSpline.through(used, Arrays.copyOf(means, count)),
                pieceOfFrame);
    }

    private static InputCurve samples(Tac tac, KnownSpan span, int[] pieceOfFrame) {
        FrameTimes times = tac.times();
        int count = Math.max(0, span.last() - span.first() + 1);
        double[] lengths = new double[count];
        double[][] coefficients = new double[count][];
        double start = 0;
        if (span.first() > 0 && count > 0) start = times.midMinutes(span.first() - 1);
        else if (count > 0) start = Math.min(0, times.startMinutes(0));
        double time = start;
        double value = 0;
        for (int piece = 0; piece < count; piece++) {
            int frame = span.first() + piece;
            double next = tac.isMissing(frame) ? span.onTheLine(tac, times.midMinutes(frame)) : tac.at(frame);
            lengths[piece] = times.midMinutes(frame) - time;
            coefficients[piece] = new double[] {value, (next - value) / lengths[piece], 0};
            pieceOfFrame[frame] = piece;
            time = times.midMinutes(frame);
            value = next;
        }
        return new InputCurve(Prediction.MID_FRAME, start, lengths, coefficients, pieceOfFrame);
    }

    Prediction prediction() {
        return prediction;
    }

    int pieces() {
        return lengths.length;
    }

    /** Minutes. */
    double length(int piece) {
        return lengths[piece];
    }

    /** The coefficient of u^power in a piece, u in minutes from the piece's start; power 0 to 2. */
    double coefficient(int piece, int power) {
        return coefficients[piece][power];
    }

    /** Whether the frame lies in the curve: the activity has begun, and a known frame is not far. */
    boolean covers(int frame) {
        return pieceOfFrame[frame] >= 0;
    }

    /** A copy of a number a piece as a number a frame: 0 in frames before the curve, NaN in frames after it. */
    double[] toFrames(double[] ofPieces) {
        double[] out = new double[pieceOfFrame.length];
        for (int frame = 0; frame < out.length; frame++) {
            int piece = pieceOfFrame[frame];
            if (piece >= 0) out[frame] = ofPieces[piece];
            else out[frame] = piece == BEFORE ? 0 : Double.NaN;
        }
        return out;
    }

    /** The curve itself in the frames: [frame]. */
    double[] frames() {
        double[] out = new double[lengths.length];
        for (int p = 0; p < out.length; p++) {
            double h = lengths[p];
            out[p] = switch (prediction) {
                case FRAME_AVERAGE -> coefficients[p][0] + h * (coefficients[p][1] / 2 + h * coefficients[p][2] / 3);
                case MID_FRAME -> valueAt(p, h);
            };
        }
        return toFrames(out);
    }

    /** The curve at a time, minutes; 0 before it begins, NaN after it ends. */
    double at(double minutes) {
        double from = start;
        if (minutes < from) return 0;
        for (int p = 0; p < lengths.length; p++) {
            if (minutes <= from + lengths[p]) return valueAt(p, minutes - from);
            from += lengths[p];
        }
        return Double.NaN;
    }

    private double valueAt(int piece, double u) {
        double[] c = coefficients[piece];
        return c[0] + u * (c[1] + u * c[2]);
    }
}

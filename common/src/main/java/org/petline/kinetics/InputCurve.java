package org.petline.kinetics;

import java.util.Arrays;
import org.petline.FrameTimes;

/**
 * A curve as adjoining polynomial pieces, and how frames are read from whatever it drives.
 *
 * <p>For {@link Prediction#FRAME_AVERAGE} a frame is read as the average over its pieces. For {@link
 * Prediction#MID_FRAME} a piece ends at each frame's middle and the frame is read there. Owns its arrays; hands out
 * elements.
 */
public final class InputCurve {
    private final Prediction prediction;
    private final double start;
    private final double[] lengths;
    private final double[][] coefficients;
    private final FramePieces frames;

    private InputCurve(
            Prediction prediction, double start, double[] lengths, double[][] coefficients, FramePieces frames) {
        this.prediction = prediction;
        this.start = start;
        this.lengths = lengths;
        this.coefficients = coefficients;
        this.frames = frames;
    }

    /** The curve whose frame averages, or whose values at the frames' middles, are those of the TAC. */
    static InputCurve of(Tac tac, Prediction prediction) {
        return of(tac, KnownSpan.of(tac), prediction);
    }

    /** As {@link #of(Tac, Prediction)}, the curve beginning and ending with given frames. */
    static InputCurve of(Tac tac, KnownSpan span, Prediction prediction) {
        return switch (prediction) {
            case FRAME_AVERAGE -> averages(tac, span);
            case MID_FRAME -> samples(tac, span);
        };
    }

    private static InputCurve averages(Tac tac, KnownSpan span) {
        FrameTimes times = tac.times();
        FramePieces pieces = FramePieces.outside(tac.count(), span);
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
            pieces.set(frame, count, count);
            count++;
            edge = times.endMinutes(frame);
        }
        double[] used = Arrays.copyOf(lengths, count);
        double[][] coefficients = HistoSpline.through(used, Arrays.copyOf(means, count));
        return new InputCurve(Prediction.FRAME_AVERAGE, start, used, coefficients, pieces);
    }

    private static InputCurve samples(Tac tac, KnownSpan span) {
        FrameTimes times = tac.times();
        FramePieces pieces = FramePieces.outside(tac.count(), span);
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
            pieces.set(frame, piece, piece);
            time = times.midMinutes(frame);
            value = next;
        }
        return new InputCurve(Prediction.MID_FRAME, start, lengths, coefficients, pieces);
    }

    /** The curve through samples, cut where frames begin and end, or at their middles. */
    static InputCurve of(SampledCurve curve, FrameTimes times, Prediction prediction) {
        CutCurve cut = CutCurve.of(curve, FramePieces.edges(times, prediction));
        return new InputCurve(
                prediction,
                cut.startMinutes(),
                cut.lengths(),
                cut.coefficients(),
                FramePieces.within(cut, times, prediction, curve.arrivalMinutes()));
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

    /** The coefficients of a piece by power, in minutes from the piece's start; the curve's own array, only to read. */
    double[] coefficients(int piece) {
        return coefficients[piece];
    }

    /** Whether the frame lies in the curve: the activity has begun, and a known frame is not far. */
    boolean covers(int frame) {
        return frames.isInside(frame);
    }

    /**
     * A number a frame: 0 in frames before the curve, NaN in frames after it.
     *
     * @param ofPieces [piece] averages of something over the pieces, or its values at their ends, as the prediction is
     */
    double[] toFrames(double[] ofPieces) {
        return frames.read(ofPieces, lengths, prediction);
    }

    /** The curve itself in the frames: [frame]. */
    public double[] frames() {
        double[] out = new double[lengths.length];
        for (int p = 0; p < out.length; p++) {
            double h = lengths[p];
            out[p] = switch (prediction) {
                case FRAME_AVERAGE -> average(coefficients[p], h);
                case MID_FRAME -> value(coefficients[p], h);
            };
        }
        return toFrames(out);
    }

    /** The curve at a time, minutes; 0 before it begins, NaN after it ends. */
    double at(double minutes) {
        double from = start;
        if (minutes < from) return 0;
        for (int p = 0; p < lengths.length; p++) {
            if (minutes <= from + lengths[p]) return value(coefficients[p], minutes - from);
            from += lengths[p];
        }
        return Double.NaN;
    }

    private static double value(double[] c, double u) {
        double sum = 0;
        for (int power = c.length - 1; power >= 0; power--) sum = sum * u + c[power];
        return sum;
    }

    private static double average(double[] c, double h) {
        double sum = 0;
        for (int power = c.length - 1; power >= 0; power--) sum = sum * h + c[power] / (power + 1);
        return sum;
    }
}

package org.petline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.BandLimitedDownsampling;
import org.petline.image.FrameSource;
import org.petline.image.Volume;
import org.petline.phantom.ScanWithTruth;
import org.petline.phantom.TargetErrors;
import org.petline.registration.FrameMotion;
import org.petline.registration.Motion;
import org.petline.registration.MotionCorrection;

/** Motion correction of one simulated scan, and how far it is from the truth. */
final class MotionTrial {
    private static final double NORMAL_95 = 1.96;

    private final RegistrationCase of;
    private final int place;
    private final ScanWithTruth scan;
    private final FrameSource frames;

    /** Makes the scan and its estimation frames, as the pipeline's unpacking does. */
    MotionTrial(RegistrationCase of, int place) throws IOException {
        this.of = of;
        this.place = place;
        this.scan = new ScanWithTruth(of.design(), place);
        MotionCorrection.Settings settings = MotionCorrection.Settings.DEFAULT;
        BandLimitedDownsampling coarser = new BandLimitedDownsampling(settings.smoothingFwhmMm(), settings.gridMm());
        List<Volume> made = new ArrayList<>();
        FrameSource raw = scan.frames();
        for (int frame = 0; frame < raw.count(); frame++) made.add(coarser.downsample(raw.frame(frame)));
        this.frames = new Held(coarser.grid(raw.grid()), made);
    }

    /** Frames in memory. */
    private record Held(Grid grid, List<Volume> volumes) implements FrameSource {
        @Override
        public int count() {
            return volumes.size();
        }

        @Override
        public Volume frame(int frame) {
            return volumes.get(frame);
        }
    }

    ScanWithTruth scan() {
        return scan;
    }

    Motion estimate() throws IOException {
        return new MotionCorrection(MotionCorrection.Settings.DEFAULT).estimate(frames, scan.times());
    }

    List<FrameError> errors(Motion motion) {
        TargetErrors target = new TargetErrors(scan);
        List<Double> uncorrected = target.of(frame -> RigidTransform.IDENTITY);
        List<Double> errors = target.of(motion::referenceToFrame);
        FrameTimes times = scan.times();
        List<FrameError> out = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) {
            FrameMotion found = motion.frames().get(frame);
            int told = 0;
            int covered = 0;
            if (found.status() == FrameMotion.Status.ESTIMATED) {
                RigidTransform truth =
                        scan.referenceToFrame(motion.referenceFrame()).inverse().then(scan.referenceToFrame(frame));
                double[] are = truth.parametersAbout(motion.centre()).toArray();
                double[] said = found.referenceToFrame()
                        .parametersAbout(motion.centre())
                        .toArray();
                double[] sure = found.standardErrors().toArray();
                for (int p = 0; p < are.length; p++) {
                    if (!Double.isFinite(sure[p])) continue;
                    told++;
                    if (Math.abs(said[p] - are[p]) <= NORMAL_95 * sure[p]) covered++;
                }
            }
            String flags = found.flags().stream().map(Enum::name).collect(Collectors.joining(","));
            out.add(new FrameError(
                    new FrameError.Frame(of, place, frame, times.startSeconds(frame)),
                    uncorrected.get(frame),
                    errors.get(frame),
                    told,
                    covered,
                    flags));
        }
        return out;
    }
}

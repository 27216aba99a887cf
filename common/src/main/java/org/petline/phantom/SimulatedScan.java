package org.petline.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.geometry.Vector3;
import org.petline.phantom.Participant.Session;
import org.petline.phantom.TracerPreset.Uptake;

/**
 * One session of one participant: where the head lay in MR and PET, how it moved, and what the tracer did. Everything
 * follows from the design's seed and the names, so that asking twice gives the same.
 */
record SimulatedScan(TrialDesign design, Participant participant, Session session) {
    private static final double MR_SHIFT_MM = 3;
    private static final double MR_TURN_DEGREES = 3;
    private static final double PET_SHIFT_MM = 5;
    private static final double PET_TURN_DEGREES = 4;

    /** {@code sub-01/ses-baseline/}: where this session's folders lie. */
    String folder() {
        return "sub-" + participant.label() + "/ses-" + session.name() + "/";
    }

    /** {@code sub-01_ses-baseline_}: how its files begin. */
    String stem() {
        return "sub-" + participant.label() + "_ses-" + session.name() + "_";
    }

    Seed seed() {
        return new Seed(design.seed()).of(participant.label()).of(session.name());
    }

    /** Takes points of head space to the world that this session's T1w claims in its headers, mm. */
    RigidTransform headToT1w() {
        double[] six = new double[6];
        Random random = seed().of("t1w headers").random();
        fill(six, 0, design.misalignment().shiftMm(), random);
        fill(six, 3, StrictMath.toRadians(design.misalignment().turnDegrees()), random);
        return headToMr().then(RigidTransform.about(Vector3.ZERO, Parameters.of(six)));
    }

    /** A vector of some length in a random direction, in three places from the first one. */
    private static void fill(double[] six, int first, double length, Random random) {
        Vector3 direction = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        Vector3 vector = direction.times(length / direction.length());
        six[first] = vector.x();
        six[first + 1] = vector.y();
        six[first + 2] = vector.z();
    }

    private RigidTransform headToMr() {
        RigidTransform toMiddle =
                RigidTransform.translation(DigitalBrain.centre().times(-1));
        return toMiddle.then(
                pose(MR_SHIFT_MM, MR_TURN_DEGREES, seed().of("mr pose").random()));
    }

    /** Takes points of head space to the scanner's world in the first frame, mm. */
    RigidTransform headToReference() {
        RigidTransform t1wToReference =
                pose(PET_SHIFT_MM, PET_TURN_DEGREES, seed().of("pet pose").random());
        return headToMr().then(t1wToReference);
    }

    /** What the scan would show without noise. */
    ScanTruth truth() {
        RigidTransform headToReference = headToReference();
        Vector3 centre = headToReference.apply(DigitalBrain.centre());
        HeadPath path = design.motion()
                .draw(design.frames(), centre, seed().of("motion").random());
        return new ScanTruth(design.frames(), curves(), headToReference, path);
    }

    private Map<Tissue, List<Double>> curves() {
        SimulatedPlasma input = design.tracer()
                .input()
                .times(session.injectedMBq() / design.tracer().typicalMBq())
                .delayedByMinutes(session.delayMinutes());
        FrameTimes frames = design.frames();
        Map<Tissue, List<Double>> curves = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) {
            if (!tissue.takesUpTracer() || tissue.source() != tissue) continue;
            Tissue like = tissue == Tissue.SOFT_TISSUE ? Tissue.FRONTAL_CORTEX : tissue;
            double share = tissue == Tissue.SOFT_TISSUE ? TracerPreset.OUTSIDE_SHARE : 1;
            List<Double> curve = new ArrayList<>();
            double[] tissueCurve = kinetics(like).frameAverages(input, frames);
            double blood = tissue == Tissue.SOFT_TISSUE ? 2 * design.bloodShare() : design.bloodShare();
            for (int frame = 0; frame < frames.count(); frame++) {
                double inBlood = (input.integral(frames.endMinutes(frame)) - input.integral(frames.startMinutes(frame)))
                        / frames.durationMinutes(frame);
                curve.add((1 - blood) * share * tissueCurve[frame] + blood * inBlood);
            }
            curves.put(tissue, List.copyOf(curve));
        }
        return curves;
    }

    /** The tissue's compartment; the reference's where the tracer does not bind. */
    TissueKinetics kinetics(Tissue tissue) {
        Uptake uptake = session.uptake().get(tissue);
        return uptake == null ? session.reference() : session.reference().target(uptake.r1(), uptake.bpnd());
    }

    private static RigidTransform pose(double shiftMm, double turnDegrees, Random random) {
        double[] six = new double[6];
        for (int p = 0; p < 6; p++) {
            six[p] = random.nextGaussian() * (p < 3 ? shiftMm : StrictMath.toRadians(turnDegrees));
        }
        return RigidTransform.about(Vector3.ZERO, Parameters.of(six));
    }
}

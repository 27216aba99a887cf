package org.petline.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    /** Takes points of head space to the world of this session's MR, mm. */
    RigidTransform headToT1w() {
        RigidTransform toMiddle =
                RigidTransform.translation(DigitalBrain.centre().times(-1));
        return toMiddle.then(
                pose(MR_SHIFT_MM, MR_TURN_DEGREES, seed().of("mr pose").random()));
    }

    /** Takes points of head space to the scanner's world in the first frame, mm. */
    RigidTransform headToReference() {
        RigidTransform t1wToReference =
                pose(PET_SHIFT_MM, PET_TURN_DEGREES, seed().of("pet pose").random());
        return headToT1w().then(t1wToReference);
    }

    /** What the scan would show without noise. */
    ScanTruth truth() {
        RigidTransform headToReference = headToReference();
        Vector3 centre = headToReference.apply(DigitalBrain.centre());
        List<RigidTransform> motion = design.motion()
                .draw(design.frames(), centre, seed().of("motion").random());
        return new ScanTruth(design.frames(), curves(), headToReference, motion);
    }

    private Map<Tissue, List<Double>> curves() {
        PlasmaInput input = design.tracer()
                .input()
                .times(session.injectedMBq() / design.tracer().typicalMBq())
                .delayedByMinutes(session.delayMinutes());
        Map<Tissue, List<Double>> curves = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) {
            if (!tissue.takesUpTracer() || tissue.source() != tissue) continue;
            Tissue like = tissue == Tissue.SOFT_TISSUE ? Tissue.FRONTAL_CORTEX : tissue;
            double share = tissue == Tissue.SOFT_TISSUE ? TracerPreset.OUTSIDE_SHARE : 1;
            List<Double> curve = new ArrayList<>();
            for (double activity : kinetics(like).frameAverages(input, design.frames())) curve.add(share * activity);
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

package org.petline.bench;

import java.io.IOException;
import java.util.List;
import org.petline.geometry.RigidTransform;
import org.petline.image.Volume;
import org.petline.phantom.ScanWithTruth;
import org.petline.phantom.TargetErrors;
import org.petline.phantom.TrialDesign.Misalignment;
import org.petline.registration.Coregistered;
import org.petline.registration.Coregistration;
import org.petline.registration.ReferenceImage;

/**
 * Coregistration of one simulated scan as the pipeline does it, segmentation at hand, motion corrected without error,
 * from headers that are wrong by some amount.
 *
 * @param reference which frames the PET image is the mean of, in words
 * @param window those frames
 * @param start how wrong the T1w's headers are
 */
public record CoregistrationTrial(String reference, ReferenceImage window, Misalignment start) {
    /** A coregistration further off than this has failed, mm. */
    public static final double FAILURE_MM = 3;

    private static final List<Misalignment> STARTS =
            List.of(Misalignment.NONE, new Misalignment(10, 10), new Misalignment(40, 25));

    /** Each kind of reference from each kind of start. */
    static List<CoregistrationTrial> all() {
        double end = Double.POSITIVE_INFINITY;
        return STARTS.stream()
                .flatMap(start -> List.of(
                        new CoregistrationTrial("whole scan", new ReferenceImage(0, end), start),
                        new CoregistrationTrial("from 20 min", new ReferenceImage(1200, end), start),
                        new CoregistrationTrial("first 3 min", new ReferenceImage(0, 180), start))
                        .stream())
                .toList();
    }

    /** Target registration error, mm; NaN without an answer. */
    double errorMm(RegistrationCase of, int place) throws IOException {
        ScanWithTruth scan = new ScanWithTruth(of.design().withMisalignment(start), place);
        Volume pet = window.average(
                scan.frames(),
                scan.times(),
                TrueMotion.of(scan, 0),
                scan.frames().grid());
        Coregistered found =
                new Coregistration(Coregistration.Settings.DEFAULT).align(pet, scan.t1w(), scan.segmentation());
        return new TargetErrors(scan)
                .distance(
                        RigidTransform.IDENTITY, scan.t1wToReference().inverse().then(found.t1wToReference()));
    }
}

package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;
import org.petline.phantom.Counts;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.ScanWithTruth;
import org.petline.phantom.Scanner;
import org.petline.phantom.TrialDesign;
import org.petline.testing.Sample;

/** Simulated scans whose transform is given: right to within 2 mm it raises no flag, turned round or another's it does. */
class GivenTransformTest {
    private static final TrialDesign USUAL = TrialDesign.DEFAULT
            .withParticipants(2)
            .withSessions(1)
            .withScanner(Scanner.SMALL)
            .withFrames(TrialDesign.framesOf(new int[][] {{1, 1200}}))
            .withAnatomySpacingMm(3)
            .withMotion(HeadMotion.NONE)
            .withMisalignment(new TrialDesign.Misalignment(10, 10));

    static List<Long> seeds() {
        return Sample.ofSeeds(4, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhatIsWrongIsFlagged(long seed) throws IOException {
        for (Counts counts : new Counts[] {Counts.NONE, Counts.SCARCE}) {
            TrialDesign design = USUAL.withSeed(seed).withCounts(counts);
            ScanWithTruth scan = new ScanWithTruth(design, 0);
            Volume pet = scan.frames().frame(0);
            Volume t1w = scan.t1w();
            RigidTransform truth = scan.t1wToReference();

            assertThat(GivenTransformCheck.of(pet, t1w, truth)).isEmpty();
            for (Vector3 off : new Vector3[] {new Vector3(2, 0, 0), new Vector3(0, -2, 0), new Vector3(0, 0, 2)}) {
                assertThat(GivenTransformCheck.of(pet, t1w, truth.then(RigidTransform.translation(off))))
                        .as("off by " + off)
                        .isEmpty();
            }
            assertThat(GivenTransformCheck.of(pet, t1w, truth.inverse()))
                    .contains(CoregistrationFlag.INVERSE_FITS_BETTER);
            RigidTransform others = new ScanWithTruth(design, 1).t1wToReference();
            double away = Displacement.rmsd(others, truth, Scanner.SMALL.grid().centre());
            assertThat(away).as("mm").isGreaterThan(8);
            Set<CoregistrationFlag> flags = GivenTransformCheck.of(pet, t1w, others);
            assertThat(flags).as("%.1f mm off", away).contains(CoregistrationFlag.OTHER_PLACE_FITS_BETTER);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {70, 200})
    void aHeadOutOfViewHasLittleOverlap(double millimetres) throws IOException {
        ScanWithTruth scan = new ScanWithTruth(USUAL.withSeed(5), 0);
        RigidTransform away = scan.t1wToReference().then(RigidTransform.translation(new Vector3(0, 0, -millimetres)));
        assertThat(GivenTransformCheck.of(scan.frames().frame(0), scan.t1w(), away))
                .isNotEmpty();
    }
}

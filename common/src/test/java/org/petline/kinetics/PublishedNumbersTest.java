package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.FrameTimes;

/** What others published for real scans, found again with their prediction at the middles of frames. */
class PublishedNumbersTest {
    private static final double VB = 0.05;

    /** The delay that kinfitr found in this measurement; see the head of pbr28-kinfitr-fits.csv. */
    private static final double DELAY_MINUTES = -0.147551;

    private static final ModelOptions MID_FRAME =
            ModelOptions.defaults().with(Prediction.MID_FRAME).with(new BloodVolume.Fixed(VB));

    private final NumberTable tacs = NumberTable.read("pbr28-kinfitr-tacs.csv");
    private final NumberTable fits = NumberTable.read("pbr28-kinfitr-fits.csv");
    private final FrameTimes times = FrameTimes.ofSeconds(tacs.column("start_s"), tacs.column("duration_s"));

    PublishedNumbersTest() throws IOException {}

    /**
     * Of all 150 regions of both scans without PVC that are a fair oracle (k2 of 0.02 to 0.12): 0.4 and 0.3 % in the median, 1.3
     * and 1.9 % at the 95th percentile.
     */
    @Test
    void srtmOfDasbIsThatOfPetprep() throws IOException {
        NumberTable table = NumberTable.read("dasb-ds001420.csv");
        double[] starts = table.column("start_s");
        double[] durations = table.column("end_s");
        for (int frame = 0; frame < durations.length; frame++) durations[frame] -= starts[frame];
        FrameTimes frames = FrameTimes.ofSeconds(starts, durations);
        BoundModel srtm =
                new Srtm(Prediction.MID_FRAME).bind(ReferenceInput.of(Tac.of(frames, table.column("reference"))));
        double[] uniform = new double[starts.length];
        Arrays.fill(uniform, 1);
        List<String> regions = table.names().subList(3, table.names().size());
        assertThat(regions).hasSize(8);
        for (String name : regions) {
            String[] published = name.split("/", -1);
            Fit fit = srtm.fit(Tac.of(frames, table.column(name)), uniform);

            assertIsNear(fit.estimate("R1").value(), published[1], 0.002, name);
            assertIsNear(fit.estimate("k2").value(), published[2], 0.02, name);
            assertIsNear(fit.bpnd().value(), published[3], 0.02, name);
        }
    }

    private static void assertIsNear(double found, String published, double share, String name) {
        double value = Double.parseDouble(published);
        assertThat(found).as(name).isCloseTo(value, within(share * Math.abs(value)));
    }

    static Stream<String> curves() throws IOException {
        List<String> names = NumberTable.read("pbr28-kinfitr-tacs.csv").names();
        return names.subList(9, names.size()).stream();
    }

    /**
     * Curves at stated parameters. kinfitr convolves by a sum over equal steps that counts both ends fully: its tissue is half a
     * step, 0.45 s, ahead of its plasma. With plasma that much ahead curves agree to 0.3 % (0.1 % after five minutes),
     * what thinned blood is known to; without, they are 1.5 to 2 % apart at the peak.
     */
    @ParameterizedTest
    @MethodSource("curves")
    void curvesAtStatedParametersAreKinfitrsHalfAStepAhead(String name) throws IOException {
        String[] parts = name.split("/", -1);
        double[] k =
                Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
        double[] theirs = tacs.column(name);
        double[] exact = curve(input("plasma"), k);
        double[] ahead = curve(input("plasma_ahead"), k);
        double apart = 0;
        for (int frame = 0; frame < theirs.length; frame++) {
            boolean late = times.midMinutes(frame) > 5;
            if (theirs[frame] < 0.5) continue; // before the tracer is there
            assertThat(ahead[frame])
                    .as("frame " + frame)
                    .isCloseTo(theirs[frame], within((late ? 2e-3 : 1e-2) * theirs[frame]));
            apart = Math.max(apart, Math.abs(exact[frame] / theirs[frame] - 1));
        }
        assertThat(apart).isBetween(0.012, 0.03);
    }

    /** [frame] of K1, k2, k3, k4, Kb and vB, one compartment if k3 is 0. */
    private static double[] curve(PlasmaInput input, double[] k) {
        InputCurve plasma = input.curve(Prediction.MID_FRAME);
        double sum = k[1] + k[2] + k[3];
        double root = Math.sqrt(sum * sum - 4 * k[1] * k[3]);
        double[] fast = Convolution.of(plasma, (sum + root) / 2).curve();
        double[] slow = Convolution.of(plasma, (sum - root) / 2).curve();
        double[] trapped = Convolution.of(plasma, 0).curve();
        double[] blood = input.blood(Prediction.MID_FRAME).orElseThrow().frames();
        double share = ((sum + root) / 2 - k[2] - k[3]) / root;
        double[] out = new double[blood.length];
        for (int frame = 0; frame < out.length; frame++) {
            double tissue = k[0] * (share * fast[frame] + (1 - share) * slow[frame]);
            out[frame] = (1 - k[5]) * tissue + k[5] * (blood[frame] + k[4] * trapped[frame]);
        }
        return out;
    }

    private PlasmaInput input(String plasma) throws IOException {
        NumberTable table = NumberTable.read("pbr28-kinfitr-blood.csv");
        return PlasmaInput.of(times, table.column("minutes"), table.column(plasma), table.column("blood"));
    }

    /**
     * Over all 20 measurements, with plasma half a step ahead: wrss of 1TCM 0.01 % above kinfitr's in the median, 2TCM 0.02 %
     * below that of ten starts; VT 0.03 % apart in the median. Some uptakes are so steep that the way between samples
     * moves wrss by up to 1.5 %; not in this measurement.
     */
    @ParameterizedTest
    @MethodSource("models")
    void noFitOfKinfitrIsBetter(String model) throws IOException {
        BoundModel bound = KineticModels.find(model)
                .orElseThrow()
                .make()
                .apply(MID_FRAME)
                .bind(input("plasma_ahead").delayedByMinutes(DELAY_MINUTES));
        NumberTable rows = fits.where("model", model);
        List<Double> apart = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            Fit fit = bound.fit(region(rows.text(row, "region")), tacs.column("weight"));

            assertThat(fit.quality().wrss())
                    .as(rows.text(row, "region"))
                    .isLessThanOrEqualTo(rows.at(row, "wrss") * 1.001);
            apart.add(Math.abs(fit.estimates().get(0).value() / rows.at(row, "main") - 1));
        }
        Collections.sort(apart);
        assertThat(apart).hasSize(6);
        // The bar is 2 %; measured 0.01 to 0.1 %, the worst of 120 in 2TCM 4.5 %.
        assertThat(apart.get(3)).isLessThan(0.005);
        assertThat(apart.get(5)).isLessThan(0.02);
    }

    static Stream<String> models() {
        return Stream.of("1TCM", "2TCM", "2TCMirr");
    }

    /** The parameters that kinfitr found, put into the room's own curve, fit no better than the room's. */
    @ParameterizedTest
    @MethodSource("models")
    void noParametersOfKinfitrAreBetterInTheRoomsOwnCurve(String model) throws IOException {
        PlasmaInput input = input("plasma").delayedByMinutes(DELAY_MINUTES);
        BoundModel bound =
                KineticModels.find(model).orElseThrow().make().apply(MID_FRAME).bind(input);
        NumberTable rows = fits.where("model", model);
        double[] weights = tacs.column("weight");
        for (int row = 0; row < rows.count(); row++) {
            Tac region = region(rows.text(row, "region"));
            double[] theirs = curve(input, new double[] {
                rows.at(row, "K1"), rows.at(row, "k2"), rows.at(row, "k3"), rows.at(row, "k4"), 0, VB
            });
            double wrss = 0;
            for (int frame = 0; frame < theirs.length; frame++) {
                double residual = region.at(frame) - theirs[frame];
                wrss += weights[frame] * residual * residual;
            }

            double ours = bound.fit(region, weights).quality().wrss();

            assertThat(ours).as(rows.text(row, "region")).isBetween(wrss * 0.9, wrss * (1 + 1e-9));
        }
    }

    private Tac region(String name) {
        return Tac.of(times, tacs.column(name));
    }
}

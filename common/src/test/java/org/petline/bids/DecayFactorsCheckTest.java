package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;

/** The factors of each frame against the moment that the sidecar names. */
class DecayFactorsCheckTest {
    private static final double[] STARTS = {0, 60, 180, 600, 1800, 3600};
    private static final double[] DURATIONS = {60, 120, 420, 1200, 1800, 1800};
    private static final double LAMBDA = Radionuclide.C11.decayPerSecond();

    @TempDir
    Path folder;

    /** What a scanner multiplies a frame with: the mean over the frame, to TimeZero. */
    private static double factor(int frame) {
        double decays = LAMBDA * DURATIONS[frame];
        return Math.exp(LAMBDA * STARTS[frame]) * decays / (1 - Math.exp(-decays));
    }

    private PetSidecar read(IntToDoubleFunction factor, String corrected, double seconds) throws IOException {
        String factors = Arrays.toString(IntStream.range(0, STARTS.length)
                .mapToDouble(factor)
                .map(value -> Math.round(value * 1000) / 1000.0)
                .toArray());
        return read(factors, corrected, seconds);
    }

    private PetSidecar read(String factors, String corrected, double seconds) throws IOException {
        SidecarText text = SidecarText.healthy()
                .with("FrameTimesStart", Arrays.toString(STARTS))
                .with("FrameDuration", Arrays.toString(DURATIONS))
                .with("ImageDecayCorrected", corrected)
                .with("ImageDecayCorrectionTime", "" + seconds)
                .with("DecayCorrectionFactor", factors);
        return PetSidecar.read(
                new SmallDataset(folder).file("x_pet.json", text.toString()).store(), List.of("x_pet.json"));
    }

    private Refusal refusal(IntToDoubleFunction factor, String corrected, double seconds) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(factor, corrected, seconds));
        assertThat(refusal.reason()).isEqualTo(SidecarReason.DECAY_FACTORS_CONTRADICTED);
        return refusal;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1800, 900})
    void factorsOfTheMomentThatIsNamedAgree(double seconds) throws IOException {
        PetSidecar sidecar = read(n -> factor(n) * Math.exp(-LAMBDA * seconds), "true", seconds);
        assertThat(sidecar.findings()).isEmpty();
        assertThat(sidecar.decayFactors()[0]).isEqualTo(Math.exp(LAMBDA * seconds));
    }

    @Test
    void factorsFromTheStartsOfFramesAgree() throws IOException {
        assertThat(read(n -> Math.exp(LAMBDA * STARTS[n]), "true", 0).findings())
                .isEmpty();
    }

    /** As one rescan of ds004230: activities would have been 12.4 times too large. */
    @Test
    void aMomentThatTheFactorsContradictIsRefusedWithBoth() {
        Refusal refusal = refusal(DecayFactorsCheckTest::factor, "true", 4444);
        assertThat(refusal.field()).isEqualTo("ImageDecayCorrectionTime");
        assertThat(refusal.found())
                .contains("4444 s, and factors from 1.01", "which correct to ", "activities would be 12.4");
    }

    @Test
    void factorsThatFitNoMomentAreRefused() {
        assertThat(refusal(n -> 1 / factor(n), "true", 0).found()).contains("fit no moment with these frames");
        assertThat(refusal(n -> Math.exp(LAMBDA / 5.39 * STARTS[n]), "true", 0).found())
                .contains("fit no moment");
    }

    @Test
    void factorsOfOneSayThatNothingWasCorrected() {
        assertThat(refusal(n -> 1, "true", 0).found()).contains("not corrected at all");
    }

    @Test
    void anUncorrectedImageHasNoFactors() throws IOException {
        Refusal refusal = refusal(DecayFactorsCheckTest::factor, "false", 0);
        assertThat(refusal.field()).isEqualTo("ImageDecayCorrected");
        assertThat(refusal.found()).startsWith("false, and factors from 1.01");
        assertThat(read(n -> 1, "false", 0).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"n/a\"", "[1, 1.1]", "[1, 1, 1, 1, 1, 0]", "[1, 1, 1, 1, 1, null]", "[]", "1"})
    void factorsThatAreNoneAreAFinding(String factors) throws IOException {
        assertThat(read(factors, "true", 0).findings())
                .extracting(BidsFinding::reason)
                .containsExactly(SidecarReason.DECAY_FACTORS_UNREADABLE);
    }
}

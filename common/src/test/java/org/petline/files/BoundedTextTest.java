package org.petline.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.bids.BloodFiles;
import org.petline.bids.BloodTable;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;
import org.petline.bids.SidecarText;
import org.petline.testing.LocalStore;

/** Small files of text that would take much memory or time if they were believed. */
class BoundedTextTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private Store holding(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(UTF_8));
        return new LocalStore(folder);
    }

    private Refusal refusalOfSidecar(String json) throws IOException {
        Store store = holding("pet.json", json);
        return catchThrowableOfType(Refusal.class, () -> PetSidecar.read(store, List.of("pet.json")));
    }

    @Test
    void namesThatAllHaveOneHashAreReadLikeOthers() throws IOException {
        // A parser that keeps names in a table of its own counts 33 * hash + letter: Aa and B@ come to the same.
        StringBuilder fields = new StringBuilder("{");
        for (int n = 0; n < 1 << 12; n++) {
            fields.append('"');
            for (int bit = 0; bit < 12; bit++) fields.append((n >> bit & 1) == 0 ? "Aa" : "B@");
            fields.append("\": 0, ");
        }
        String healthy = SidecarText.healthy().toString();
        String padded = healthy.replaceFirst("\\{", fields.toString());

        assertThat(PetSidecar.read(holding("pet.json", padded), List.of("pet.json"))
                        .tracerName())
                .isEqualTo(PetSidecar.read(holding("pet.json", healthy), List.of("pet.json"))
                        .tracerName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "-1e999999", "1e99999999999999999999"})
    void numbersBeyondAllBoundsAreNone(String number) throws IOException {
        Refusal refusal = refusalOfSidecar(
                SidecarText.healthy().with("InjectionStart", number).toString());

        assertThat(refusal.reason()).isEqualTo(SidecarReason.BIDS_FIELD_INVALID);
        assertThat(refusal.field()).isEqualTo("InjectionStart");
        assertThat(refusal.found()).contains("beyond all bounds");
    }

    @Test
    void aNumberOfAMillionDigitsIsNotComputedWith() throws IOException {
        Refusal refusal = refusalOfSidecar(SidecarText.healthy()
                .with("InjectedRadioactivity", "9".repeat(1_000_000))
                .toString());

        assertThat(refusal.reason()).isEqualTo(SidecarReason.JSON_INVALID);
        assertThat(refusal.found()).contains("too long");
    }

    static Stream<Arguments> fullOfNothing() {
        int most = BoundedText.LARGEST_BYTES - 100;
        return Stream.of(
                Arguments.of("empty lines", "\n".repeat(most) + "x", "lines"),
                Arguments.of("columns", "a" + "\t".repeat(most), "columns"),
                Arguments.of("cells", "time\n" + "x\t".repeat(most / 2), "more cells"),
                Arguments.of("one cell", "time\n" + "9".repeat(most) + "x", ""),
                Arguments.of("more than is read", " ".repeat(BoundedText.LARGEST_BYTES + 1), "MiB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fullOfNothing")
    void aTableFullOfNothingIsRefusedForLittle(String what, String text, String found) throws IOException {
        Store store = holding("x_blood.tsv", text);
        holding("x_blood.json", "{\"time\": {\"Units\": \"s\"}}");
        long before = THREADS.getCurrentThreadAllocatedBytes();

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> BloodTable.read(store, BloodFiles.named(store, "x_blood.tsv")));

        assertThat(refusal.file()).isEqualTo("x_blood.tsv");
        assertThat(refusal.found()).contains(found);
        // The file's bytes, as read, grown and decoded: no multiple that depends on what is in them.
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(12L * BoundedText.LARGEST_BYTES);
    }

    @Test
    void anArrayOfMillionsOfNumbersIsRefused() throws IOException {
        Refusal refusal = refusalOfSidecar(SidecarText.healthy()
                .with("FrameDuration", "[0" + ",0".repeat(1 << 20) + "]")
                .toString());

        assertThat(refusal.reason()).isEqualTo(SidecarReason.BIDS_FIELD_INVALID);
        assertThat(refusal.field()).isEqualTo("FrameDuration");
        assertThat(refusal.found()).contains("more than 1048576 elements");
    }
}

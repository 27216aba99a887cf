package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Fingerprint NOTHING = Fingerprint.ofNothing();

    private enum Method {
        ESTIMATE
    }

    private record Inner(Method method, List<String> models) {}

    private record Settings(double gridMm, Inner inner) {}

    /** {@code printf 'a=1\nb=two\n' | sha256sum}. */
    @Test
    void theHashIsThatOfTheLines() {
        Fingerprint fingerprint = NOTHING.with("a", 1).with("b", "two");
        assertThat(fingerprint.text()).isEqualTo("a=1\nb=two\n");
        assertThat(fingerprint.hex()).isEqualTo("5394ef68c5fb3f650880156605c3f945e45f4d5518e7639d04a0aa50d90ade5a");
    }

    @Test
    void theOrderOfNamingDoesNotMatter() {
        assertThat(NOTHING.with("b", "two").with("a", 1).hex())
                .isEqualTo(NOTHING.with("a", 1).with("b", "two").hex());
    }

    @Test
    void noTwoContentsHaveOneText() {
        assertThat(NOTHING.with("a", "1\nb=2").hex())
                .isNotEqualTo(NOTHING.with("a", "1").with("b", "2").hex());
        assertThat(NOTHING.with("a=b", "c").hex())
                .isNotEqualTo(NOTHING.with("a", "b=c").hex());
        assertThat(NOTHING.with("s", new Inner(Method.ESTIMATE, List.of("a,b"))).hex())
                .isNotEqualTo(NOTHING.with("s", new Inner(Method.ESTIMATE, List.of("a", "b")))
                        .hex());
        assertThat(NOTHING.with("s", new Inner(Method.ESTIMATE, List.of("a\\,b")))
                        .hex())
                .isNotEqualTo(NOTHING.with("s", new Inner(Method.ESTIMATE, List.of("a", "b")))
                        .hex());
    }

    @Test
    void aSettingsRecordIsNamedComponentByComponent() {
        Settings settings = new Settings(4, new Inner(Method.ESTIMATE, List.of("SRTM")));
        assertThat(NOTHING.with("motion", settings).parts())
                .containsEntry("motion.gridMm", "4.0")
                .containsEntry("motion.inner.method", "ESTIMATE")
                .containsKey("motion.inner.models");
    }

    @Test
    void whatOnlyTellsCanBeTakenForAnother() {
        Inner inner = new Inner(Method.ESTIMATE, List.of("SRTM"));
        assertThat(NOTHING.with("motion", new Settings(4, inner), Map.of("gridMm", 1.0)))
                .isEqualTo(NOTHING.with("motion", new Settings(1, inner)));
        assertThatThrownBy(() -> NOTHING.with("motion", new Settings(4, inner), Map.of("gridCm", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gridCm");
    }

    @Test
    void aNameIsGivenOnceAndOnlyPlainValuesHaveAText() {
        record Odd(Object thing) {}
        assertThatThrownBy(() -> NOTHING.with("a", 1).with("a", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NOTHING.with("a", new Odd(new Object()))).isInstanceOf(IllegalArgumentException.class);
    }
}

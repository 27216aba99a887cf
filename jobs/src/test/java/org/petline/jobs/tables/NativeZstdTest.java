package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NativeZstdTest {
    @Test
    void itLoadsHere() {
        assertThatCode(NativeZstd::require).doesNotThrowAnyException();
    }

    /** As a temporary folder does that is mounted noexec: an error, which would pass for the death of an executor. */
    @Test
    void aFolderThatForbidsItIsAFaultOfTheMachineThatNamesTheFolder() {
        assertThatThrownBy(() -> NativeZstd.require(() -> {
                    throw new UnsatisfiedLinkError("failed to map segment from shared object");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(System.getProperty("java.io.tmpdir"))
                .hasMessageContaining("noexec");
    }
}

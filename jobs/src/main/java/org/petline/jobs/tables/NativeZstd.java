package org.petline.jobs.tables;

import com.github.luben.zstd.Zstd;
import java.io.IOException;

/**
 * The native code that packs and unpacks tables. Its library is unpacked into the temporary folder and loaded from there,
 * which a folder that is mounted noexec does not allow.
 */
public final class NativeZstd {
    private NativeZstd() {}

    /**
     * Makes sure that it can be loaded: else every table would fail, and with an error that names no folder.
     *
     * @throws IOException if it cannot; what to do is in the message
     */
    public static void require() throws IOException {
        require(NativeZstd::load);
    }

    static void require(Runnable loading) throws IOException {
        try {
            loading.run();
        } catch (LinkageError blocked) {
            throw new IOException(
                    "the native code of zstd cannot be loaded from the temporary folder "
                            + System.getProperty("java.io.tmpdir")
                            + ", which may be mounted noexec or be full: name another with"
                            + " PETLINE_JAVA_OPTS=-Djava.io.tmpdir=DIR, or on a cluster with"
                            + " spark.driver.extraJavaOptions and spark.executor.extraJavaOptions",
                    blocked);
        }
    }

    private static void load() {
        Zstd.maxCompressionLevel();
    }
}

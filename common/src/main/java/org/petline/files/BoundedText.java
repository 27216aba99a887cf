package org.petline.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.petline.Reason;
import org.petline.Refusal;

/**
 * A small text file, whole in memory: UTF-8 only, a byte order mark is left out, the size and the number of lines are
 * bounded.
 */
public final class BoundedText {
    /** Real sidecars have kilobytes, real tables a few megabytes. */
    public static final int LARGEST_BYTES = 16 << 20;

    /** A line becomes several objects, many times its length if it is short; a blood sample a second for a week fits. */
    static final int MOST_LINES = 1 << 20;

    private BoundedText() {}

    /**
     * The text of a file.
     *
     * @param reason why the file is refused if it is no such text
     */
    public static String read(Store store, String path, Reason reason) throws IOException {
        byte[] bytes;
        try (InputStream in = store.open(path)) {
            bytes = in.readNBytes(LARGEST_BYTES + 1);
        }
        if (bytes.length > LARGEST_BYTES) {
            throw Refusal.of(reason).file(path).found("more than " + (LARGEST_BYTES >> 20) + " MiB");
        }
        int lines = 0;
        for (byte each : bytes) if (each == '\n') lines++;
        if (lines > MOST_LINES) throw Refusal.of(reason).file(path).found(lines + " lines");
        boolean wide = bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || bytes[0] == 0
                        || bytes[1] == 0);
        if (wide) throw Refusal.of(reason).file(path).found("UTF-16 or UTF-32, not UTF-8");
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.of(reason).file(path).found("bytes that are no UTF-8").because(e);
        }
    }
}

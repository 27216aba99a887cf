package org.petline.jobs.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.petline.files.Sha256;
import org.petline.files.Store;

/** Tables as a version left them that kept the pages of a part's former rows in its file, and room for more. */
public final class OlderParts {
    private static final int ROOM = 256 << 10;

    private OlderParts() {}

    /** Turns what is in an output folder into such tables, and what is remembered of them into such a memory. */
    public static void leaveIn(Store output) throws IOException {
        for (Table<?> table : Table.all()) {
            for (Store.Entry part : output.list(OutputLayout.tableFolder(table))) {
                byte[] roomy = roomy(read(output, part.path()));
                output.write(part.path(), out -> out.write(roomy));
                String memory = part.path()
                        .replace(OutputLayout.TABLES, OutputLayout.VIEW)
                        .replace(".parquet", ".json");
                String json = new String(read(output, memory), StandardCharsets.UTF_8)
                        .replaceFirst("\"form\" : [0-9]+,\\s*", "")
                        .replaceFirst("\"bytes\" : [0-9]+", "\"bytes\" : " + roomy.length)
                        .replaceFirst(
                                "\"sha256\" : \"[0-9a-f]{64}\"\\s*}\\s*$",
                                "\"sha256\" : \"" + Sha256.of(roomy) + "\"\n}\n");
                output.write(memory, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** The same rows, behind whose pages those of former rows lie. */
    static byte[] roomy(byte[] part) throws IOException {
        int start = ParquetFooter.of(part).start();
        return ByteBuffer.allocate(part.length + start + ROOM)
                .put(part, 0, start)
                .put(part, 0, start)
                .put(start + start + ROOM, part, start, part.length - start)
                .array();
    }

    private static byte[] read(Store output, String path) throws IOException {
        try (InputStream in = output.open(path)) {
            return in.readAllBytes();
        }
    }
}

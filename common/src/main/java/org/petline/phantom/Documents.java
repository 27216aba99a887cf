package org.petline.phantom;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.petline.files.Store;

/** Small text files in a dataset: JSON objects and tables, byte for byte the same on every system. */
final class Documents {
    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));

    private final Store store;

    Documents(Store store) {
        this.store = store;
    }

    /** Writes an object; keys stand in the map's order. */
    void json(String path, Map<String, ?> object) throws IOException {
        text(path, JSON.writeValueAsString(object) + "\n");
    }

    /** Writes a table: columns separated by tabs, the header first. */
    void table(String path, List<String> header, List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder(String.join("\t", header)).append('\n');
        for (List<String> row : rows) text.append(String.join("\t", row)).append('\n');
        text(path, text.toString());
    }

    void text(String path, String text) throws IOException {
        store.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}

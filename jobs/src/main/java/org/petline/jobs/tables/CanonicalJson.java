package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.petline.jobs.tables.rows.FlatRecords;

/**
 * Records as JSON with one spelling: components in their order, map keys sorted, two blanks a level, line feeds, a line
 * feed at the end. Equal records give equal bytes.
 */
final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new FlatRecords())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));
    private static final ObjectReader READER = MAPPER.reader();

    private CanonicalJson() {}

    static String textOf(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not a record of plain values: " + value.getClass(), impossible);
        }
    }

    static byte[] bytesOf(Object value) {
        return textOf(value).getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode tree(byte[] json) throws JsonProcessingException {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException damage) {
            throw damage;
        } catch (IOException damage) {
            throw new JsonMappingException(null, "not text", damage);
        }
    }

    /** Whether the JSON holds all of a record, and something besides that this petline does not know. */
    static boolean holdsMoreThan(JsonNode json, Class<?> type) {
        try {
            MAPPER.treeToValue(json, type);
            return false;
        } catch (JsonProcessingException strange) {
            try {
                return MAPPER.readerFor(type)
                                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                                .readValue(json)
                        != null;
            } catch (IOException damaged) {
                return false;
            }
        }
    }

    /** The record that the JSON holds: no component may be missing, none be unknown. */
    static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        T value = MAPPER.treeToValue(json, type);
        if (value == null) throw new JsonMappingException(null, "holds no record");
        return value;
    }
}

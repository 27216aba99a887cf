package org.petline.bids;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where a key is there twice in one object of a JSON text: most checkers take the last and say nothing. */
final class RepeatedKey {
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private RepeatedKey() {}

    /**
     * In words, the first such key.
     *
     * @param mayBeNamed keys that may be told; of the others only their places are
     */
    static String in(String text, Set<String> mayBeNamed) {
        Deque<Map<String, Integer>> objects = new ArrayDeque<>();
        try (JsonParser parser = LENIENT.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) objects.push(new HashMap<>());
                if (token == JsonToken.END_OBJECT) objects.pop();
                if (token != JsonToken.FIELD_NAME) continue;
                int line = parser.currentTokenLocation().getLineNr();
                Integer first = objects.getFirst().put(parser.currentName(), line);
                if (first == null) continue;
                String name = mayBeNamed.contains(parser.currentName()) ? parser.currentName() : "a key";
                return name + " that is there twice, in line " + first + " and in line " + line;
            }
        } catch (IOException damagedFurtherOn) {
            return "a key that is there twice";
        }
        return "a key that is there twice";
    }
}

package org.petline.bids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.BoundedText;
import org.petline.files.Store;

/**
 * Which files of a dataset are looked at: for each suffix, entities and the labels they may have.
 *
 * <p>Written as other BIDS Apps have it: {@code {"pet": {"session": ["baseline"], "run": 1}, "T1w": {"acq": null}}}.
 * Entities by key ({@code ses}) or name ({@code session}), labels with or without the key ({@code ses-baseline}); run
 * numbers are compared as numbers; null stands for a name without that entity.
 */
public final class BidsFilter {
    /** A filter that keeps everything. */
    public static final BidsFilter ALL = new BidsFilter("", new EnumMap<>(Suffix.class));

    private static final ObjectMapper JSON =
            new ObjectMapper(JsonFields.JSON).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String file;
    private final Map<Suffix, Map<Entity, List<String>>> wanted;

    private BidsFilter(String file, Map<Suffix, Map<Entity, List<String>>> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** Suffixes of the files that petline chooses from. */
    public enum Suffix {
        PET("pet"),
        T1W("T1w"),
        DSEG("dseg");

        private final String word;

        Suffix(String word) {
            this.word = word;
        }

        private static Optional<Suffix> of(String word) {
            return Arrays.stream(values())
                    .filter(suffix -> suffix.word.equalsIgnoreCase(word))
                    .findFirst();
        }
    }

    /**
     * Reads a filter file.
     *
     * @throws Refusal FILTER_INVALID, naming the suffix or entity that is unknown
     */
    public static BidsFilter read(Store store, String path) throws IOException {
        return parse(BoundedText.read(store, path, BidsReason.FILTER_INVALID), path);
    }

    /**
     * The filter that a text holds.
     *
     * @param file its name, for messages
     * @throws Refusal FILTER_INVALID
     */
    public static BidsFilter parse(String text, String file) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw invalid(file)
                    .found("no strict JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        Map<Suffix, Map<Entity, List<String>>> wanted = new EnumMap<>(Suffix.class);
        for (Map.Entry<String, JsonNode> query : members(root, file, "")) {
            Suffix suffix = Suffix.of(query.getKey())
                    .orElseThrow(() -> invalid(file).field(query.getKey()).found("none of pet, T1w and dseg"));
            Map<Entity, List<String>> labels = new EnumMap<>(Entity.class);
            for (Map.Entry<String, JsonNode> condition : members(query.getValue(), file, query.getKey())) {
                String field = query.getKey() + "." + condition.getKey();
                Entity entity = Entity.ofKeyOrLongName(condition.getKey())
                        .orElseThrow(() -> invalid(file).field(field).found("no entity that petline knows"));
                if (labels.put(entity, labels(entity, condition.getValue(), file, field)) != null) {
                    throw invalid(file).field(field).found("the entity twice");
                }
            }
            if (wanted.put(suffix, labels) != null)
                throw invalid(file).field(query.getKey()).found("the suffix twice");
        }
        return new BidsFilter(file, wanted);
    }

    private static Refusal invalid(String file) {
        return Refusal.of(BidsReason.FILTER_INVALID).file(file);
    }

    private static List<Map.Entry<String, JsonNode>> members(JsonNode node, String file, String field) {
        if (!node.isObject()) throw invalid(file).field(field).found("no object");
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> members.add(Map.entry(name, node.get(name))));
        return members;
    }

    private static List<String> labels(Entity entity, JsonNode value, String file, String field) {
        List<String> labels = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode element : value) labels.add(label(entity, element, file, field));
        } else {
            labels.add(label(entity, value, file, field));
        }
        if (labels.isEmpty()) throw invalid(file).field(field).found("an empty list");
        return List.copyOf(labels);
    }

    private static String label(Entity entity, JsonNode value, String file, String field) {
        if (value.isNull()) return "";
        String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        String label = text.startsWith(entity.key() + "-")
                ? text.substring(entity.key().length() + 1)
                : text;
        if (Entities.LABEL.matcher(label).matches()) return comparable(entity, label);
        throw invalid(file).field(field).found(value.isTextual() ? "\"" + text + "\"" : "no label");
    }

    /** Runs are numbers: 1 and 01 are the same run. */
    private static String comparable(Entity entity, String label) {
        return entity == Entity.RUN ? label.replaceFirst("^0+(?=.)", "") : label;
    }

    boolean accepts(Suffix suffix, ScanKey key) {
        return accepts(suffix, key.labels());
    }

    boolean accepts(Suffix suffix, Map<Entity, String> labels) {
        return wanted.getOrDefault(suffix, Map.of()).entrySet().stream()
                .allMatch(condition -> condition
                        .getValue()
                        .contains(comparable(condition.getKey(), labels.getOrDefault(condition.getKey(), ""))));
    }

    /** Refuses a filter that names a suffix of which nothing is left. */
    void require(Suffix suffix, boolean anyLeft) {
        if (anyLeft || !wanted.containsKey(suffix)) return;
        throw Refusal.of(BidsReason.FILTER_MATCHES_NOTHING)
                .file(file)
                .field(suffix.word)
                .found(wanted.get(suffix).toString());
    }
}

package org.petline.jobs.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Settings from YAML laid over the defaults, strictly: every key must be known, every value of its type.
 *
 * <p>The defaults are {@code conf/petline.yaml} itself, which travels in the jar; what a user gives replaces single
 * values of it. The file and its owner are trusted; what is refused are mistakes.
 */
public final class SettingsReader {
    private static final String DEFAULTS = "/conf/petline.yaml";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final Map<String, Object> tree;

    private SettingsReader(Map<String, Object> tree) {
        this.tree = tree;
    }

    /** The defaults, nothing laid over them yet. */
    public static SettingsReader defaults() {
        try (InputStream in = SettingsReader.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) throw new IllegalStateException(DEFAULTS + " is not in the jar");
            return new SettingsReader(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), DEFAULTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * These settings with a user's file laid over them; an empty file changes nothing.
     *
     * @param name the file's name, for messages
     * @throws Refusal SETTINGS_UNREADABLE, SETTING_UNKNOWN or SETTING_INVALID
     */
    public SettingsReader with(String yaml, String name) {
        return new SettingsReader(merged(tree, parse(yaml, name), "", name));
    }

    /**
     * These settings with one {@code key=value} laid over them, the key with dots, the value as YAML.
     *
     * @throws Refusal SETTING_UNKNOWN or SETTING_INVALID
     */
    public SettingsReader withAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw Refusal.of(SettingsReason.SETTING_INVALID)
                    .field("--set")
                    .found(assignment + ", which is not key=value");
        }
        String[] path = assignment.substring(0, equals).strip().split("\\.", -1);
        Object value = asList(path, yaml(assignment.substring(equals + 1), "--set"));
        for (int part = path.length - 1; part >= 0; part--) {
            Map<String, Object> around = new LinkedHashMap<>();
            around.put(path[part], value);
            value = around;
        }
        @SuppressWarnings("unchecked") // just built so
        Map<String, Object> overlay = (Map<String, Object>) value;
        return new SettingsReader(merged(tree, overlay, "", "--set"));
    }

    /** Words with commas between them, where the settings have a list: as people write them on a command line. */
    private Object asList(String[] path, Object value) {
        Object here = tree;
        for (String part : path) here = here instanceof Map<?, ?> group ? group.get(part) : null;
        boolean listed = here instanceof List && value instanceof String text && text.contains(",");
        return listed ? List.of(((String) value).strip().split("\\s*,\\s*", -1)) : value;
    }

    /**
     * The settings as records.
     *
     * @throws Refusal SETTING_INVALID
     */
    public Settings settings() {
        try {
            return MAPPER.readValue(MAPPER.writeValueAsString(tree), Settings.class);
        } catch (InvalidFormatException e) {
            throw invalid(
                    e,
                    e.getTargetType().isEnum()
                            ? e.getValue() + ", known: " + choices(e.getTargetType())
                            : String.valueOf(e.getValue()));
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Refusal refusal) throw refusal;
            boolean own = e.getCause() instanceof IllegalArgumentException;
            throw invalid(e, own ? e.getCause().getMessage() : e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    /** The effective settings as YAML, in the order of the defaults; reading it again gives the same settings. */
    public String toYaml() {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(tree);
    }

    /** Every setting by its dotted key, for example {@code motion.grid-mm}, as text. */
    public SortedMap<String, String> flat() {
        SortedMap<String, String> all = new TreeMap<>();
        flatten("", tree, all);
        return all;
    }

    private static void flatten(String above, Map<?, ?> group, SortedMap<String, String> into) {
        group.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) flatten(above + key + ".", inner, into);
            else into.put(above + key, String.valueOf(value));
        });
    }

    private static Refusal invalid(JsonMappingException problem, String found) {
        String key = problem.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return Refusal.of(SettingsReason.SETTING_INVALID)
                .field(key)
                .found(found)
                .because(problem);
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice ->
                        ((Enum<?>) choice).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> merged(
            Map<String, Object> base, Map<String, Object> overlay, String above, String name) {
        Map<String, Object> result = new LinkedHashMap<>(base);
        overlay.forEach((key, value) -> {
            String path = above.isEmpty() ? key : above + "." + key;
            if (!base.containsKey(key)) {
                throw Refusal.of(SettingsReason.SETTING_UNKNOWN)
                        .file(name)
                        .field(path)
                        .found("the nearest known key is " + nearest(key, above, base.keySet()));
            }
            boolean group = base.get(key) instanceof Map;
            if (group != (value instanceof Map)) {
                throw Refusal.of(SettingsReason.SETTING_INVALID)
                        .file(name)
                        .field(path)
                        .found(value + (group ? ", where a group of settings stands" : ", a group for one value"));
            }
            if (group) {
                @SuppressWarnings("unchecked") // keys of parsed YAML are checked to be text
                Map<String, Object> inner =
                        merged((Map<String, Object>) base.get(key), (Map<String, Object>) value, path, name);
                result.put(key, inner);
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    private static String nearest(String key, String above, Collection<String> known) {
        String best = NearestName.to(key, known);
        return above.isEmpty() ? best : above + "." + best;
    }

    private static Map<String, Object> parse(String text, String name) {
        Object root = yaml(text, name);
        if (root == null) return Map.of();
        if (!(root instanceof Map<?, ?> map)) {
            throw Refusal.of(SettingsReason.SETTINGS_UNREADABLE)
                    .file(name)
                    .found(root.getClass().getSimpleName() + " at the top");
        }
        return checkedKeys(map, name);
    }

    private static Map<String, Object> checkedKeys(Map<?, ?> map, String name) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String text)) {
                throw Refusal.of(SettingsReason.SETTINGS_UNREADABLE).file(name).found("the key " + key);
            }
            result.put(text, value instanceof Map<?, ?> inner ? checkedKeys(inner, name) : value);
        });
        return result;
    }

    private static Object yaml(String text, String name) {
        LoadSettings strict =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        try {
            List<Object> documents = new ArrayList<>();
            new Load(strict).loadAllFromString(text).forEach(documents::add);
            if (documents.size() > 1) {
                throw Refusal.of(SettingsReason.SETTINGS_UNREADABLE).file(name).found(documents.size() + " documents");
            }
            return documents.isEmpty() ? null : documents.get(0);
        } catch (YamlEngineException e) {
            throw Refusal.of(SettingsReason.SETTINGS_UNREADABLE)
                    .file(name)
                    .found(e.getMessage())
                    .because(e);
        }
    }
}

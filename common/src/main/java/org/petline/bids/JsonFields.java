package org.petline.bids;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.files.BoundedText;
import org.petline.files.Store;

/**
 * Some fields of one JSON object, or of several that inherit from each other, each with the file it came from.
 *
 * <p>The Units that an object gives for a column of a table are the field {@code column.Units}.
 *
 * <p>Only the fields on the caller's list are ever taken out of the file: the parser skips all others without building
 * their values, so that nothing about drugs or persons can travel on. Messages of the parser are not passed on either,
 * for they quote the text where it stumbled.
 *
 * <p>Strict: no comments, no trailing commas, no NaN, no key twice, nothing after the object.
 */
final class JsonFields {
    private static final String UNITS = ".Units";
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 100;

    /** As many as an image may have frames. */
    private static final int MOST_ELEMENTS = 1 << 20;

    /**
     * Strict and bounded. Names of fields are not remembered from one file to the next: a stranger could fill that
     * memory, or choose names that all fall into one bucket of it, at which the parser gives up.
     */
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final String mainFile;
    private final Map<String, Field> fields;

    private JsonFields(String mainFile, Map<String, Field> fields) {
        this.mainFile = mainFile;
        this.fields = fields;
    }

    /** A value and the file that says so; a null of JSON is no field. */
    private record Field(Object value, String file) {}

    /** What stands where a value has a shape that no field may have. */
    private record Unusable(String what) {}

    /**
     * Reads the wanted fields of one file.
     *
     * @throws Refusal JSON_INVALID
     */
    static JsonFields read(Store store, String path, Set<String> wanted) throws IOException {
        return parse(BoundedText.read(store, path, SidecarReason.JSON_INVALID), path, wanted);
    }

    static JsonFields parse(String text, String path, Set<String> wanted) {
        Map<String, Field> fields = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw invalid(path, "no object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                boolean ofColumn = parser.currentToken() == JsonToken.START_OBJECT;
                if (ofColumn && wanted.contains(unitsOf(name))) units(parser, name, path, fields);
                else if (wanted.contains(name)) fields.put(name, new Field(value(parser), path));
                else parser.skipChildren();
            }
            if (parser.nextToken() != null) throw invalid(path, "something after the object");
            return new JsonFields(path, fields);
        } catch (JsonProcessingException e) {
            if (isRepeatedKey(e)) throw invalid(path, RepeatedKey.in(text, wanted));
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw invalid(path, kind(String.valueOf(e.getOriginalMessage())) + place);
        } catch (IOException e) {
            throw new IllegalStateException("reading a string cannot fail", e);
        }
    }

    /** The name under which the Units of a table's column are asked for: {@code time.Units}. */
    static String unitsOf(String column) {
        return column + UNITS;
    }

    /** Takes the Units out of the object that describes a column, and nothing else. */
    private static void units(JsonParser parser, String column, String path, Map<String, Field> fields)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isUnits = parser.currentName().equals("Units");
            parser.nextToken();
            if (isUnits) fields.put(unitsOf(column), new Field(value(parser), path));
            else parser.skipChildren();
        }
    }

    private static Refusal invalid(String path, String found) {
        return Refusal.of(SidecarReason.JSON_INVALID).file(path).found(found);
    }

    private static boolean isRepeatedKey(JsonProcessingException problem) {
        String message = String.valueOf(problem.getOriginalMessage());
        return message.contains("Duplicate field") || message.contains("Duplicate Object property");
    }

    /** What the parser stumbled over, in words that quote nothing of the file. */
    private static String kind(String message) {
        if (message.contains("Non-standard token")) return "NaN or Infinity";
        if (message.contains("maybe a (non-standard) comment")) return "a comment";
        if (message.contains("Unexpected end-of-input")) return "a file that ends too early";
        if (message.contains("nesting depth")) return "more than " + DEEPEST + " levels";
        if (message.contains("maximum allowed")) return "a value that is too long";
        return "something that is no JSON";
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> new Unusable("null");
            case START_ARRAY -> array(parser);
            default -> {
                parser.skipChildren();
                yield new Unusable("an object");
            }
        };
    }

    private static Object finite(double number) {
        if (Double.isFinite(number)) return number;
        return new Unusable("a number beyond all bounds");
    }

    private static Object array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        boolean tooMany = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            tooMany |= elements.size() == MOST_ELEMENTS;
            if (tooMany) {
                parser.skipChildren();
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                parser.skipChildren();
                elements.add(new Unusable("an array in the array"));
            } else {
                elements.add(value(parser));
            }
        }
        return tooMany ? new Unusable("an array of more than " + MOST_ELEMENTS + " elements") : elements;
    }

    /** These fields, with those of {@code deeper} in place of the ones of the same name. */
    JsonFields overriddenBy(JsonFields deeper) {
        Map<String, Field> merged = new TreeMap<>(fields);
        merged.putAll(deeper.fields);
        return new JsonFields(deeper.mainFile, merged);
    }

    /** The file that a field came from. */
    String fileOf(String name) {
        Field field = fields.get(name);
        return field == null ? mainFile : field.file();
    }

    boolean has(String name) {
        Field field = fields.get(name);
        return field != null
                && !(field.value() instanceof Unusable unusable
                        && unusable.what().equals("null"));
    }

    /** A refusal that names the file that has the field, and the field. */
    Refusal refusal(SidecarReason reason, String name) {
        return Refusal.of(reason).file(fileOf(name)).field(name);
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> refusal(SidecarReason.BIDS_FIELD_MISSING, name));
    }

    private <T> Optional<T> optional(String name, Class<T> type, String expected) {
        if (!has(name)) return Optional.empty();
        Object value = fields.get(name).value();
        if (!type.isInstance(value)) throw wrongShape(name, value, expected);
        return Optional.of(type.cast(value));
    }

    private Refusal wrongShape(String name, Object value, String expected) {
        return refusal(SidecarReason.BIDS_FIELD_INVALID, name).found(describe(value) + " instead of " + expected);
    }

    /** What stands where a value of another shape is expected, in words. */
    String shapeOf(String name) {
        return describe(fields.get(name).value());
    }

    /** The number that a field holds; empty for anything else. */
    Optional<Double> numberIfOne(String name) {
        return has(name) && fields.get(name).value() instanceof Double number ? Optional.of(number) : Optional.empty();
    }

    /** The numbers of an array, or the one that stands without; empty if there is anything else. */
    double[] numbersIfAny(String name) {
        if (numberIfOne(name).isPresent())
            return new double[] {numberIfOne(name).get()};
        boolean allNumbers = has(name)
                && fields.get(name).value() instanceof List<?> elements
                && elements.stream().allMatch(Double.class::isInstance);
        return allNumbers
                ? ((List<?>) fields.get(name).value())
                        .stream().mapToDouble(Double.class::cast).toArray()
                : new double[0];
    }

    private static String describe(Object value) {
        if (value instanceof String text) return "the text \"" + text + "\"";
        if (value instanceof Unusable unusable) return unusable.what();
        return value instanceof List ? "an array" : "the value " + value;
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class, "a text");
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    Optional<Double> optionalNumber(String name) {
        return optional(name, Double.class, "a number");
    }

    double number(String name) {
        return required(name, optionalNumber(name));
    }

    boolean flag(String name) {
        return required(name, optional(name, Boolean.class, "true or false"));
    }

    /** True or false, also where it is written as a text, as the PET community's converters do. */
    Optional<Boolean> optionalFlag(String name) {
        if (!has(name)) return Optional.empty();
        Object value = fields.get(name).value();
        if (value instanceof Boolean flag) return Optional.of(flag);
        if (value instanceof String text && text.equalsIgnoreCase("true")) return Optional.of(true);
        if (value instanceof String text && text.equalsIgnoreCase("false")) return Optional.of(false);
        throw wrongShape(name, value, "true or false");
    }

    /** A text, or the only text of an array, as R's jsonlite writes it. */
    Optional<String> optionalTextOrTheOnlyOne(String name) {
        boolean only = has(name)
                && fields.get(name).value() instanceof List<?> elements
                && elements.size() == 1
                && elements.get(0) instanceof String;
        if (!only) return optionalText(name);
        return Optional.of((String) ((List<?>) fields.get(name).value()).get(0));
    }

    /** An array of numbers, not empty. */
    double[] numbers(String name) {
        List<?> elements = required(name, optional(name, List.class, "an array of numbers"));
        if (elements.isEmpty())
            throw refusal(SidecarReason.BIDS_FIELD_INVALID, name).found("an empty array");
        double[] numbers = new double[elements.size()];
        for (int n = 0; n < numbers.length; n++) {
            if (!(elements.get(n) instanceof Double number)) {
                throw refusal(SidecarReason.BIDS_FIELD_INVALID, name)
                        .found(describe(elements.get(n)) + " instead of a number, element " + n + " counted from 0");
            }
            numbers[n] = number;
        }
        return numbers;
    }
}

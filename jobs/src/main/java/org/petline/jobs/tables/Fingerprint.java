package org.petline.jobs.tables;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.petline.files.Sha256;

/**
 * What a result depends on, as one SHA-256 over lines {@code name=value}, sorted by name.
 *
 * <p>Equal contents give equal fingerprints whatever the order they were named in, on every machine. Immutable.
 */
public final class Fingerprint {
    private static final Fingerprint NOTHING = new Fingerprint(new TreeMap<>());

    private final SortedMap<String, String> parts;

    private Fingerprint(SortedMap<String, String> parts) {
        this.parts = parts;
    }

    /** A result that depends on nothing yet. */
    public static Fingerprint ofNothing() {
        return NOTHING;
    }

    /**
     * The same, and a text besides.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Fingerprint with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(parts);
        if (more.put(name, value) != null) throw new IllegalArgumentException(name + " is taken");
        return new Fingerprint(more);
    }

    public Fingerprint with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** The same, and what another fingerprint stands for. */
    public Fingerprint with(String name, Fingerprint other) {
        return with(name, other.hex());
    }

    /** The same, and all that a settings record says, component by component: numbers by value, nested records too. */
    public Fingerprint with(String name, Record settings) {
        return with(name, settings, Map.of());
    }

    /**
     * The same, and all that a settings record would say if some of its components were others.
     *
     * @param instead values by name of the component
     */
    public Fingerprint with(String name, Record settings, Map<String, ?> instead) {
        Fingerprint all = this;
        Set<String> unknown = new TreeSet<>(instead.keySet());
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            unknown.remove(component.getName());
        }
        if (!unknown.isEmpty()) throw new IllegalArgumentException(settings.getClass() + " has no " + unknown);
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String inner = name + "." + component.getName();
            Object value = instead.containsKey(component.getName())
                    ? instead.get(component.getName())
                    : valueOf(component, settings);
            all = value instanceof Record nested ? all.with(inner, nested) : all.with(inner, plain(inner, value));
        }
        return all;
    }

    /** The SHA-256, 64 hexadecimal digits. */
    public String hex() {
        return Sha256.of(text().getBytes(StandardCharsets.UTF_8));
    }

    /** What is hashed: a line a part, so that two fingerprints can be compared by a person. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        parts.forEach((name, value) ->
                lines.append(escaped(name)).append('=').append(escaped(value)).append('\n'));
        return lines.toString();
    }

    /** The parts by name. */
    public Map<String, String> parts() {
        return Collections.unmodifiableSortedMap(parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && parts.equals(fingerprint.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return hex();
    }

    private static Object valueOf(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + component, impossible);
        }
    }

    /** Only types whose text is their content; an object's identity would differ from run to run. */
    private static String plain(String name, Object value) {
        if (value == null) return "null";
        if (value instanceof Enum<?> choice) return choice.name();
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder();
            for (Object each : list) text.append(escaped(plain(name, each))).append("\\,");
            return text.toString();
        }
        boolean isPlain = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (!isPlain) throw new IllegalArgumentException(name + " is a " + value.getClass() + ", not a plain value");
        return value.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\=");
    }
}

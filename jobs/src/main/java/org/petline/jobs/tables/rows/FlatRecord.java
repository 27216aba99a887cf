package org.petline.jobs.tables.rows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.Group;

/**
 * A record as a row of values, and back: its components in their order, in place of each group the group's own.
 *
 * @param <R> the record
 */
public final class FlatRecord<R extends Record> {
    private final Constructor<R> constructor;
    private final List<Part> parts;
    private final List<Place> places;

    /** A component that is one value, or a group of them. */
    private record Part(RecordComponent component, Optional<FlatRecord<?>> group) {
        Stream<Place> places() {
            if (group.isEmpty()) return Stream.of(new Place(List.of(component)));
            return group.get().places.stream()
                    .map(inner -> new Place(Stream.concat(Stream.of(component), inner.path.stream())
                            .toList()));
        }
    }

    /**
     * Where a value stands in a record.
     *
     * @param path components from the record itself down to the value's own
     */
    public record Place(List<RecordComponent> path) {
        /** The component that holds the value. */
        public RecordComponent component() {
            return path.get(path.size() - 1);
        }

        public Object valueIn(Record record) {
            Object value = record;
            for (RecordComponent component : path) value = valueOf(component, value);
            return value;
        }

        private static Object valueOf(RecordComponent component, Object record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("cannot read " + component + " of " + record.getClass(), impossible);
            }
        }
    }

    private FlatRecord(Class<R> type, Predicate<Class<?>> isGroup) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
        constructor.setAccessible(true);
        parts = Arrays.stream(components).map(each -> part(each, isGroup)).toList();
        places = parts.stream().flatMap(Part::places).toList();
    }

    private static Part part(RecordComponent component, Predicate<Class<?>> isGroup) {
        component.getAccessor().setAccessible(true);
        Class<?> type = component.getType();
        boolean isOpen = type.isRecord() && isGroup.test(type);
        return new Part(component, isOpen ? Optional.of(of(type.asSubclass(Record.class), isGroup)) : Optional.empty());
    }

    /** With the records for groups that are marked as such. */
    public static <R extends Record> FlatRecord<R> of(Class<R> type) {
        return of(type, FlatRecord::isGroup);
    }

    /** With all records for groups that are said to be. */
    public static <R extends Record> FlatRecord<R> of(Class<R> type, Predicate<Class<?>> isGroup) {
        return new FlatRecord<>(type, isGroup);
    }

    public static boolean isGroup(Class<?> type) {
        return type.isAnnotationPresent(Group.class);
    }

    /** Where the values stand, in their order. */
    public List<Place> places() {
        return places;
    }

    /** What the record would say of itself if it had no groups. */
    String textOf(R record) {
        return places.stream()
                .map(place -> place.component().getName() + "=" + place.valueIn(record))
                .collect(
                        Collectors.joining(", ", constructor.getDeclaringClass().getSimpleName() + "[", "]"));
    }

    /**
     * The record of these values.
     *
     * @param values in the order of {@link #places}
     * @throws RuntimeException what a constructor says against them
     */
    public R recordOf(List<?> values) {
        if (values.size() != places.size()) throw new IllegalArgumentException(values.size() + " for " + places.size());
        return recordOf(values.iterator());
    }

    private R recordOf(Iterator<?> values) {
        List<Object> arguments = new ArrayList<>();
        for (Part part : parts) {
            arguments.add(
                    part.group.isEmpty() ? values.next() : part.group.get().recordOf(values));
        }
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), refused);
        } catch (ReflectiveOperationException | IllegalArgumentException impossible) {
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), impossible);
        }
    }
}

package org.petline.jobs.tables.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * JSON of records that are composed of groups: a field a value, as if the record had the components of its groups itself.
 * Jackson's own word for it, {@code JsonUnwrapped}, cannot read records.
 */
public final class FlatRecords extends SimpleModule {
    private static final long serialVersionUID = 1;

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Writers());
        context.addDeserializers(new Readers());
    }

    private static boolean isComposed(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!raw.isRecord()) return false;
        for (var component : raw.getRecordComponents()) {
            if (FlatRecord.isGroup(component.getType())) return true;
        }
        return false;
    }

    private static FlatRecord<?> formOf(JavaType type) {
        return FlatRecord.of(type.getRawClass().asSubclass(Record.class));
    }

    private static final class Writers extends Serializers.Base {
        @Override
        public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
            return isComposed(type) ? new Writer(formOf(type)) : null;
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription bean) {
            return isComposed(type) ? new Reader(type, formOf(type)) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
            return isComposed(config.constructType(valueType));
        }
    }

    private static final class Writer extends StdSerializer<Record> {
        private static final long serialVersionUID = 1;
        private final transient FlatRecord<?> form;

        Writer(FlatRecord<?> form) {
            super(Record.class);
            this.form = form;
        }

        @Override
        public void serialize(Record record, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject(record);
            for (FlatRecord.Place place : form.places()) {
                provider.defaultSerializeField(place.component().getName(), place.valueIn(record), json);
            }
            json.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<Record> {
        private static final long serialVersionUID = 1;
        private final transient FlatRecord<?> form;

        Reader(JavaType type, FlatRecord<?> form) {
            super(type);
            this.form = form;
        }

        @Override
        public Record deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = context.readTree(parser);
            if (!(json instanceof ObjectNode object)) {
                return (Record) context.handleUnexpectedToken(handledType(), parser);
            }
            List<Object> values = new ArrayList<>();
            Set<String> known = new HashSet<>();
            for (FlatRecord.Place place : form.places()) {
                String name = place.component().getName();
                known.add(name);
                JavaType type =
                        context.getTypeFactory().constructType(place.component().getGenericType());
                boolean isColumn = place.component().isAnnotationPresent(Column.class);
                JsonNode value = object.get(name);
                // As in tables: a column that an older file lacks is null.
                boolean isOlder = value == null && isColumn && !type.isPrimitive();
                values.add(isOlder ? null : valueOf(name, value, type, context));
            }
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!known.contains(name)) context.handleUnknownProperty(parser, this, handledType(), name);
            }
            try {
                return form.recordOf(values);
            } catch (RuntimeException refused) {
                return (Record) context.handleInstantiationProblem(handledType(), object, refused);
            }
        }

        private Object valueOf(String name, JsonNode json, JavaType type, DeserializationContext context)
                throws IOException {
            boolean mayBeMissing = !context.isEnabled(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
            if (json == null && !mayBeMissing) {
                return context.reportInputMismatch(
                        this, "%s has no %s", handledType().getSimpleName(), name);
            }
            if (json == null || json.isNull()) {
                return context.findRootValueDeserializer(type).getNullValue(context);
            }
            return context.readTreeAsValue(json, type);
        }
    }
}

package org.petline.jobs.tables;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** How petline's tables look in Parquet: flat columns of five plain types, and what the footer says besides. */
final class ParquetForm {
    /** Footer entry with the table's name; a file without it is not petline's. */
    static final String TABLE = "petline.table";

    /** Footer entry with {@link Table#version}. */
    static final String VERSION = "petline.table.version";

    /** Footer entry with units and meanings of the columns, as a Frictionless Table Schema. */
    static final String SCHEMA = "petline.table.schema";

    /** Nothing but Parquet's own defaults; loading Hadoop's takes longer than writing a scan's table. */
    static final Configuration PLAIN = new Configuration(false);

    private ParquetForm() {}

    static MessageType of(Table<?> table) {
        List<Type> fields = new ArrayList<>();
        for (TableColumn column : table.schema().columns()) fields.add(field(column));
        return new MessageType(table.name(), fields);
    }

    private static PrimitiveType field(TableColumn column) {
        Repetition repetition = column.isNullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        if (column.kind() == TableColumn.Kind.TEXT) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(column.name());
        }
        return Types.primitive(typeOf(column.kind()), repetition).named(column.name());
    }

    static PrimitiveTypeName typeOf(TableColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> PrimitiveTypeName.BINARY;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case LONG -> PrimitiveTypeName.INT64;
            case INT -> PrimitiveTypeName.INT32;
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
        };
    }
}

package org.petline.jobs.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every table and column means, for people and for programs.
 *
 * <p>The JSON is a Frictionless Data Package: a resource a table, each with a Table Schema (fields with type, unit and
 * description, primaryKey). The TSV says the same, a line a column.
 */
public final class DataDictionary {
    private static final String TSV_HEADER = "table\tcolumn\ttype\tunit\tkey\tnullable\tvolatile\tmeaning\n";

    private DataDictionary() {}

    /** The data package as JSON. */
    public static String json() {
        List<Map<String, Object>> resources = new ArrayList<>();
        for (Table<?> table : Table.all()) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("name", table.name());
            resource.put("description", table.meaning());
            resource.put("path", OutputLayout.tableFolder(table) + "/*.parquet");
            resource.put("format", "parquet");
            resource.put("version", table.version());
            resource.put("schema", schema(table));
            resources.add(resource);
        }
        Map<String, Object> dictionary = new LinkedHashMap<>();
        dictionary.put("profile", "data-package");
        dictionary.put("name", "petline");
        dictionary.put("resources", resources);
        return CanonicalJson.textOf(dictionary);
    }

    /** A line a column. */
    public static String tsv() {
        StringBuilder lines = new StringBuilder(TSV_HEADER);
        for (Table<?> table : Table.all()) {
            for (TableColumn column : table.schema().columns()) {
                lines.append(String.join(
                                "\t",
                                table.name(),
                                column.name(),
                                typeOf(column.kind()),
                                column.unit().isEmpty() ? "n/a" : column.unit(),
                                Boolean.toString(column.isKey()),
                                Boolean.toString(column.isNullable()),
                                Boolean.toString(column.isVolatile()),
                                column.meaning()))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    /** One table's schema as JSON, for the footer of its files. */
    static String schemaOf(Table<?> table) {
        return CanonicalJson.textOf(schema(table));
    }

    private static Map<String, Object> schema(Table<?> table) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (TableColumn column : table.schema().columns()) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("name", column.name());
            field.put("type", typeOf(column.kind()));
            if (!column.unit().isEmpty()) field.put("unit", column.unit());
            field.put("description", column.meaning());
            if (!column.isNullable()) field.put("constraints", Map.of("required", true));
            if (column.isVolatile()) field.put("volatile", true);
            fields.add(field);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("fields", fields);
        schema.put("primaryKey", table.schema().keyNames());
        return schema;
    }

    private static String typeOf(TableColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> "string";
            case DOUBLE -> "number";
            case LONG, INT -> "integer";
            case BOOLEAN -> "boolean";
        };
    }
}

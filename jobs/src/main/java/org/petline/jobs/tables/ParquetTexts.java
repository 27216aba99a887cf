package org.petline.jobs.tables;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** All texts that stand in a Parquet file, whoever wrote it: its pages are compressed, so that its bytes do not show them. */
public final class ParquetTexts {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private ParquetTexts() {}

    /** What is done with a text. */
    @FunctionalInterface
    public interface Visitor {
        /** Is given one text of a column. */
        void text(String column, String value);
    }

    /** Whether bytes begin as a Parquet file does. */
    public static boolean isOne(byte[] bytes) {
        if (bytes.length < MAGIC.length) return false;
        for (int at = 0; at < MAGIC.length; at++) if (bytes[at] != MAGIC[at]) return false;
        return true;
    }

    /**
     * Shows all texts.
     *
     * @return the number of rows
     * @throws IOException if the file cannot be read to its end
     */
    public static long of(byte[] bytes, Visitor visitor) throws IOException {
        ParquetReadOptions options =
                HadoopReadOptions.builder(ParquetForm.PLAIN).build();
        try (ParquetFileReader file = ParquetFileReader.open(new ParquetBytes(bytes), options)) {
            MessageType schema = file.getFooter().getFileMetaData().getSchema();
            MessageType texts = textsOf(schema);
            if (texts.getFieldCount() == 0) return file.getRecordCount();
            file.setRequestedSchema(texts);
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(texts, schema);
            for (PageReadStore group = file.readNextRowGroup(); group != null; group = file.readNextRowGroup()) {
                RecordReader<Group> rows = columns.getRecordReader(group, new GroupRecordConverter(texts));
                for (long row = 0; row < group.getRowCount(); row++) show(rows.read(), texts, visitor);
            }
            return file.getRecordCount();
        } catch (RuntimeException damage) {
            throw new IOException("cannot be read to its end", damage);
        }
    }

    private static MessageType textsOf(MessageType schema) {
        List<Type> fields = schema.getFields().stream()
                .filter(field -> !field.isPrimitive()
                        || field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY)
                .toList();
        return new MessageType(schema.getName(), fields);
    }

    private static void show(Group row, MessageType texts, Visitor visitor) {
        for (Type field : texts.getFields()) {
            int index = texts.getFieldIndex(field.getName());
            for (int value = 0; value < row.getFieldRepetitionCount(index); value++) {
                String text = field.isPrimitive()
                        ? row.getBinary(index, value).toStringUsingUTF8()
                        : row.getGroup(index, value).toString();
                visitor.text(field.getName(), text);
            }
        }
    }
}

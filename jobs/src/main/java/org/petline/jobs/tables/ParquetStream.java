package org.petline.jobs.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Any stream as the file that Parquet writes to; the stream stays open for its owner to close. */
final class ParquetStream implements OutputFile {
    private final OutputStream out;
    private final ByteArrayOutputStream end = new ByteArrayOutputStream();
    private OutputStream now;

    ParquetStream(OutputStream out) {
        this.out = out;
        this.now = out;
    }

    /** Keeps what is written from now on in memory: at most one row group, and the footer. */
    void holdEnd() {
        now = end;
    }

    /** Hands on what was held, the footer in its one spelling. */
    void releaseEnd() throws IOException {
        out.write(ParquetFooter.sorted(end.toByteArray()));
        now = out;
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return new Counted();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return new Counted();
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private final class Counted extends PositionOutputStream {
        private long position;

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            now.write(b);
            position++;
        }

        @Override
        public void write(byte[] b, int offset, int length) throws IOException {
            now.write(b, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            now.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

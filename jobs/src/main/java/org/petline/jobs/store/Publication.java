package org.petline.jobs.store;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.petline.files.Store.Content;

/**
 * One file on its way into place: written aside under a name of its own, then put over the target in one step.
 *
 * <p>A rename that throws may have happened all the same (the answer was lost), and one that says yes may have done
 * nothing. So the outcome is looked at; only the file aside, which is this attempt's alone, is ever deleted. A file aside
 * that is gone may be the target now, or another process cleaned it away: what the target holds tells, for its length may
 * be that of the one before, and of two who take a lock each other's.
 */
final class Publication {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Place place;

    Publication(Place place) {
        this.place = place;
    }

    /** What was written aside: so much, with this checksum. */
    private record Written(long bytes, long checksum) {}

    /** What a file system does for one attempt. */
    interface Place {
        /** Makes the file aside, which must not exist; closing the stream makes its bytes durable. */
        OutputStream create() throws IOException;

        /**
         * Puts the file aside in the target's place in one atomic step.
         *
         * @throws FileAlreadyExistsException if the place is only for a first file and there is one
         */
        void replace() throws IOException;

        boolean asideExists() throws IOException;

        /** What the target holds; throws {@link FileNotFoundException} or {@link NoSuchFileException} if there is none. */
        InputStream openTarget() throws IOException;

        void deleteAside() throws IOException;

        /** The target, for messages. */
        String target();
    }

    /** Writes all of the content and puts it in place; nothing is left aside whatever happens. */
    void publish(Content content) throws IOException {
        if (!publishUnlessThere(content)) throw new FileAlreadyExistsException(place.target());
    }

    /** As {@link #publish} into a place that takes only a first file; false, and nothing is left, if there is one. */
    boolean publishUnlessThere(Content content) throws IOException {
        Written written = writeAside(content);
        IOException failure = null;
        try {
            place.replace();
        } catch (FileAlreadyExistsException there) {
            place.deleteAside();
            return false;
        } catch (IOException thrown) {
            failure = thrown;
        }
        settle(failure, written);
        return true;
    }

    private Written writeAside(Content content) throws IOException {
        try {
            return write(content);
        } catch (IOException | RuntimeException | Error failure) {
            deleteAsideAfter(failure);
            // A disk that is full says so without a name.
            if (failure.getClass() == IOException.class) {
                throw new IOException(place.target() + ": " + failure.getMessage(), failure);
            }
            throw failure;
        }
    }

    private Written write(Content content) throws IOException {
        try (OutputStream file = place.create()) {
            Uncloseable counted = new Uncloseable(new BufferedOutputStream(file, BUFFER_BYTES));
            content.writeTo(counted);
            counted.flush();
            return new Written(counted.bytes, counted.checksum.getValue());
        }
    }

    private void settle(IOException failure, Written written) throws IOException {
        if (place.asideExists()) {
            IOException notReplaced = failure != null
                    ? failure
                    : new IOException(place.target() + ": the file system said it was replaced, but it was not");
            deleteAsideAfter(notReplaced);
            throw notReplaced;
        }
        if (failure != null && !isInPlace(written)) {
            throw new IOException(
                    place.target() + ": whether it was replaced cannot be told; nothing was cleaned up", failure);
        }
    }

    private boolean isInPlace(Written written) throws IOException {
        try (CheckedInputStream target = new CheckedInputStream(place.openTarget(), new CRC32C())) {
            long bytes = target.transferTo(OutputStream.nullOutputStream());
            return written.equals(new Written(bytes, target.getChecksum().getValue()));
        } catch (FileNotFoundException | NoSuchFileException absent) {
            return false;
        }
    }

    /** A failure to delete is kept beside the failure that led to it. */
    private void deleteAsideAfter(Throwable failure) {
        try {
            place.deleteAside();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * Counts and sums up bytes, and outlives a writer that closes what it was lent: the store closes, after making it
     * durable.
     */
    private static final class Uncloseable extends OutputStream {
        private final OutputStream out;
        private final CRC32C checksum = new CRC32C();
        private long bytes;

        Uncloseable(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            checksum.update(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) throws IOException {
            out.write(b, offset, length);
            checksum.update(b, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

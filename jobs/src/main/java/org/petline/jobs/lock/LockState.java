package org.petline.jobs.lock;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.petline.files.Store;

/**
 * The lock of an output folder as anyone may see it.
 *
 * @param holder who took it; empty if its file cannot be read
 * @param lastBeat when the holder last gave a sign of life, ISO 8601 by its own clock; empty if it never did
 */
public record LockState(Fence fence, Optional<Holder> holder, Optional<String> lastBeat) {
    /** Who holds the folder, or held it and was killed; empty if nobody does. */
    public static Optional<LockState> of(Store output) throws IOException {
        LockFiles files = new LockFiles(output);
        OptionalLong last = files.last();
        if (last.isEmpty() || files.isReleased(last.getAsLong())) return Optional.empty();
        long number = last.getAsLong();
        return Optional.of(new LockState(
                new Fence(number),
                files.readHolder(number),
                files.readBeat(number).map(LockFiles.Beat::at)));
    }

    /** When a holder last wrote here, ms since 1970 by the disk's clock: while a run goes on, that is now. */
    public static OptionalLong lastWrittenMillis(Store output) throws IOException {
        return output.list(LockFiles.FOLDER).stream()
                .mapToLong(Store.Entry::modifiedMillis)
                .max();
    }

    /** Whether the holder's process is known to have ended; false where that cannot be told from here. */
    public boolean isHolderKnownToBeDead() {
        return holder.map(Holder::isKnownToBeDead).orElse(false);
    }

    /** For messages: who, since when, and the last sign of life. */
    public String sentence() {
        return holder.map(Holder::sentence).orElse("a holder whose file cannot be read")
                + lastBeat.map(at -> ", last sign of life " + at).orElse("");
    }
}

package org.petline.jobs.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.files.Store;

/**
 * The lock's files, {@code petline/locks/<number>...}: who took it ({@code .json}, made once and never rewritten, and
 * deleted by a successor alone), its heartbeat ({@code .beat.json}), and that it was given back
 * ({@code .released.json}).
 */
record LockFiles(Store output) {
    static final String FOLDER = "petline/locks";

    private static final Pattern OURS = Pattern.compile("(\\d{8})(\\.beat|\\.released)?\\.json");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A sign of life; the number is what counts, the time is for people. */
    record Beat(long beats, String at) {}

    static String holder(long number) {
        return path(number, "");
    }

    /** The number of the lock that was taken last. */
    OptionalLong last() throws IOException {
        OptionalLong last = OptionalLong.empty();
        for (Store.Entry file : output.list(FOLDER)) {
            Matcher name = OURS.matcher(file.name());
            if (!name.matches() || name.group(2) != null) continue;
            long number = Long.parseLong(name.group(1));
            if (last.isEmpty() || last.getAsLong() < number) last = OptionalLong.of(number);
        }
        return last;
    }

    /**
     * Whether the number was free, and is the holder's from now on.
     *
     * <p>A number is also free again when others took it and a later one, and this process stood still meanwhile: the
     * last number is always there, so a look at it tells.
     *
     * <p>NFS, asked again because an answer was lost, says of a file that this call made that it was there.
     */
    boolean take(long number, Holder holder) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(holder);
        boolean made = output.create(holder(number), out -> out.write(json));
        if (!made && !readHolder(number).equals(Optional.of(holder))) return false;
        if (last().orElse(number) == number) return true;
        output.delete(holder(number));
        return false;
    }

    /** Takes their right from all earlier holders. */
    void deleteBefore(long number) throws IOException {
        for (Store.Entry file : output.list(FOLDER)) {
            Matcher name = OURS.matcher(file.name());
            if (name.matches() && Long.parseLong(name.group(1)) < number) output.delete(file.path());
        }
    }

    void beat(long number, Beat beat) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(beat);
        output.write(path(number, ".beat"), out -> out.write(json));
    }

    void release(long number) throws IOException {
        output.write(path(number, ".released"), out -> out.write(new byte[] {'{', '}'}));
    }

    boolean isReleased(long number) throws IOException {
        return output.find(path(number, ".released")).isPresent();
    }

    Optional<Holder> readHolder(long number) throws IOException {
        return read(holder(number), Holder.class);
    }

    Optional<Beat> readBeat(long number) throws IOException {
        return read(path(number, ".beat"), Beat.class);
    }

    /** Damaged counts as absent: the lock's existence and its silence decide, its words are for people. */
    private <T> Optional<T> read(String path, Class<T> type) throws IOException {
        try {
            return Optional.ofNullable(MAPPER.readValue(output.read(path), type));
        } catch (FileNotFoundException | JsonProcessingException absentOrDamaged) {
            return Optional.empty();
        }
    }

    private static String path(long number, String kind) {
        return String.format(Locale.ROOT, "%s/%08d%s.json", FOLDER, number, kind);
    }
}

package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.Store;

/**
 * Participants that no run may take in again, {@code petline/forgotten.json}: as salted hashes, for the list must not name
 * those whom it is about. A hash of a label can be found by trying labels; it tells no more than that somebody of that
 * label was forgotten, to whoever tries.
 *
 * @param salt random, hexadecimal
 * @param hashes SHA-256 of salt and label
 */
public record ForgottenPeople(String salt, SortedSet<String> hashes) {
    public static final String FILE = "petline/forgotten.json";

    private static final int SALT_BYTES = 16;

    public ForgottenPeople {
        hashes = Collections.unmodifiableSortedSet(new TreeSet<>(hashes));
    }

    /**
     * The list of an output folder; empty if there is none.
     *
     * @throws Refusal TABLE_DAMAGED if it cannot be read: nobody may come back by that
     */
    public static ForgottenPeople of(Store output) throws IOException {
        try {
            return CanonicalJson.read(CanonicalJson.tree(output.read(FILE)), ForgottenPeople.class);
        } catch (FileNotFoundException none) {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            return new ForgottenPeople(HexFormat.of().formatHex(salt), new TreeSet<>());
        } catch (JsonProcessingException damaged) {
            throw Refusal.of(OutputReason.TABLE_DAMAGED)
                    .file(FILE)
                    .found("no list of people who were forgotten")
                    .because(damaged);
        }
    }

    /** Whether nobody was forgotten. */
    public boolean nobody() {
        return hashes.isEmpty();
    }

    /** Whether a participant, by the label without sub-, was forgotten. */
    public boolean holds(String participant) {
        return hashes.contains(hashOf(participant));
    }

    public ForgottenPeople with(String participant) {
        TreeSet<String> more = new TreeSet<>(hashes);
        more.add(hashOf(participant));
        return new ForgottenPeople(salt, more);
    }

    public ForgottenPeople without(String participant) {
        TreeSet<String> fewer = new TreeSet<>(hashes);
        fewer.remove(hashOf(participant));
        return new ForgottenPeople(salt, fewer);
    }

    /** Writes the list down; a list of nobody is no file. */
    public void write(Store output) throws IOException {
        if (nobody()) {
            output.delete(FILE);
            return;
        }
        byte[] json = CanonicalJson.bytesOf(this);
        output.write(FILE, out -> out.write(json));
    }

    private String hashOf(String participant) {
        return Sha256.of((salt + " " + participant).getBytes(StandardCharsets.UTF_8));
    }
}

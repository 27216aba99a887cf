package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.petline.files.Sha256;

/**
 * Records as {@link CanonicalJson} that carry a hash of all the rest in a last field {@code sha256}: a digit that is
 * another than was written leaves JSON that looks well, and numbers that are wrong.
 */
final class SealedJson {
    private static final String SEAL = "sha256";

    private SealedJson() {}

    /** What the seal says of a file. */
    enum Seal {
        WHOLE,
        BROKEN,
        /** Written before there were seals, or not by petline. */
        NONE
    }

    /** What a file holds without its seal. */
    record Opened(JsonNode content, Seal seal) {}

    static byte[] bytesOf(Record content) throws JsonProcessingException {
        return sealed(CanonicalJson.tree(CanonicalJson.bytesOf(content)));
    }

    /** Hashes what a reader will find, which is told from JSON as it was read and not from the record. */
    static byte[] sealed(JsonNode asRead) {
        if (!(asRead instanceof ObjectNode object)) throw new IllegalArgumentException("no object: " + asRead);
        return CanonicalJson.bytesOf(object.deepCopy().put(SEAL, hashOf(object)));
    }

    /**
     * Opens a file.
     *
     * @throws JsonProcessingException if it is no JSON
     */
    static Opened open(byte[] json) throws JsonProcessingException {
        JsonNode content = CanonicalJson.tree(json);
        JsonNode seal = content instanceof ObjectNode object ? object.remove(SEAL) : null;
        if (seal == null) return new Opened(content, Seal.NONE);
        return new Opened(content, hashOf(content).equals(seal.asText()) ? Seal.WHOLE : Seal.BROKEN);
    }

    private static String hashOf(JsonNode content) {
        return Sha256.of(CanonicalJson.bytesOf(content));
    }
}

package org.petline.jobs.scanfiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.rows.FlatRecords;

/**
 * What a scan's finished stages left: one small JSON file a stage, with the fingerprint of all it depends on.
 *
 * <p>An entry counts only if its fingerprint is the one asked for, so that a changed setting redoes the stages below it
 * and no other. A damaged entry is no entry, and one in which a single digit is another is damaged too: the result is
 * vouched for by its hash.
 */
public final class StageCache {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new FlatRecords())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Store output;
    private final String folder;

    /** What was kept of a scan, by its stem. */
    public StageCache(Store output, String scan) {
        this.output = output;
        this.folder = "petline/stages/" + scan;
    }

    /** Makes a stage's result when there is none that fits. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Takes over what was kept of a stage of a scan that is the same under another name. */
    public void takeFrom(String scan, String stage) throws IOException {
        String before = new StageCache(output, scan).pathOf(stage);
        if (output.find(before).isEmpty() || output.find(pathOf(stage)).isPresent()) return;
        byte[] kept = output.read(before);
        output.write(pathOf(stage), out -> out.write(kept));
    }

    /** Drops all that was kept of the scan. */
    public void forgetAll() throws IOException {
        output.delete(folder);
    }

    /** Drops what was kept of a stage, for one whose files are gone. */
    public void forget(String stage) throws IOException {
        output.delete(pathOf(stage));
    }

    /** Whether a stage's result is kept and its fingerprint fits. */
    public boolean holds(String stage, Fingerprint fingerprint) throws IOException {
        return read(pathOf(stage), fingerprint).isPresent();
    }

    /** What a stage has left, if its fingerprint fits; what a crash or a full disk has damaged is not there. */
    public <T extends Record> Optional<T> find(String stage, Fingerprint fingerprint, Class<T> type)
            throws IOException {
        Optional<JsonNode> kept = read(pathOf(stage), fingerprint);
        if (kept.isEmpty()) return Optional.empty();
        try {
            return Optional.of(MAPPER.treeToValue(kept.get(), type));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps what a stage has found out. */
    public void keep(String stage, Fingerprint fingerprint, Record result) throws IOException {
        ObjectNode entry = MAPPER.createObjectNode();
        JsonNode asRead = MAPPER.readTree(MAPPER.writeValueAsBytes(result));
        entry.put("fingerprint", fingerprint.hex());
        entry.put("sha256", hashOf(asRead));
        entry.set("result", asRead);
        output.write(pathOf(stage), out -> out.write(MAPPER.writeValueAsBytes(entry)));
    }

    /** The kept result if its fingerprint fits; otherwise runs the stage and keeps what it gives. */
    public <T extends Record> T computeUnlessKept(String stage, Fingerprint fingerprint, Class<T> type, Work<T> work)
            throws IOException {
        Optional<T> kept = find(stage, fingerprint, type);
        if (kept.isPresent()) return kept.get();
        T result = work.run();
        keep(stage, fingerprint, result);
        return result;
    }

    /** What was kept under a fingerprint; empty if it has another, or is damaged. */
    private Optional<JsonNode> read(String path, Fingerprint fingerprint) throws IOException {
        if (output.find(path).isEmpty()) return Optional.empty();
        try (InputStream in = output.open(path)) {
            JsonNode kept = MAPPER.readTree(in);
            if (!fingerprint.hex().equals(kept.path("fingerprint").asText())) return Optional.empty();
            return Optional.ofNullable(kept.get("result"))
                    .filter(result -> hashOf(result).equals(kept.path("sha256").asText()));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }

    private static String hashOf(JsonNode result) {
        return Sha256.of(result.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String pathOf(String stage) {
        return folder + "/" + stage + ".json";
    }
}

package org.petline.bids;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/**
 * A table of blood samples and the sidecars that apply to it; listed, not yet read.
 *
 * @param recording label of recording-: {@code manual}, {@code autosampler}, or empty
 * @param table the {@code _blood.tsv}
 * @param sidecars most general first; empty if there is none, or if two in one folder compete
 */
public record BloodFiles(String recording, SourceFile table, List<SourceFile> sidecars) implements Serializable {
    static final String ENDING = "_blood.tsv";
    private static final Pattern RECORDING = Pattern.compile("_recording-([A-Za-z0-9]+)_");

    /** Copies the list. */
    public BloodFiles {
        sidecars = List.copyOf(sidecars);
    }

    /** A table that a user names, and the sidecar beside it if there is one; its name need not follow BIDS. */
    public static BloodFiles named(Store store, String path) throws IOException {
        SourceFile table = SourceFile.of(store, store.find(path).orElseThrow(() -> new FileNotFoundException(path)));
        List<SourceFile> sidecars = store.find(DerivativeName.sidecarOf(path)).stream()
                .map(entry -> SourceFile.of(store, entry))
                .toList();
        Matcher recording = RECORDING.matcher(table.name());
        return new BloodFiles(recording.find() ? recording.group(1) : "", table, sidecars);
    }

    /** Whether a table of this name may be of this scan: participant and session are its, nothing else contradicts. */
    static boolean belongs(Entities table, Entities scan) {
        boolean same = table.label(Entity.SUBJECT).equals(scan.label(Entity.SUBJECT))
                && table.label(Entity.SESSION).equals(scan.label(Entity.SESSION));
        return same
                && table.labels().entrySet().stream().allMatch(label -> switch (label.getKey()) {
                    case RECORDING -> true;
                    case SUBJECT, SESSION, TASK, TRACER, RECONSTRUCTION, RUN -> agrees(label, scan);
                    default -> false;
                });
    }

    private static boolean agrees(Map.Entry<Entity, String> label, Entities scan) {
        return scan.label(label.getKey()).map(label.getValue()::equals).orElse(true);
    }

    /** Whether {@code one} is of the same recording as {@code other} and has all its labels and more. */
    static boolean isMoreExact(Entities one, Entities other) {
        return one.labelOrEmpty(Entity.RECORDING).equals(other.labelOrEmpty(Entity.RECORDING))
                && one.labels().size() > other.labels().size()
                && one.labels().entrySet().containsAll(other.labels().entrySet());
    }
}

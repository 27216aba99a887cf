package org.petline.bids;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A table of blood samples and the sidecars that apply to it; listed, not yet read.
 *
 * @param recording label of recording-: {@code manual}, {@code autosampler}, or empty
 * @param table the {@code _blood.tsv}
 * @param sidecars most general first; empty if there is none, or if two in one folder compete
 */
public record BloodFiles(String recording, SourceFile table, List<SourceFile> sidecars) implements Serializable {
    static final String ENDING = "_blood.tsv";

    /** Copies the list. */
    public BloodFiles {
        sidecars = List.copyOf(sidecars);
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

package org.petline.bids;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The reconstructions of one measurement: scans whose names differ by {@code rec-} alone. All are processed; a study's
 * answer rests on one of them.
 *
 * @param own label of the scan itself; empty if its name has none
 * @param all labels of the measurement, its own among them, sorted
 */
public record Reconstructions(String own, List<String> all) implements Serializable {
    /** Word of a setting that leaves the choice to {@link #standing}. */
    public static final String AUTO = "auto";

    /** Word of a setting for the scan whose name has no label. */
    public static final String UNLABELLED = "none";

    /** Labels that BIDS reserves for reconstructions that kinetics do not rest on: static, or not attenuation-corrected. */
    private static final Set<String> FOR_OTHER_ENDS = Set.of("acstat", "nacdyn", "nacstat");

    /** What a scan is among the reconstructions of its measurement. */
    public enum Standing {
        /** The study's answer may rest on it. */
        PRIMARY,

        /** Another one is the primary. */
        OTHER,

        /** Nothing says which one is meant. */
        UNDECIDED
    }

    public Reconstructions {
        all = List.copyOf(new TreeSet<>(all));
        if (!all.contains(own)) throw new IllegalArgumentException("\"" + own + "\" is not among " + all);
    }

    /** A scan that is the only one of its measurement. */
    public static Reconstructions only(ScanKey scan) {
        return new Reconstructions(scan.reconstruction(), List.of(scan.reconstruction()));
    }

    /** Those of each of a dataset's scans. */
    public static Map<ScanKey, Reconstructions> of(Collection<ScanKey> dataset) {
        Map<ScanKey, List<String>> measurements = new HashMap<>();
        for (ScanKey scan : dataset) {
            measurements
                    .computeIfAbsent(measurement(scan), ignored -> new ArrayList<>())
                    .add(scan.reconstruction());
        }
        Map<ScanKey, Reconstructions> each = new TreeMap<>();
        for (ScanKey scan : dataset) {
            each.put(scan, new Reconstructions(scan.reconstruction(), measurements.get(measurement(scan))));
        }
        return each;
    }

    /** The key that all reconstructions of a measurement have in common. */
    private static ScanKey measurement(ScanKey scan) {
        return new ScanKey(scan.participantId(), scan.sessionId(), scan.task(), scan.tracerLabel(), "", scan.runId());
    }

    /**
     * What the scan is.
     *
     * @param wanted the label that a user wants, {@link #UNLABELLED}, or {@link #AUTO}: the only one; else {@code acdyn},
     *     the one without a label, or the only one whose label BIDS does not reserve for another end
     */
    public Standing standing(String wanted) {
        if (all.size() == 1) return Standing.PRIMARY;
        String primary = wanted.equals(AUTO) ? usual() : wanted.equals(UNLABELLED) ? "" : wanted;
        if (primary == null || !all.contains(primary)) return Standing.UNDECIDED;
        return primary.equals(own) ? Standing.PRIMARY : Standing.OTHER;
    }

    /** Null if none is. */
    private String usual() {
        if (all.contains("acdyn")) return "acdyn";
        if (all.contains("")) return "";
        List<String> others =
                all.stream().filter(label -> !FOR_OTHER_ENDS.contains(label)).toList();
        return others.size() == 1 ? others.get(0) : null;
    }

    /** The labels as a person reads them: {@code rec-acdyn, rec-nacdyn}. */
    public String text() {
        return String.join(
                ", ",
                all.stream()
                        .map(label -> label.isEmpty() ? "without rec-" : "rec-" + label)
                        .toList());
    }
}

package org.petline.transforms;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.bids.NaturalOrder;
import org.petline.bids.ScanKey;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/**
 * Where a file of each scan lies, told with the scan's labels: {@code
 * derivatives/petprep/sub-{participant}/[ses-{session}/]pet/{stem}_from-orig_to-petref_mode-image_xfm.txt}.
 *
 * <p>{@code {stem}} is the beginning of the scan's file names, {@code sub-01_ses-baseline_run-1}. What stands in brackets
 * is left out for a scan that lacks a label in it. A {@code *} in the last name matches any letters; several files that
 * match are all meant, in the order in which people count ({@code MAT_2} before {@code MAT_10}).
 *
 * @param text as the user writes it; a path without a leading slash or scheme lies below the dataset
 */
public record ScanFilePattern(String text) {
    private static final Pattern LABEL = Pattern.compile("\\{([a-z]*)\\}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final List<String> KNOWN =
            List.of("participant", "session", "task", "tracer", "reconstruction", "run", "stem");

    /**
     * Checks the pattern.
     *
     * @throws IllegalArgumentException with what is wrong, for the user to read
     */
    public ScanFilePattern {
        Matcher labels = LABEL.matcher(text);
        while (labels.find()) {
            if (!KNOWN.contains(labels.group(1))) {
                throw new IllegalArgumentException("{" + labels.group(1) + "}, known: " + String.join(", ", KNOWN));
            }
        }
        String plain = LABEL.matcher(OPTIONAL.matcher(text).replaceAll("$1")).replaceAll("x");
        if (plain.matches(".*[\\[\\]{}].*")) throw new IllegalArgumentException(text + ", brackets without partner");
        if (plain.isBlank() || plain.endsWith("/")) throw new IllegalArgumentException(text + ", no name of a file");
        if (List.of(plain.split("/", -1)).contains("..")) throw new IllegalArgumentException(text + ", with ..");
        if (plain.substring(0, plain.lastIndexOf('/') + 1).contains("*")) {
            throw new IllegalArgumentException(text + ", * elsewhere than in the last name");
        }
    }

    /** The folder that all files lie below: the dataset's, or as far as the pattern is the same for all scans. */
    public String folder(String dataset) {
        boolean below = !text.startsWith("/") && !text.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
        return below ? dataset : text.substring(0, fixed());
    }

    /** Where the part begins that differs from scan to scan; after a slash. */
    private int fixed() {
        Matcher special = Pattern.compile("[\\[{*]").matcher(text);
        int end = special.find() ? special.start() : text.length();
        return text.lastIndexOf('/', end - 1) + 1;
    }

    /**
     * The files of one scan.
     *
     * @param store at {@link #folder}
     * @throws Refusal TRANSFORM_FILE_MISSING
     */
    public List<SourceFile> find(Store store, String dataset, ScanKey key) throws IOException {
        String path = of(key).substring(folder(dataset).equals(dataset) ? 0 : fixed());
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash);
        String glob = path.substring(slash + 1);
        List<SourceFile> found;
        if (glob.contains("*")) {
            Pattern names = Pattern.compile(
                    List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")));
            found = store.list(folder).stream()
                    .filter(entry ->
                            !entry.folder() && names.matcher(entry.name()).matches())
                    .sorted(Comparator.comparing(Store.Entry::name, NaturalOrder.INSTANCE))
                    .map(entry -> SourceFile.of(store, entry))
                    .toList();
        } else {
            found = store.find(path).filter(entry -> !entry.folder()).stream()
                    .map(entry -> SourceFile.of(store, entry))
                    .toList();
        }
        if (found.isEmpty())
            throw Refusal.of(TransformReason.TRANSFORM_FILE_MISSING).file(of(key));
        return found;
    }

    /** The path of one scan's files. */
    String of(ScanKey key) {
        Map<String, String> labels = Map.of(
                "participant", key.participantId(),
                "session", key.sessionId(),
                "task", key.task(),
                "tracer", key.tracerLabel(),
                "reconstruction", key.reconstruction(),
                "run", key.runId(),
                "stem", key.stem());
        String chosen = OPTIONAL.matcher(text).replaceAll(part -> {
            boolean whole = LABEL.matcher(part.group(1))
                    .results()
                    .noneMatch(label -> labels.get(label.group(1)).isEmpty());
            return whole ? Matcher.quoteReplacement(part.group(1)) : "";
        });
        return LABEL.matcher(chosen).replaceAll(label -> labels.get(label.group(1)));
    }
}

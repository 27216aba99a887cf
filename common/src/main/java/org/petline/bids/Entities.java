package org.petline.bids;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.petline.Refusal;

/**
 * A BIDS file name taken apart: {@code sub-01_ses-baseline_trc-AZ_pet.nii.gz} has three labels, the suffix {@code pet}
 * and the ending {@code .nii.gz}.
 *
 * <p>Labels are strings of ASCII letters and digits and stay as they are: {@code 01} is not {@code 1}. Nothing else can
 * be part of a path that petline makes from them.
 */
public final class Entities {
    static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]+");

    /** Usual file systems take no longer name. */
    private static final int LONGEST_NAME = 255;

    private final Map<Entity, String> labels;
    private final boolean ordered;
    private final String suffix;
    private final String ending;

    private Entities(Map<Entity, String> labels, boolean ordered, String suffix, String ending) {
        this.labels = Collections.unmodifiableMap(labels);
        this.ordered = ordered;
        this.suffix = suffix;
        this.ending = ending;
    }

    /**
     * Takes the last part of a path apart.
     *
     * @throws Refusal BIDS_NAME if it does not follow BIDS; entities out of order are accepted, see {@link #inOrder}
     */
    public static Entities parse(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.length() > LONGEST_NAME) throw refusal(path, "a name of " + name.length() + " characters");
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        if (!ending.matches("(\\.[A-Za-z0-9]+)*")) throw refusal(path, "the ending " + ending);
        List<String> parts = new ArrayList<>(List.of(stem.split("_", -1)));
        String suffix = parts.remove(parts.size() - 1);
        if (!LABEL.matcher(suffix).matches()) throw refusal(path, "the suffix \"" + suffix + "\"");
        return labels(parts, path, suffix, ending);
    }

    /**
     * Takes a folder's name apart that has entities only, such as {@code sub-01_ses-baseline} of FreeSurfer.
     *
     * @throws Refusal BIDS_NAME
     */
    static Entities parseFolder(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return labels(List.of(name.split("_", -1)), path, "", "");
    }

    private static Entities labels(List<String> parts, String path, String suffix, String ending) {
        Map<Entity, String> labels = new EnumMap<>(Entity.class);
        boolean ordered = true;
        Optional<Entity> last = Optional.empty();
        for (String part : parts) {
            int dash = part.indexOf('-');
            if (dash < 0) throw refusal(path, "\"" + part + "\" is no key and label");
            String label = part.substring(dash + 1);
            Entity entity = Entity.ofKey(part.substring(0, dash))
                    .orElseThrow(() -> refusal(path, "the entity \"" + part + "\" is unknown"));
            if (!LABEL.matcher(label).matches()) throw refusal(path, "the label \"" + label + "\"");
            if (entity == Entity.RUN && !label.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw refusal(path, "run-" + label + " is no number");
            }
            if (labels.put(entity, label) != null) throw refusal(path, entity.key() + "- is there twice");
            if (last.isPresent() && last.get().compareTo(entity) > 0) ordered = false;
            last = Optional.of(entity);
        }
        return new Entities(labels, ordered, suffix, ending);
    }

    private static Refusal refusal(String path, String found) {
        return Refusal.of(BidsReason.BIDS_NAME).file(path).found(found);
    }

    /** The label of an entity, if the name has it. */
    public Optional<String> label(Entity entity) {
        return Optional.ofNullable(labels.get(entity));
    }

    /** The label of an entity, empty if the name has none. */
    public String labelOrEmpty(Entity entity) {
        return labels.getOrDefault(entity, "");
    }

    /** The labels by entity, in BIDS' order. */
    public Map<Entity, String> labels() {
        return labels;
    }

    /** The last word before the ending: {@code pet}. */
    public String suffix() {
        return suffix;
    }

    /** From the first dot on: {@code .nii.gz}; empty if there is none. */
    public String ending() {
        return ending;
    }

    /** Whether the entities stand in the order that BIDS gives them. */
    public boolean inOrder() {
        return ordered;
    }

    /** Whether a file of this name above or beside {@code image} applies to it: same suffix, no entity of its own. */
    boolean appliesTo(Entities image) {
        return suffix.equals(image.suffix) && image.labels.entrySet().containsAll(labels.entrySet());
    }
}

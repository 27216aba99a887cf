package org.petline.bids;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.petline.files.SourceFile;

/**
 * A segmentation that was found, and what lies beside it.
 *
 * @param tablePath of its label table in the same store; empty if there is none
 * @param derivative store and folder of the derivative or dataset that it belongs to
 * @param beside the T1w that it was drawn on, as far as its folder has it: one or none
 */
record LabelImage(
        Anatomy.NamedImage image, String tablePath, Origin origin, String derivative, List<SourceFile> beside) {
    /** How people write the space of the PET reference. */
    private static final Set<String> PET_SPACES = Set.of("pet", "PET", "petref");

    /** Segmentations elsewhere (a template, a surface) do not lie in the T1w's world. */
    private static final Set<String> T1W_SPACES = Set.of("", "T1w", "orig");

    /** What tells a scan from others. */
    private static final Set<Entity> SCANS =
            Set.of(Entity.SUBJECT, Entity.SESSION, Entity.TASK, Entity.TRACER, Entity.RECONSTRUCTION, Entity.RUN);

    /** Copies the list. */
    LabelImage {
        beside = List.copyOf(beside);
    }

    /** Where a segmentation was found; what comes first is preferred. */
    enum Origin {
        /** Below a folder that the user named. */
        NAMED_DERIVATIVE,
        /** The FreeSurfer folder that such a derivative was made from. */
        SOURCE_OF_NAMED_DERIVATIVE,
        /** The dataset's anat folders and its own derivatives. */
        DATASET,
        /** The FreeSurfer folder that one of these was made from. */
        SOURCE_OF_DATASET_DERIVATIVE
    }

    /** Whether labels of that space- label can serve a scan. */
    static boolean isUsable(String space) {
        return T1W_SPACES.contains(space) || PET_SPACES.contains(space);
    }

    static boolean isOfT1w(String space) {
        return T1W_SPACES.contains(space);
    }

    boolean isInPetSpace() {
        return PET_SPACES.contains(image.labels().getOrDefault(Entity.SPACE, ""));
    }

    /** The seg- label, else the desc- label, else empty. */
    String label() {
        return image.labels().getOrDefault(Entity.SEGMENTATION, image.labels().getOrDefault(Entity.DESCRIPTION, ""));
    }

    boolean isCalled(String wanted) {
        return wanted.isEmpty()
                || wanted.equals(image.labels().get(Entity.SEGMENTATION))
                || wanted.equals(image.labels().get(Entity.DESCRIPTION));
    }

    /** Whether its name says nothing that the scan's contradicts. */
    boolean agreesWith(ScanKey scan) {
        Map<Entity, String> key = scan.labels();
        return image.labels().entrySet().stream()
                .filter(label -> SCANS.contains(label.getKey()))
                .allMatch(label -> label.getValue().equals(key.get(label.getKey())));
    }

    Segmentation segmentation() {
        Segmentation.World world = isInPetSpace() ? Segmentation.World.PET : Segmentation.World.T1W;
        return new Segmentation(image.file(), tablePath, label(), world);
    }
}

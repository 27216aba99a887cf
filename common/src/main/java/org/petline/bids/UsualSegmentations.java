package org.petline.bids;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of several segmentations anybody means. fMRIPrep leaves three of each head (FreeSurfer's aparc+aseg and aseg, and
 * three tissues), PETPrep its gtmseg and parts of the brain besides, all with FreeSurfer's numbers but the tissues; a
 * dataset's derivatives may hold the same one in three folders.
 */
final class UsualSegmentations {
    /** Of the whole brain, the finer first; the empty one is the three tissues. */
    private static final List<String> WHOLE = List.of("aparcaseg", "gtm", "aseg", "");

    /** Of a part of the brain: taken only where they are asked for, or alone. */
    private static final List<String> PARTS =
            List.of("brainstem", "thalamicNuclei", "hippocampusAmygdala", "wm", "raphe", "limbic");

    /** Folders of one dataset's derivatives, the nearest to PET first. */
    private static final List<String> MAKERS = List.of("petprep", "fmriprep", "smriprep", "freesurfer");

    private UsualSegmentations() {}

    /** The one that is meant, if it is clear. */
    static Optional<LabelImage> among(List<LabelImage> equal, AnatomyWish wish) {
        if (equal.size() == 1) return Optional.of(equal.get(0));
        int most = equal.stream().mapToInt(each -> coverage(each, wish)).max().orElse(0);
        List<LabelImage> covering =
                equal.stream().filter(each -> coverage(each, wish) == most).toList();
        return onlyLeast(covering, Comparator.comparing(each -> rank(each.label())))
                .or(() -> onlyLeast(
                        covering,
                        Comparator.<LabelImage, Integer>comparing(each -> rank(each.label()))
                                .thenComparing(each -> maker(each.derivative()))));
    }

    private static int coverage(LabelImage image, AnatomyWish wish) {
        return wish.coverage().applyAsInt(image.segmentation());
    }

    /** One of a strange name may be what is meant, whatever else there is. */
    private static int rank(String label) {
        if (PARTS.contains(label)) return WHOLE.size();
        return Math.max(0, WHOLE.indexOf(label));
    }

    private static int maker(String derivative) {
        String folder = derivative.substring(derivative.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (int n = 0; n < MAKERS.size(); n++) if (folder.startsWith(MAKERS.get(n))) return n;
        return -1;
    }

    private static Optional<LabelImage> onlyLeast(List<LabelImage> images, Comparator<LabelImage> order) {
        LabelImage least = images.stream().min(order).orElseThrow();
        boolean alone =
                images.stream().filter(each -> order.compare(each, least) == 0).count() == 1;
        return alone ? Optional.of(least) : Optional.empty();
    }
}

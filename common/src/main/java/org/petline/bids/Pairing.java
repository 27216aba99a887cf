package org.petline.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.bids.Anatomy.NamedImage;
import org.petline.files.SourceFile;

/**
 * Finds the pair of segmentation and T1w for one scan.
 *
 * <p>Labels of another folder come after those of the scan's, and serve only with the T1w that they were drawn on: a
 * FreeSurfer folder of the first session serves all sessions, and the PET is laid over that folder's T1w.
 */
final class Pairing {
    private final Anatomy anatomy;
    private final ScanKey scan;
    private final AnatomyWish wish;
    private final Optional<NamedImage> own;
    private final Optional<Refusal> noneOfOwn;

    Pairing(Anatomy anatomy, ScanKey scan, AnatomyWish wish) {
        this.anatomy = anatomy;
        this.scan = scan;
        this.wish = wish;
        Optional<NamedImage> found = Optional.empty();
        Optional<Refusal> refusal = Optional.empty();
        try {
            found = Optional.of(anatomy.t1wFor(scan));
        } catch (Refusal none) {
            refusal = Optional.of(none);
        }
        this.own = found;
        this.noneOfOwn = refusal;
    }

    /** How near a segmentation is to the scan; what comes first is preferred. */
    private enum Nearness {
        /** In the PET's own space, where headers are believed. */
        IN_PLACE,
        OF_THE_SCAN,
        OF_ITS_T1W,
        OF_NO_SESSION,
        OF_ANOTHER_SESSION,
        IN_PET_SPACE,
        NOT_AT_ALL;

        /** The same for all that are the scan's, among which it counts first where they were found. */
        Nearness coarse() {
            return this == OF_ITS_T1W || this == OF_NO_SESSION ? OF_THE_SCAN : this;
        }
    }

    /**
     * The pair.
     *
     * @throws Refusal SEGMENTATION_MISSING, SEGMENTATION_AMBIGUOUS, T1W_MISSING or T1W_AMBIGUOUS
     */
    AnatomyPair find() {
        List<LabelImage> serving = anatomy.segmentationsOf(scan).stream()
                .filter(image -> image.isCalled(wish.label()))
                .filter(image -> nearness(image) != Nearness.NOT_AT_ALL)
                .toList();
        if (serving.isEmpty()) throw anatomy.orUnreadable(scan, missing());
        Comparator<LabelImage> preference = Comparator.comparing(
                        (LabelImage image) -> nearness(image).coarse())
                .thenComparing(LabelImage::origin)
                .thenComparing(this::nearness);
        LabelImage best = serving.stream().min(preference).orElseThrow();
        List<LabelImage> equal = serving.stream()
                .filter(image -> preference.compare(image, best) == 0)
                .toList();
        LabelImage chosen = UsualSegmentations.among(equal, wish).orElseThrow(() -> ambiguous(equal));
        List<BidsFinding> findings = new ArrayList<>();
        if (equal.size() > 1) findings.add(chosen(chosen, equal));
        return pair(chosen, findings);
    }

    private Nearness nearness(LabelImage image) {
        if (image.isInPetSpace()) {
            if (!image.agreesWith(scan)) return Nearness.NOT_AT_ALL;
            return wish.use() == AnatomyWish.T1wUse.PICTURED ? Nearness.IN_PLACE : Nearness.IN_PET_SPACE;
        }
        boolean hasT1w = !image.beside().isEmpty();
        boolean searched = wish.use() == AnatomyWish.T1wUse.SEARCHED;
        String session = image.image().sessionId();
        boolean ofScan = session.equals(scan.sessionId());
        if (ofScan && hasT1w) return Nearness.OF_THE_SCAN;
        if (own.isPresent() && session.equals(own.get().sessionId())) return Nearness.OF_ITS_T1W;
        boolean without = own.isPresent() || wish.use() == AnatomyWish.T1wUse.PICTURED;
        if (session.isEmpty() && (hasT1w || without)) return Nearness.OF_NO_SESSION;
        if (ofScan && without && own.isEmpty()) return Nearness.OF_THE_SCAN;
        return searched && hasT1w ? Nearness.OF_ANOTHER_SESSION : Nearness.NOT_AT_ALL;
    }

    private AnatomyPair pair(LabelImage labels, List<BidsFinding> findings) {
        List<SourceFile> transform = own.isPresent() ? fromOriginal(labels, own.get()) : List.of();
        boolean inDoubt =
                noneOfOwn.map(each -> each.reason() == BidsReason.T1W_AMBIGUOUS).orElse(false);
        List<T1w> t1w = new ArrayList<>();
        switch (labels.isInPetSpace() ? AnatomyWish.T1wUse.PICTURED : wish.use()) {
            case SEARCHED -> {
                if (!labels.beside().isEmpty()) {
                    T1w drawnOn = beside(labels);
                    findings.addAll(said(drawnOn));
                    return new AnatomyPair(labels.segmentation(), List.of(drawnOn), List.of(), findings);
                }
                NamedImage first = own.orElseThrow(noneOfOwn::get);
                t1w.add(t1w(first));
                boolean placed =
                        !transform.isEmpty() || !labels.image().sessionId().isEmpty();
                if (!placed) t1w.addAll(othersThan(first));
            }
            case TOLD -> {
                own.ifPresent(image -> t1w.add(t1w(image)));
                if (transform.isEmpty() && !labels.beside().isEmpty()) t1w.add(beside(labels));
                if (t1w.isEmpty() || inDoubt) throw noneOfOwn.orElseThrow();
            }
            case PICTURED -> {
                if (labels.isInPetSpace()) transform = List.of();
                else if (inDoubt) throw noneOfOwn.orElseThrow();
                else if (own.isPresent()) t1w.add(t1w(own.get()));
                else if (!labels.beside().isEmpty()) t1w.add(beside(labels));
            }
        }
        return new AnatomyPair(labels.segmentation(), t1w, transform, findings);
    }

    private List<SourceFile> fromOriginal(LabelImage labels, NamedImage original) {
        return anatomy.transformsOf(scan).stream()
                .filter(each -> each.derivative().equals(labels.derivative()) && each.isOf(original))
                .map(each -> each.image().file())
                .limit(1)
                .toList();
    }

    /** Each other session's T1w, if it has one. */
    private List<T1w> othersThan(NamedImage first) {
        return anatomy.t1wOf(scan).stream().collect(Collectors.groupingBy(NamedImage::sessionId)).values().stream()
                .filter(session -> session.size() == 1 && !session.get(0).equals(first))
                .map(session -> t1w(session.get(0)))
                .sorted(Comparator.comparing(T1w::sessionId, NaturalOrder.INSTANCE))
                .toList();
    }

    private static T1w t1w(NamedImage image) {
        return new T1w(image.file(), image.sessionId());
    }

    private static T1w beside(LabelImage labels) {
        return new T1w(labels.beside().get(0), labels.image().sessionId());
    }

    private List<BidsFinding> said(T1w drawnOn) {
        boolean isOwn = own.isPresent() && own.get().file().equals(drawnOn.image());
        if (isOwn) return List.of();
        String instead = own.map(image -> "instead of " + image.file().path())
                .orElseGet(() -> "the dataset has " + (anatomy.t1wOf(scan).isEmpty() ? "none" : "several"));
        return List.of(new BidsFinding(
                BidsReason.T1W_BESIDE_SEGMENTATION, drawnOn.image().path(), "", instead));
    }

    private static BidsFinding chosen(LabelImage chosen, List<LabelImage> equal) {
        return new BidsFinding(
                BidsReason.SEGMENTATION_CHOSEN, chosen.image().file().path(), "regions.segmentation", described(equal));
    }

    private Refusal ambiguous(List<LabelImage> equal) {
        return Refusal.of(BidsReason.SEGMENTATION_AMBIGUOUS)
                .file(scan.folder())
                .field("regions.segmentation")
                .found(described(equal));
    }

    private Refusal missing() {
        List<LabelImage> all = anatomy.segmentationsOf(scan);
        boolean wantsT1w = wish.use() != AnatomyWish.T1wUse.PICTURED;
        if (own.isEmpty() && wantsT1w) return noneOfOwn.orElseThrow();
        String session = own.map(NamedImage::sessionId).orElse(scan.sessionId());
        String looked = (wish.label().isEmpty() ? "none" : "none called " + wish.label())
                + (session.isEmpty() ? "" : " for session " + session);
        String others = all.isEmpty() ? "" : "; there are " + described(all);
        return Refusal.of(BidsReason.SEGMENTATION_MISSING)
                .file(scan.folder())
                .field("regions.segmentation")
                .found(looked + others);
    }

    private static String described(List<LabelImage> images) {
        return images.stream()
                .map(image ->
                        "\"" + image.label() + "\" (" + image.image().file().path() + ")")
                .collect(Collectors.joining(", "));
    }
}

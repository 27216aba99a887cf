package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.petline.Refusal;
import org.petline.files.SourceFile;

/** The T1-weighted images and segmentations of all participants, and which of them serve a scan. */
final class Anatomy {
    private final Map<String, List<NamedImage>> t1w = new TreeMap<>();
    private final Map<String, List<LabelImage>> segmentations = new TreeMap<>();
    private final Map<String, List<FromOriginal>> transforms = new TreeMap<>();

    /** Of participants, why one of their folders could not be listed. */
    private final Map<String, Refusal> unreadable = new TreeMap<>();

    /** An image with what its name says. */
    record NamedImage(SourceFile file, String sessionId, Map<Entity, String> labels) {}

    /**
     * A transform of fMRIPrep or PETPrep between a T1w of the dataset and the T1w that the derivative's labels lie on.
     *
     * @param derivative that it belongs to, as {@link LabelImage#derivative}
     * @param image with the name of the dataset's T1w
     */
    record FromOriginal(String derivative, NamedImage image) {
        boolean isOf(NamedImage original) {
            return image.sessionId().equals(original.sessionId())
                    && AnatomyListing.acquisition(image.labels()).equals(AnatomyListing.acquisition(original.labels()));
        }
    }

    void addT1w(String participantId, NamedImage image) {
        t1w.computeIfAbsent(participantId, id -> new ArrayList<>()).add(image);
    }

    void addSegmentation(String participantId, LabelImage image) {
        segmentations.computeIfAbsent(participantId, id -> new ArrayList<>()).add(image);
    }

    void addTransform(String participantId, FromOriginal transform) {
        transforms.computeIfAbsent(participantId, id -> new ArrayList<>()).add(transform);
    }

    /** A folder of the participant that may not be listed: what is missing may lie there. */
    void addUnreadable(String participantId, Refusal refusal) {
        unreadable.putIfAbsent(participantId, refusal);
    }

    /** What is missing, or that it may lie where nobody could look. */
    Refusal orUnreadable(ScanKey scan, Refusal missing) {
        return unreadable.getOrDefault(scan.participantId(), missing);
    }

    /** The same without the images that a filter keeps out. */
    Anatomy only(Predicate<NamedImage> wantedT1w, Predicate<NamedImage> wantedSegmentation) {
        Anatomy kept = new Anatomy();
        kept.unreadable.putAll(unreadable);
        t1w.forEach((id, images) -> images.stream().filter(wantedT1w).forEach(image -> kept.addT1w(id, image)));
        segmentations.forEach((id, images) -> images.stream()
                .filter(image -> wantedSegmentation.test(image.image()))
                .forEach(image -> kept.addSegmentation(id, image)));
        kept.transforms.putAll(transforms);
        return kept;
    }

    boolean hasT1w() {
        return !t1w.isEmpty();
    }

    boolean hasSegmentation() {
        return !segmentations.isEmpty();
    }

    /** All T1w of the scan's participant in the dataset, in the order of the listing. */
    List<NamedImage> t1wOf(ScanKey scan) {
        return t1w.getOrDefault(scan.participantId(), List.of());
    }

    List<LabelImage> segmentationsOf(ScanKey scan) {
        return segmentations.getOrDefault(scan.participantId(), List.of());
    }

    List<FromOriginal> transformsOf(ScanKey scan) {
        return transforms.getOrDefault(scan.participantId(), List.of());
    }

    /** The dataset's T1w for a scan: of its session, else the only one. */
    NamedImage t1wFor(ScanKey scan) {
        List<NamedImage> all = t1wOf(scan);
        List<NamedImage> own = all.stream()
                .filter(image -> image.sessionId().equals(scan.sessionId()))
                .toList();
        List<NamedImage> choice = own.isEmpty() ? all : own;
        if (choice.isEmpty()) {
            throw orUnreadable(
                    scan,
                    Refusal.of(BidsReason.T1W_MISSING).file(scan.folder()).found("no *_T1w.nii.gz of the participant"));
        }
        if (choice.size() > 1) {
            throw Refusal.of(BidsReason.T1W_AMBIGUOUS)
                    .file(scan.folder())
                    .found(String.join(
                            ", ",
                            choice.stream().map(image -> image.file().path()).toList()));
        }
        return choice.get(0);
    }
}

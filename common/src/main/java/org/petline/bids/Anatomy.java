package org.petline.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.petline.Refusal;
import org.petline.files.SourceFile;

/** The T1-weighted images and segmentations of all participants, and which of them serves a scan. */
final class Anatomy {
    private final Map<String, List<NamedImage>> t1w = new TreeMap<>();
    private final Map<String, List<Candidate>> segmentations = new TreeMap<>();

    /** Of participants, why one of their folders could not be listed. */
    private final Map<String, Refusal> unreadable = new TreeMap<>();

    /** An image with what its name says. */
    record NamedImage(SourceFile file, String sessionId, Map<Entity, String> labels) {}

    /** Where a segmentation was found; what comes first is preferred, what is equal is ambiguous. */
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

    record Candidate(NamedImage image, String tablePath, Origin origin) {
        /** The seg- label, else the desc- label, else empty. */
        String label() {
            return image.labels()
                    .getOrDefault(Entity.SEGMENTATION, image.labels().getOrDefault(Entity.DESCRIPTION, ""));
        }

        boolean isCalled(String wanted) {
            return wanted.isEmpty()
                    || wanted.equals(image.labels().get(Entity.SEGMENTATION))
                    || wanted.equals(image.labels().get(Entity.DESCRIPTION));
        }
    }

    void addT1w(String participantId, NamedImage image) {
        t1w.computeIfAbsent(participantId, id -> new ArrayList<>()).add(image);
    }

    void addSegmentation(String participantId, Candidate candidate) {
        segmentations.computeIfAbsent(participantId, id -> new ArrayList<>()).add(candidate);
    }

    /** A folder of the participant that may not be listed: what is missing may lie there. */
    void addUnreadable(String participantId, Refusal refusal) {
        unreadable.putIfAbsent(participantId, refusal);
    }

    private Refusal orUnreadable(ScanKey scan, Refusal missing) {
        return unreadable.getOrDefault(scan.participantId(), missing);
    }

    /** The same without the images that a filter keeps out. */
    Anatomy only(Predicate<NamedImage> wantedT1w, Predicate<NamedImage> wantedSegmentation) {
        Anatomy kept = new Anatomy();
        kept.unreadable.putAll(unreadable);
        t1w.forEach((id, images) -> images.stream().filter(wantedT1w).forEach(image -> kept.addT1w(id, image)));
        segmentations.forEach((id, candidates) -> candidates.stream()
                .filter(candidate -> wantedSegmentation.test(candidate.image()))
                .forEach(candidate -> kept.addSegmentation(id, candidate)));
        return kept;
    }

    boolean hasT1w() {
        return !t1w.isEmpty();
    }

    boolean hasSegmentation() {
        return !segmentations.isEmpty();
    }

    T1w t1wFor(ScanKey scan) {
        List<NamedImage> all = t1w.getOrDefault(scan.participantId(), List.of());
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
                    .found(paths(choice.stream().map(NamedImage::file).toList()));
        }
        return new T1w(choice.get(0).file(), choice.get(0).sessionId());
    }

    /**
     * The segmentation in the world of the scan's T1w: of its session, else of no session.
     *
     * @param wanted seg- or desc- label, empty if there must be only one
     */
    Segmentation segmentationFor(ScanKey scan, String wanted) {
        String session = t1wFor(scan).sessionId();
        List<Candidate> all = segmentations.getOrDefault(scan.participantId(), List.of());
        List<Candidate> fitting = all.stream()
                .filter(candidate -> candidate.isCalled(wanted))
                .filter(candidate -> candidate.image().sessionId().equals(session)
                        || candidate.image().sessionId().isEmpty())
                .toList();
        if (fitting.isEmpty()) throw orUnreadable(scan, missing(scan, wanted, session, all));
        Comparator<Candidate> preference = Comparator.comparing(Candidate::origin)
                .thenComparing(candidate -> !candidate.image().sessionId().equals(session));
        Candidate best = fitting.stream().min(preference).orElseThrow();
        List<Candidate> equal = fitting.stream()
                .filter(candidate -> preference.compare(candidate, best) == 0)
                .toList();
        if (equal.size() > 1) {
            throw Refusal.of(BidsReason.SEGMENTATION_AMBIGUOUS)
                    .file(scan.folder())
                    .field("regions.segmentation")
                    .found(described(equal));
        }
        return new Segmentation(best.image().file(), best.tablePath(), best.label());
    }

    private static Refusal missing(ScanKey scan, String wanted, String session, List<Candidate> all) {
        String looked = (wanted.isEmpty() ? "none" : "none called " + wanted)
                + (session.isEmpty() ? "" : " for session " + session);
        String others = all.isEmpty() ? "" : "; there are " + described(all);
        return Refusal.of(BidsReason.SEGMENTATION_MISSING)
                .file(scan.folder())
                .field("regions.segmentation")
                .found(looked + others);
    }

    private static String described(List<Candidate> candidates) {
        return String.join(
                ", ",
                candidates.stream()
                        .map(candidate -> "\"" + candidate.label() + "\" ("
                                + candidate.image().file().path() + ")")
                        .toList());
    }

    private static String paths(List<SourceFile> files) {
        return String.join(", ", files.stream().map(SourceFile::path).toList());
    }
}

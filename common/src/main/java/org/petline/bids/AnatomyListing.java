package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/** Finds T1-weighted images and segmentations in a dataset and in derivatives of PETPrep, fMRIPrep and FreeSurfer. */
final class AnatomyListing {
    private static final Set<String> T1W_ENDINGS = Set.of(".nii", ".nii.gz");
    private static final Set<String> SEGMENTATION_ENDINGS = Set.of(".nii", ".nii.gz", ".mgz");

    /** What FreeSurfer draws its labels on, the best for a registration first. */
    private static final List<String> FREESURFER_T1W = List.of("T1.mgz", "orig.mgz", "nu.mgz");

    /** What tells one acquisition of an MR from another of the same session. */
    private static final Set<Entity> ACQUISITION = EnumSet.of(
            Entity.SUBJECT,
            Entity.TASK,
            Entity.ACQUISITION,
            Entity.CONTRAST_AGENT,
            Entity.RECONSTRUCTION,
            Entity.RUN,
            Entity.ECHO,
            Entity.PART);

    /** Where PETPrep and fMRIPrep keep the FreeSurfer results they used. */
    private static final String SOURCE_FOLDER = "sourcedata/freesurfer";

    private final Set<String> participants;
    private final Anatomy anatomy = new Anatomy();
    private final List<BidsFinding> findings = new ArrayList<>();

    /**
     * A listing for some participants.
     *
     * @param participants ids; folders of others are not listed
     */
    AnatomyListing(Set<String> participants) {
        this.participants = Set.copyOf(participants);
    }

    Anatomy anatomy() {
        return anatomy;
    }

    List<BidsFinding> findings() {
        return List.copyOf(findings);
    }

    /** Adds what the anat folders of the dataset itself have. */
    void addDataset(Store dataset, DatasetFolders folders) {
        for (DatasetFolders.Participant participant : folders.participants()) {
            if (!participants.contains(participant.id())) continue;
            for (DatasetFolders.Session session : participant.sessions()) {
                for (Store.Entry entry : session.anat()) addT1w(dataset, participant.id(), session.id(), entry);
            }
        }
        addSegmentations(dataset, folders, "", LabelImage.Origin.DATASET);
        addUnreadable(folders);
    }

    private void addUnreadable(DatasetFolders folders) {
        for (DatasetFolders.Unreadable each : folders.unreadable()) {
            anatomy.addUnreadable(each.participantId(), each.folder().refusal());
        }
    }

    /** Adds a folder that the user named. */
    void addNamedDerivative(Store derivative) throws IOException {
        addDerivative(derivative, "", LabelImage.Origin.NAMED_DERIVATIVE, LabelImage.Origin.SOURCE_OF_NAMED_DERIVATIVE);
    }

    /** Adds each folder of the dataset's own derivatives/. */
    void addOwnDerivatives(Store dataset) throws IOException {
        for (Store.Entry folder : DatasetFolders.visible(dataset, "derivatives")) {
            if (!folder.folder()) continue;
            addDerivative(
                    dataset, folder.path(), LabelImage.Origin.DATASET, LabelImage.Origin.SOURCE_OF_DATASET_DERIVATIVE);
        }
    }

    private void addDerivative(Store store, String root, LabelImage.Origin origin, LabelImage.Origin source)
            throws IOException {
        addFolders(store, root, origin);
        addFolders(store, root.isEmpty() ? SOURCE_FOLDER : root + "/" + SOURCE_FOLDER, source);
    }

    private void addFolders(Store store, String root, LabelImage.Origin origin) throws IOException {
        DatasetFolders folders =
                DatasetFolders.list(store, root, DatasetFolders.Kind.DERIVATIVE, participants::contains);
        addSegmentations(store, folders, root, origin);
        addFreeSurfer(store, folders, root, origin);
        addUnreadable(folders);
    }

    private void addT1w(Store store, String participantId, String sessionId, Store.Entry entry) {
        if (!entry.name().contains("_T1w.")) return;
        try {
            Entities name = Entities.parse(entry.path());
            if (!name.suffix().equals("T1w") || !T1W_ENDINGS.contains(name.ending())) return;
            requireFolder(name, participantId, sessionId, entry);
            anatomy.addT1w(
                    participantId, new Anatomy.NamedImage(SourceFile.of(store, entry), sessionId, name.labels()));
        } catch (Refusal refusal) {
            findings.add(new BidsFinding(refusal.reason(), entry.path(), "file name", refusal.found()));
        }
    }

    private static void requireFolder(Entities name, String participantId, String sessionId, Store.Entry entry) {
        boolean belongs = name.labelOrEmpty(Entity.SUBJECT).equals(participantId)
                && name.labelOrEmpty(Entity.SESSION).equals(sessionId);
        if (!belongs) {
            throw Refusal.of(BidsReason.BIDS_NAME).file(entry.path()).found("sub- or ses- is not that of the folder");
        }
    }

    private void addSegmentations(Store store, DatasetFolders folders, String root, LabelImage.Origin origin) {
        String derivative = placeOf(store, root);
        for (DatasetFolders.Participant participant : folders.participants()) {
            for (DatasetFolders.Session session : participant.sessions()) {
                Inheritance inheritance = session.above().below(session.anat());
                for (Store.Entry entry : session.anat()) {
                    if (entry.name().contains("_dseg.")) {
                        add(store, participant, session, entry, inheritance, new Place(derivative, origin));
                    }
                    if (entry.name().endsWith("_xfm.txt")) addTransform(store, participant, session, entry, derivative);
                }
                Inheritance pet = session.above().below(session.pet());
                for (Store.Entry entry : session.pet()) {
                    if (entry.name().contains("_dseg.")) {
                        add(store, participant, session, entry, pet, new Place(derivative, origin));
                    }
                }
            }
        }
    }

    /** Which derivative is listed. */
    private record Place(String derivative, LabelImage.Origin origin) {}

    private static String placeOf(Store store, String root) {
        String location = store.location().replaceFirst("/+$", "");
        return root.isEmpty() ? location : location + "/" + root;
    }

    private void add(
            Store store,
            DatasetFolders.Participant participant,
            DatasetFolders.Session session,
            Store.Entry entry,
            Inheritance inheritance,
            Place place) {
        try {
            Entities name = Entities.parse(entry.path());
            String space = name.labelOrEmpty(Entity.SPACE);
            boolean usable =
                    LabelImage.isUsable(space) && name.label(Entity.HEMISPHERE).isEmpty();
            if (!name.suffix().equals("dseg") || !SEGMENTATION_ENDINGS.contains(name.ending()) || !usable) return;
            requireFolder(name, participant.id(), session.id(), entry);
            List<Store.Entry> tables = inheritance.applicableTo(name, ".tsv");
            String table = tables.isEmpty() ? "" : tables.get(tables.size() - 1).path();
            Anatomy.NamedImage image = new Anatomy.NamedImage(SourceFile.of(store, entry), session.id(), name.labels());
            List<SourceFile> beside = LabelImage.isOfT1w(space) ? beside(store, name, session.anat()) : List.of();
            anatomy.addSegmentation(
                    participant.id(), new LabelImage(image, table, place.origin, place.derivative, beside));
        } catch (Refusal refusal) {
            findings.add(new BidsFinding(refusal.reason(), entry.path(), "file name", refusal.found()));
        }
    }

    /** The T1w of the same acquisition in the same folder; desc-preproc before one without desc-; none if in doubt. */
    private static List<SourceFile> beside(Store store, Entities labels, List<Store.Entry> folder) {
        for (String description : List.of("preproc", "")) {
            List<SourceFile> found = folder.stream()
                    .filter(entry -> entry.name().contains("_T1w."))
                    .filter(entry -> isT1wOf(labels, description, entry))
                    .map(entry -> SourceFile.of(store, entry))
                    .toList();
            if (found.size() == 1) return found;
        }
        return List.of();
    }

    private static boolean isT1wOf(Entities labels, String description, Store.Entry entry) {
        try {
            Entities name = Entities.parse(entry.path());
            return name.suffix().equals("T1w")
                    && T1W_ENDINGS.contains(name.ending())
                    && name.labelOrEmpty(Entity.DESCRIPTION).equals(description)
                    && LabelImage.isOfT1w(name.labelOrEmpty(Entity.SPACE))
                    && acquisition(name.labels()).equals(acquisition(labels.labels()));
        } catch (Refusal noBidsName) {
            return false;
        }
    }

    /** Of the labels of a name, those that tell one acquisition of a session from another. */
    static Map<Entity, String> acquisition(Map<Entity, String> labels) {
        Map<Entity, String> kept = new EnumMap<>(Entity.class);
        kept.putAll(labels);
        kept.keySet().retainAll(ACQUISITION);
        return kept;
    }

    private void addTransform(
            Store store,
            DatasetFolders.Participant participant,
            DatasetFolders.Session session,
            Store.Entry entry,
            String derivative) {
        try {
            Entities name = Entities.parse(entry.path());
            boolean fromOriginal = name.labelOrEmpty(Entity.FROM).equals("orig")
                    && name.labelOrEmpty(Entity.TO).equals("T1w");
            if (!fromOriginal) return;
            requireFolder(name, participant.id(), session.id(), entry);
            Anatomy.NamedImage image = new Anatomy.NamedImage(SourceFile.of(store, entry), session.id(), name.labels());
            anatomy.addTransform(participant.id(), new Anatomy.FromOriginal(derivative, image));
        } catch (Refusal noBidsName) {
            // Derivatives hold transforms of many names; only those of this one are looked for.
        }
    }

    private void addFreeSurfer(Store store, DatasetFolders folders, String root, LabelImage.Origin origin) {
        String derivative = placeOf(store, root);
        for (DatasetFolders.Participant participant : folders.participants()) {
            for (DatasetFolders.Session session : participant.sessions()) {
                List<SourceFile> t1w = freeSurferT1w(store, session.mri());
                for (Store.Entry entry : session.mri()) {
                    label(entry.name()).ifPresent(label -> {
                        Map<Entity, String> labels = new EnumMap<>(Entity.class);
                        labels.put(Entity.SUBJECT, participant.id());
                        if (!session.id().isEmpty()) labels.put(Entity.SESSION, session.id());
                        labels.put(Entity.SEGMENTATION, label);
                        Anatomy.NamedImage image =
                                new Anatomy.NamedImage(SourceFile.of(store, entry), session.id(), labels);
                        anatomy.addSegmentation(participant.id(), new LabelImage(image, "", origin, derivative, t1w));
                    });
                }
            }
        }
    }

    private static List<SourceFile> freeSurferT1w(Store store, List<Store.Entry> mri) {
        return FREESURFER_T1W.stream()
                .flatMap(name -> mri.stream().filter(entry -> entry.name().equals(name)))
                .limit(1)
                .map(entry -> SourceFile.of(store, entry))
                .toList();
    }

    private static Optional<String> label(String file) {
        return switch (file) {
            case "gtmseg.mgz" -> Optional.of("gtm");
            case "aparc+aseg.mgz" -> Optional.of("aparcaseg");
            case "aseg.mgz" -> Optional.of("aseg");
            default -> Optional.empty();
        };
    }
}

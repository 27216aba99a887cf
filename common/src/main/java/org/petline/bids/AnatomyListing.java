package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
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

    /** Segmentations elsewhere (a template, a surface) do not lie in the T1w's world. */
    private static final Set<String> T1W_SPACES = Set.of("", "T1w", "orig");

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
        addSegmentations(dataset, folders, Anatomy.Origin.DATASET);
        addUnreadable(folders);
    }

    private void addUnreadable(DatasetFolders folders) {
        for (DatasetFolders.Unreadable each : folders.unreadable()) {
            anatomy.addUnreadable(each.participantId(), each.folder().refusal());
        }
    }

    /** Adds a folder that the user named. */
    void addNamedDerivative(Store derivative) throws IOException {
        addDerivative(derivative, "", Anatomy.Origin.NAMED_DERIVATIVE, Anatomy.Origin.SOURCE_OF_NAMED_DERIVATIVE);
    }

    /** Adds each folder of the dataset's own derivatives/. */
    void addOwnDerivatives(Store dataset) throws IOException {
        for (Store.Entry folder : DatasetFolders.visible(dataset, "derivatives")) {
            if (!folder.folder()) continue;
            addDerivative(dataset, folder.path(), Anatomy.Origin.DATASET, Anatomy.Origin.SOURCE_OF_DATASET_DERIVATIVE);
        }
    }

    private void addDerivative(Store store, String root, Anatomy.Origin origin, Anatomy.Origin source)
            throws IOException {
        addFolders(store, root, origin);
        addFolders(store, root.isEmpty() ? SOURCE_FOLDER : root + "/" + SOURCE_FOLDER, source);
    }

    private void addFolders(Store store, String root, Anatomy.Origin origin) throws IOException {
        DatasetFolders folders =
                DatasetFolders.list(store, root, DatasetFolders.Kind.DERIVATIVE, participants::contains);
        addSegmentations(store, folders, origin);
        addFreeSurfer(store, folders, origin);
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

    private void addSegmentations(Store store, DatasetFolders folders, Anatomy.Origin origin) {
        for (DatasetFolders.Participant participant : folders.participants()) {
            for (DatasetFolders.Session session : participant.sessions()) {
                Inheritance inheritance = session.above().below(session.anat());
                for (Store.Entry entry : session.anat()) {
                    if (!entry.name().contains("_dseg.")) continue;
                    try {
                        addSegmentation(store, participant.id(), session.id(), entry, inheritance, origin);
                    } catch (Refusal refusal) {
                        findings.add(new BidsFinding(refusal.reason(), entry.path(), "file name", refusal.found()));
                    }
                }
            }
        }
    }

    private void addSegmentation(
            Store store,
            String participantId,
            String sessionId,
            Store.Entry entry,
            Inheritance inheritance,
            Anatomy.Origin origin) {
        Entities name = Entities.parse(entry.path());
        boolean inTheT1wWorld = T1W_SPACES.contains(name.labelOrEmpty(Entity.SPACE))
                && name.label(Entity.HEMISPHERE).isEmpty();
        if (!name.suffix().equals("dseg") || !SEGMENTATION_ENDINGS.contains(name.ending()) || !inTheT1wWorld) return;
        requireFolder(name, participantId, sessionId, entry);
        List<Store.Entry> tables = inheritance.applicableTo(name, ".tsv");
        String table = tables.isEmpty() ? "" : tables.get(tables.size() - 1).path();
        Anatomy.NamedImage image = new Anatomy.NamedImage(SourceFile.of(store, entry), sessionId, name.labels());
        anatomy.addSegmentation(participantId, new Anatomy.Candidate(image, table, origin));
    }

    private void addFreeSurfer(Store store, DatasetFolders folders, Anatomy.Origin origin) {
        for (DatasetFolders.Participant participant : folders.participants()) {
            for (DatasetFolders.Session session : participant.sessions()) {
                for (Store.Entry entry : session.mri()) {
                    label(entry.name()).ifPresent(label -> {
                        Map<Entity, String> labels = new EnumMap<>(Entity.class);
                        labels.put(Entity.SUBJECT, participant.id());
                        if (!session.id().isEmpty()) labels.put(Entity.SESSION, session.id());
                        labels.put(Entity.SEGMENTATION, label);
                        Anatomy.NamedImage image =
                                new Anatomy.NamedImage(SourceFile.of(store, entry), session.id(), labels);
                        anatomy.addSegmentation(participant.id(), new Anatomy.Candidate(image, "", origin));
                    });
                }
            }
        }
    }

    private static Optional<String> label(String file) {
        return switch (file) {
            case "gtmseg.mgz" -> Optional.of("gtm");
            case "aparc+aseg.mgz" -> Optional.of("aparcaseg");
            default -> Optional.empty();
        };
    }
}

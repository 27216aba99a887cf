package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.petline.Refusal;

/**
 * The folders of a dataset or derivative that petline looks at, each listed once: root, sub-*, ses-*, pet, anat.
 *
 * <p>What starts with a dot is not seen; the depth is fixed, so that no loop of links is followed.
 *
 * @param rootFiles files in the root
 * @param participants in the order of the listing
 * @param misnamed folders that start with sub- or ses- and have no BIDS label
 */
record DatasetFolders(List<Store.Entry> rootFiles, List<Participant> participants, List<RefusedPet> misnamed) {

    /** A sub-* folder; sessionId is empty for the session of what lies in it directly. */
    record Participant(String id, List<Session> sessions) {}

    /**
     * One session's files.
     *
     * @param above sidecars of root, participant and session folder
     * @param pet files of the pet folder, empty if there is none
     * @param anat files of the anat folder
     */
    record Session(String id, Inheritance above, List<Store.Entry> pet, List<Store.Entry> anat) {}

    /**
     * Lists a dataset.
     *
     * @param root folder below the store, empty for the store itself
     * @param wanted ids of participants whose folders are listed
     */
    static DatasetFolders list(Store store, String root, Predicate<String> wanted) throws IOException {
        List<Store.Entry> entries = visible(store, root);
        List<Store.Entry> rootFiles = files(entries);
        Inheritance inheritance = new Inheritance(List.of(rootFiles));
        List<Participant> participants = new ArrayList<>();
        List<RefusedPet> misnamed = new ArrayList<>();
        for (Store.Entry folder : entries) {
            if (!folder.folder() || !folder.name().startsWith("sub-")) continue;
            Optional<String> id = label(folder, Entity.SUBJECT, misnamed);
            if (id.isPresent() && wanted.test(id.get())) {
                participants.add(new Participant(id.get(), sessions(store, folder.path(), inheritance, misnamed)));
            }
        }
        return new DatasetFolders(rootFiles, List.copyOf(participants), List.copyOf(misnamed));
    }

    /** What lies in a folder, but for hidden names. */
    static List<Store.Entry> visible(Store store, String folder) throws IOException {
        return store.list(folder).stream()
                .filter(entry -> !entry.name().startsWith("."))
                .toList();
    }

    static List<Store.Entry> files(List<Store.Entry> entries) {
        return entries.stream().filter(entry -> !entry.folder()).toList();
    }

    private static List<Session> sessions(Store store, String participant, Inheritance root, List<RefusedPet> misnamed)
            throws IOException {
        List<Store.Entry> entries = visible(store, participant);
        Inheritance inheritance = root.below(files(entries));
        List<Session> sessions = new ArrayList<>();
        sessions.add(session(store, "", entries, inheritance));
        for (Store.Entry folder : entries) {
            if (!folder.folder() || !folder.name().startsWith("ses-")) continue;
            Optional<String> id = label(folder, Entity.SESSION, misnamed);
            if (id.isEmpty()) continue;
            List<Store.Entry> inside = visible(store, folder.path());
            sessions.add(session(store, id.get(), inside, inheritance.below(files(inside))));
        }
        return List.copyOf(sessions);
    }

    private static Session session(Store store, String id, List<Store.Entry> entries, Inheritance above)
            throws IOException {
        List<Store.Entry> pet = List.of();
        List<Store.Entry> anat = List.of();
        for (Store.Entry folder : entries) {
            if (!folder.folder()) continue;
            if (folder.name().equals("pet")) pet = files(visible(store, folder.path()));
            if (folder.name().equals("anat")) anat = files(visible(store, folder.path()));
        }
        return new Session(id, above, pet, anat);
    }

    private static Optional<String> label(Store.Entry folder, Entity entity, List<RefusedPet> misnamed) {
        try {
            Entities name = Entities.parseFolder(folder.path());
            if (name.labels().size() == 1) return name.label(entity);
            throw Refusal.of(BidsReason.BIDS_NAME).file(folder.path()).found("more than one entity");
        } catch (Refusal refusal) {
            misnamed.add(new RefusedPet(folder.path(), Optional.empty(), refusal));
            return Optional.empty();
        }
    }
}

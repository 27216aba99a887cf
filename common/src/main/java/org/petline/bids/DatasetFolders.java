package org.petline.bids;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * The folders of a dataset or derivative that petline looks at, each listed once: root, sub-*, ses-*, and in these those
 * of its {@link Kind}.
 *
 * <p>What starts with a dot is not seen; the depth is fixed, so that no loop of links is followed.
 *
 * @param rootFiles files in the root
 * @param participants in the order of the listing
 * @param misnamed folders that start with sub- or ses- and have no BIDS label
 * @param unreadable folders that may not be listed; they cost what lies in them
 */
record DatasetFolders(
        List<Store.Entry> rootFiles,
        List<DatasetFolders.Participant> participants,
        List<RefusedPet> misnamed,
        List<DatasetFolders.Unreadable> unreadable) {

    /** A folder of a participant that may not be listed. */
    record Unreadable(String participantId, RefusedPet folder) {}

    /**
     * What is looked for in a participant's folders.
     *
     * @param folders names of the folders whose files are listed
     * @param entitiesOfTopFolders entities that the folders of the root may have
     */
    record Kind(Set<String> folders, Set<Entity> entitiesOfTopFolders) {
        /** A dataset: PET and MR in sub-*, or in ses-* below. */
        static final Kind RAW = new Kind(Set.of("pet", "anat"), Set.of(Entity.SUBJECT));

        /** A derivative: segmentations beside MRs or PETs, or FreeSurfer's subjects, which may be named sub-01_ses-a. */
        static final Kind DERIVATIVE = new Kind(Set.of("anat", "mri", "pet"), Set.of(Entity.SUBJECT, Entity.SESSION));
    }

    /** A sub-* folder; the session of what lies in it directly has an empty id. */
    record Participant(String id, List<Session> sessions) {}

    /**
     * One session's files.
     *
     * @param above sidecars of root, participant and session folder
     * @param files by the name of the folder that holds them
     */
    record Session(String id, Inheritance above, Map<String, List<Store.Entry>> files) {
        List<Store.Entry> pet() {
            return files.getOrDefault("pet", List.of());
        }

        List<Store.Entry> anat() {
            return files.getOrDefault("anat", List.of());
        }

        /** The volumes of a FreeSurfer subject. */
        List<Store.Entry> mri() {
            return files.getOrDefault("mri", List.of());
        }
    }

    /**
     * Lists a dataset.
     *
     * @param root folder below the store, empty for the store itself
     * @param wanted ids of participants whose folders are listed
     */
    static DatasetFolders list(Store store, String root, Kind kind, Predicate<String> wanted) throws IOException {
        return new Walk(store, kind).from(root, wanted);
    }

    /** What lies in a folder, but for hidden names. */
    static List<Store.Entry> visible(Store store, String folder) throws IOException {
        return store.list(folder).stream()
                .filter(entry -> !entry.name().startsWith("."))
                .toList();
    }

    private static List<Store.Entry> files(List<Store.Entry> entries) {
        return entries.stream().filter(entry -> !entry.folder()).toList();
    }

    /** One listing of a dataset, from the root down. */
    private static final class Walk {
        private final Store store;
        private final Kind kind;
        private final List<RefusedPet> misnamed = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();

        Walk(Store store, Kind kind) {
            this.store = store;
            this.kind = kind;
        }

        DatasetFolders from(String root, Predicate<String> wanted) throws IOException {
            List<Store.Entry> entries = visible(store, root);
            Inheritance inheritance = new Inheritance(List.of(files(entries)));
            List<Participant> participants = new ArrayList<>();
            for (Store.Entry folder : folders(entries, "sub-")) {
                Optional<Entities> name = name(folder, Entity.SUBJECT, kind.entitiesOfTopFolders);
                if (name.isEmpty()) continue;
                String id = name.get().labelOrEmpty(Entity.SUBJECT);
                String session = name.get().labelOrEmpty(Entity.SESSION);
                if (wanted.test(id)) {
                    participants.add(new Participant(id, sessions(id, folder.path(), session, inheritance)));
                }
            }
            return new DatasetFolders(
                    files(entries), List.copyOf(participants), List.copyOf(misnamed), List.copyOf(unreadable));
        }

        private List<Session> sessions(String participantId, String folderOfAll, String id, Inheritance root)
                throws IOException {
            List<Store.Entry> entries = readable(participantId, folderOfAll);
            Inheritance inheritance = root.below(files(entries));
            List<Session> sessions = new ArrayList<>();
            sessions.add(session(participantId, id, entries, inheritance));
            for (Store.Entry folder : folders(entries, "ses-")) {
                Optional<Entities> name = name(folder, Entity.SESSION, Set.of(Entity.SESSION));
                if (name.isEmpty()) continue;
                List<Store.Entry> inside = readable(participantId, folder.path());
                String session = name.get().labelOrEmpty(Entity.SESSION);
                sessions.add(session(participantId, session, inside, inheritance.below(files(inside))));
            }
            return List.copyOf(sessions);
        }

        /** What a folder holds; nothing if it may not be listed, which costs nobody else's scans. */
        private List<Store.Entry> readable(String participantId, String folder) throws IOException {
            try {
                return visible(store, folder);
            } catch (AccessDeniedException denied) {
                Refusal refusal =
                        Refusal.of(BidsReason.FOLDER_UNREADABLE).file(folder).because(denied);
                unreadable.add(new Unreadable(participantId, new RefusedPet(folder, Optional.empty(), refusal)));
                return List.of();
            }
        }

        private Session session(String participantId, String id, List<Store.Entry> entries, Inheritance above)
                throws IOException {
            Map<String, List<Store.Entry>> files = new TreeMap<>();
            for (Store.Entry folder : folders(entries, "")) {
                if (kind.folders.contains(folder.name())) {
                    files.put(folder.name(), files(readable(participantId, folder.path())));
                }
            }
            return new Session(id, above, files);
        }

        private Optional<Entities> name(Store.Entry folder, Entity needed, Set<Entity> allowed) {
            try {
                Entities name = Entities.parseFolder(folder.path());
                Set<Entity> given = name.labels().keySet();
                if (given.contains(needed) && allowed.containsAll(given)) return Optional.of(name);
                throw Refusal.of(BidsReason.BIDS_NAME).file(folder.path()).found("more entities than a folder has");
            } catch (Refusal refusal) {
                misnamed.add(new RefusedPet(folder.path(), Optional.empty(), refusal));
                return Optional.empty();
            }
        }

        private static List<Store.Entry> folders(List<Store.Entry> entries, String start) {
            return entries.stream()
                    .filter(entry -> entry.folder() && entry.name().startsWith(start))
                    .toList();
        }
    }
}

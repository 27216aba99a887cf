package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * Recognises a folder that is given in place of another one of its kind: a participant's for the dataset's, FreeSurfer's
 * for the dataset, a folder of derivatives for one of them, petline's own output.
 *
 * <p>Looks at names two levels deep and at dataset_description.json; guesses nothing from what a file holds.
 */
public final class FolderLevel {
    private static final String DESCRIPTION = "dataset_description.json";
    private static final int MOST_NAMED = 5;
    private static final String PARENT_OF_DATASET = "give the dataset that it was made from";

    private final Store store;
    private final List<Store.Entry> entries;
    private final String name;
    private final String parent;

    private FolderLevel(Store store) throws IOException {
        this.store = store;
        this.entries = DatasetFolders.visible(store, "");
        String location = store.location().replaceFirst("/+$", "");
        this.name = location.substring(location.lastIndexOf('/') + 1);
        this.parent = location.substring(0, Math.max(0, location.lastIndexOf('/')));
    }

    /**
     * Lets a folder pass in which scans are looked for, and one without any that looks like nothing else.
     *
     * @param index of the folder
     * @throws Refusal DATASET_WRONG_LEVEL, saying what it is
     */
    public static void requireDataset(Store dataset, DatasetIndex index) throws IOException {
        FolderLevel level = new FolderLevel(dataset);
        if (level.isOurs()) throw level.dataset("this is an output of petline; give the dataset that it was made from");
        if (!index.scans().isEmpty()) return;
        Optional<String> what = level.insteadOfDataset();
        if (what.isPresent()) throw level.dataset(what.get());
    }

    /**
     * Lets a folder pass from which segmentations are taken.
     *
     * @throws Refusal DERIVATIVES_WRONG_LEVEL, saying what it is
     */
    public static void requireDerivative(Store derivative) throws IOException {
        FolderLevel level = new FolderLevel(derivative);
        Optional<String> what = level.insteadOfDerivative();
        if (what.isPresent()) {
            throw Refusal.of(BidsReason.DERIVATIVES_WRONG_LEVEL)
                    .file(derivative.location())
                    .field("--derivatives")
                    .found(what.get());
        }
    }

    private Refusal dataset(String what) {
        return Refusal.of(BidsReason.DATASET_WRONG_LEVEL).file(store.location()).found(what);
    }

    private Optional<String> insteadOfDataset() throws IOException {
        if (name.startsWith("sub-") || has("pet")) return Optional.of(participant("--participant-label"));
        if (isFreeSurferSubject("")) return Optional.of("this is a FreeSurfer subject; " + PARENT_OF_DATASET);
        List<String> subjects = freeSurferSubjects();
        if (!subjects.isEmpty()) {
            return Optional.of("this is FreeSurfer's SUBJECTS_DIR (" + some(subjects)
                    + "); give the dataset, and this folder with --derivatives");
        }
        if (name.equals("derivatives")) return Optional.of("this is a folder of derivatives; give " + parent);
        if (isDerivative("")) return Optional.of("its dataset_description.json says derivative; " + PARENT_OF_DATASET);
        if (folders("").stream().anyMatch(folder -> folder.startsWith("sub-"))) return Optional.empty();
        List<String> datasets = new ArrayList<>();
        for (String folder : folders("")) if (looksLikeDataset(folder)) datasets.add(store.location() + "/" + folder);
        if (datasets.isEmpty()) return Optional.empty();
        return Optional.of("the dataset lies below: " + some(datasets));
    }

    private Optional<String> insteadOfDerivative() throws IOException {
        if (isOurs()) return Optional.of("this is an output of petline, which holds no segmentation");
        if (isFreeSurferSubject("")) {
            return Optional.of("this is one FreeSurfer subject, " + name + "; give " + parent + ", its SUBJECTS_DIR"
                    + (name.startsWith("sub-") ? "" : ", with subjects called sub-LABEL"));
        }
        if (name.equals("mri")
                && entries.stream().anyMatch(entry -> entry.name().endsWith(".mgz"))) {
            return Optional.of("these are the volumes of one FreeSurfer subject; give its SUBJECTS_DIR");
        }
        if (name.startsWith("sub-") || name.startsWith("ses-") || has("anat")) return Optional.of(participant(""));
        boolean holdsParticipants = folders("").stream().anyMatch(folder -> folder.startsWith("sub-"));
        if (holdsParticipants || hasPath("sourcedata/freesurfer")) return Optional.empty();
        List<String> below = new ArrayList<>();
        List<String> subjects = freeSurferSubjects();
        if (!subjects.isEmpty()) {
            return Optional.of("this is FreeSurfer's SUBJECTS_DIR, with subjects that are not called sub-LABEL: "
                    + some(subjects) + "; rename or link them");
        }
        for (String folder : folders("")) {
            if (isDerivative(folder) || looksLikeDataset(folder)) below.add(store.location() + "/" + folder);
        }
        if (below.isEmpty()) return Optional.of("no folder sub-LABEL");
        return Optional.of("this is a folder of derivatives; give one or several of them: " + some(below));
    }

    private String participant(String option) {
        String above = name.startsWith("ses-") ? parent.substring(0, Math.max(0, parent.lastIndexOf('/'))) : parent;
        String who = name.startsWith("ses-") ? parent.substring(parent.lastIndexOf('/') + 1) : name;
        if (!who.startsWith("sub-")) return "this is a folder of one participant or session; give the folder of sub-*";
        return "this is the folder of one participant" + (name.startsWith("ses-") ? "'s session" : "") + "; give "
                + above + (option.isEmpty() ? "" : " " + option + " " + who.substring("sub-".length()));
    }

    /** An output is known by its ledger: a dataset that was copied into one has none. */
    private boolean isOurs() throws IOException {
        return has("petline") && folders("petline").containsAll(Set.of("ledger"));
    }

    private boolean has(String folder) {
        return entries.stream().anyMatch(entry -> entry.folder() && entry.name().equals(folder));
    }

    private boolean hasPath(String folder) throws IOException {
        return !store.list(folder).isEmpty();
    }

    private List<String> folders(String below) throws IOException {
        List<Store.Entry> listed = below.isEmpty() ? entries : DatasetFolders.visible(store, below);
        return listed.stream()
                .filter(Store.Entry::folder)
                .map(Store.Entry::name)
                .toList();
    }

    private List<String> freeSurferSubjects() throws IOException {
        List<String> subjects = new ArrayList<>();
        for (String folder : folders("")) {
            if (subjects.size() > MOST_NAMED) break;
            if (!folder.startsWith("fsaverage") && isFreeSurferSubject(folder)) subjects.add(folder);
        }
        return subjects;
    }

    private boolean isFreeSurferSubject(String folder) throws IOException {
        List<String> inside = folders(folder);
        return inside.contains("mri") && (inside.contains("surf") || inside.contains("label") || hasLabels(folder));
    }

    private boolean hasLabels(String folder) throws IOException {
        return store.list(folder.isEmpty() ? "mri" : folder + "/mri").stream()
                .anyMatch(entry -> entry.name().endsWith(".mgz"));
    }

    private boolean isDerivative(String folder) throws IOException {
        String path = folder.isEmpty() ? DESCRIPTION : folder + "/" + DESCRIPTION;
        if (store.find(path).isEmpty()) return false;
        try {
            return JsonFields.read(store, path, Set.of("DatasetType"))
                    .optionalText("DatasetType")
                    .filter("derivative"::equals)
                    .isPresent();
        } catch (Refusal unreadable) {
            return false;
        }
    }

    private boolean looksLikeDataset(String folder) throws IOException {
        return DatasetFolders.visible(store, folder).stream()
                .anyMatch(entry -> entry.name().equals(DESCRIPTION)
                        || (entry.folder() && entry.name().startsWith("sub-")));
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + " and others" : first;
    }
}

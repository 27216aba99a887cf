package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.Store;

/** The tables of curves of a derivative, PETPrep's or another's: every {@code *_tacs.tsv} in it and below. */
public final class TacFiles {
    private static final String ENDING = "_tacs.tsv";

    /** sub-, ses-, pet and some folders above; no loop of links is followed far. */
    private static final int DEEPEST = 8;

    private final Store store;
    private final List<String> paths = new ArrayList<>();

    private TacFiles(Store store) {
        this.store = store;
    }

    /** The tables below a folder, by path; a table of a single region belongs to the others of its scan. */
    public static List<TacFile> below(Store store) throws IOException {
        TacFiles files = new TacFiles(store);
        files.walk("", 0);
        return grouped(files.paths);
    }

    /** One table, and its companions in the same folder. */
    public static TacFile named(Store store, String path) throws IOException {
        int slash = path.lastIndexOf('/');
        List<String> beside = new ArrayList<>();
        for (Store.Entry entry : DatasetFolders.visible(store, slash < 0 ? "" : path.substring(0, slash))) {
            if (isTable(entry)) beside.add(entry.path());
        }
        return grouped(beside).stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseGet(() -> file(path, List.of()));
    }

    /** The name that the folder's dataset_description.json gives the dataset; empty if there is none. */
    public static Optional<String> datasetName(Store store) throws IOException {
        DatasetDescription description = DatasetDescription.read(store, store.list(""));
        return description.findings().isEmpty() ? Optional.of(description.name()) : Optional.empty();
    }

    private void walk(String folder, int depth) throws IOException {
        for (Store.Entry entry : DatasetFolders.visible(store, folder)) {
            if (isTable(entry)) paths.add(entry.path());
            else if (entry.folder() && depth < DEEPEST) walk(entry.path(), depth + 1);
        }
    }

    private static boolean isTable(Store.Entry entry) {
        return !entry.folder() && entry.name().endsWith(ENDING);
    }

    private static List<TacFile> grouped(List<String> paths) {
        List<TacFile> singles = new ArrayList<>();
        List<TacFile> mains = new ArrayList<>();
        for (String path : paths) {
            TacFile file = file(path, List.of());
            boolean isSingle = name(path)
                    .filter(name -> name.label(Entity.LABEL).isPresent()
                            && name.label(Entity.SEGMENTATION).isEmpty())
                    .isPresent();
            (isSingle && file.scan().isPresent() ? singles : mains).add(file);
        }
        List<TacFile> all = new ArrayList<>();
        for (TacFile main : mains) {
            List<String> companions = singles.stream()
                    .filter(single -> isOfSameScan(single, main))
                    .map(TacFile::path)
                    .toList();
            all.add(file(main.path(), companions));
        }
        singles.stream()
                .filter(single -> mains.stream().noneMatch(main -> isOfSameScan(single, main)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static boolean isOfSameScan(TacFile one, TacFile other) {
        return one.scan().equals(other.scan()) && one.pvc().equals(other.pvc());
    }

    private static TacFile file(String path, List<String> companions) {
        Optional<Entities> name = name(path);
        return new TacFile(
                path,
                name.filter(given -> given.label(Entity.SUBJECT).isPresent()).map(TacFiles::scan),
                name.map(given -> given.labelOrEmpty(Entity.PARTIAL_VOLUME)).orElse(""),
                companions);
    }

    private static Optional<Entities> name(String path) {
        try {
            return Optional.of(Entities.parse(path));
        } catch (Refusal noBidsName) {
            return Optional.empty();
        }
    }

    private static ScanKey scan(Entities name) {
        return new ScanKey(
                name.labelOrEmpty(Entity.SUBJECT),
                name.labelOrEmpty(Entity.SESSION),
                name.labelOrEmpty(Entity.TASK),
                name.labelOrEmpty(Entity.TRACER),
                name.labelOrEmpty(Entity.RECONSTRUCTION),
                name.labelOrEmpty(Entity.RUN));
    }
}

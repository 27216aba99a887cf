package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * Which sidecars apply to a file, by BIDS' inheritance principle: those of the same suffix in its folder or above whose
 * entities the file all has; at most one a folder.
 */
final class Inheritance {
    private final List<List<Store.Entry>> levels;

    /**
     * The files a sidecar is looked for in.
     *
     * @param levels listings from the dataset's root down to the file's own folder
     */
    Inheritance(List<List<Store.Entry>> levels) {
        this.levels = List.copyOf(levels);
    }

    /** The same, with one more folder below. */
    Inheritance below(List<Store.Entry> folder) {
        List<List<Store.Entry>> deeper = new ArrayList<>(levels);
        deeper.add(folder);
        return new Inheritance(deeper);
    }

    /**
     * What applies to a file, most general first.
     *
     * @param ending of the sidecar: .json, .tsv
     * @throws Refusal SIDECAR_AMBIGUOUS if two in one folder do
     */
    List<Store.Entry> applicableTo(Entities file, String ending) {
        List<Store.Entry> chain = new ArrayList<>();
        for (List<Store.Entry> level : levels) {
            Optional<Store.Entry> here = Optional.empty();
            for (Store.Entry entry : level) {
                if (!applies(entry, file, ending)) continue;
                if (here.isPresent()) {
                    throw Refusal.of(BidsReason.SIDECAR_AMBIGUOUS)
                            .file(entry.path())
                            .found(here.get().name() + " and " + entry.name());
                }
                here = Optional.of(entry);
            }
            here.ifPresent(chain::add);
        }
        return chain;
    }

    private static boolean applies(Store.Entry entry, Entities file, String ending) {
        if (entry.folder() || !entry.name().endsWith(file.suffix() + ending)) return false;
        try {
            Entities name = Entities.parse(entry.path());
            return name.ending().equals(ending) && name.appliesTo(file);
        } catch (Refusal noBidsName) {
            return false;
        }
    }
}

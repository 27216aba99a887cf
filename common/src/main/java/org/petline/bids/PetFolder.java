package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/** Sorts the files of one pet folder into scans with their blood and what is refused by name. */
final class PetFolder {
    private static final Set<String> IMAGES = Set.of(".nii", ".nii.gz");
    private static final Set<String> NO_IMAGES = Set.of(".json", ".tsv", ".tsv.gz", ".txt", ".md", ".html", ".pdf");
    private static final Set<String> FOREIGN_COMPRESSIONS =
            Set.of(".nii.zst", ".nii.bz2", ".nii.xz", ".nii.lz4", ".nii.zip", ".nii.7z", ".nii.Z", ".nii.lzma");

    private final Store store;
    private final String participantId;
    private final DatasetFolders.Session session;
    private final Inheritance inheritance;

    private final Map<ScanKey, List<Store.Entry>> images = new TreeMap<>();
    private final Map<String, Entities> names = new TreeMap<>();
    private final List<Store.Entry> sidecars = new ArrayList<>();
    private final List<Store.Entry> blood = new ArrayList<>();
    private final List<FoundPet> found = new ArrayList<>();
    private final List<BidsFinding> findings = new ArrayList<>();

    PetFolder(Store store, String participantId, DatasetFolders.Session session) {
        this.store = store;
        this.participantId = participantId;
        this.session = session;
        this.inheritance = session.above().below(session.pet());
    }

    /** Scans and refusals, each file at most once. */
    List<FoundPet> found() {
        for (Store.Entry entry : session.pet()) sort(entry);
        images.forEach((key, entries) -> found.add(scan(key, entries)));
        for (Store.Entry sidecar : sidecars) refuseIfAlone(sidecar);
        for (Store.Entry table : blood) remarkIfAlone(table);
        return List.copyOf(found);
    }

    /** What is remarkable about files that are no scans; complete after {@link #found}. */
    List<BidsFinding> findings() {
        return List.copyOf(findings);
    }

    private void sort(Store.Entry entry) {
        Entities name;
        try {
            name = Entities.parse(entry.path());
        } catch (Refusal refusal) {
            String file = entry.name();
            boolean looksLikeAScan = file.contains("_pet") || file.endsWith(".nii") || file.endsWith(".nii.gz");
            if (looksLikeAScan) found.add(new RefusedPet(entry.path(), Optional.empty(), refusal));
            if (file.endsWith(BloodFiles.ENDING)) {
                findings.add(new BidsFinding(BidsReason.BIDS_NAME, entry.path(), "", refusal.found()));
            }
            return;
        }
        names.put(entry.path(), name);
        if (name.suffix().equals("blood") && name.ending().equals(".tsv")) blood.add(entry);
        if (!name.suffix().equals("pet")) {
            if (IMAGES.contains(name.ending())) {
                findings.add(new BidsFinding(BidsReason.OTHER_IMAGE_IGNORED, entry.path(), name.suffix(), ""));
            }
            return;
        }
        if (name.ending().equals(".json")) {
            sidecars.add(entry);
        } else if (!NO_IMAGES.contains(name.ending())) {
            try {
                images.computeIfAbsent(key(name, entry.path()), key -> new ArrayList<>())
                        .add(entry);
            } catch (Refusal refusal) {
                found.add(new RefusedPet(entry.path(), Optional.empty(), refusal));
            }
        }
    }

    private ScanKey key(Entities name, String path) {
        ScanKey key = ScanKey.of(name, path);
        if (key.participantId().equals(participantId) && key.sessionId().equals(session.id())) return key;
        throw Refusal.of(BidsReason.BIDS_NAME).file(path).found("sub- or ses- is not that of the folder");
    }

    private FoundPet scan(ScanKey key, List<Store.Entry> entries) {
        Store.Entry first = entries.get(0);
        try {
            refuseOtherFormats(entries);
            if (entries.size() > 1) {
                throw Refusal.of(BidsReason.BIDS_DUPLICATE)
                        .file(first.path())
                        .found(String.join(
                                ", ", entries.stream().map(Store.Entry::name).toList()));
            }
            Entities name = names.get(first.path());
            List<SourceFile> chain = inheritance.applicableTo(name, ".json").stream()
                    .map(entry -> SourceFile.of(store, entry))
                    .toList();
            if (chain.isEmpty()) throw Refusal.of(BidsReason.SIDECAR_MISSING).file(first.path());
            List<BidsFinding> remarks = name.inOrder()
                    ? List.of()
                    : List.of(new BidsFinding(BidsReason.BIDS_ENTITY_ORDER, first.path(), "", first.name()));
            return new PetScan(key, SourceFile.of(store, first), chain, bloodOf(name), remarks);
        } catch (Refusal refusal) {
            return new RefusedPet(first.path(), Optional.of(key), refusal);
        }
    }

    private void refuseOtherFormats(List<Store.Entry> entries) {
        for (Store.Entry entry : entries) {
            String ending = names.get(entry.path()).ending();
            if (IMAGES.contains(ending)) continue;
            BidsReason reason = FOREIGN_COMPRESSIONS.contains(ending)
                    ? BidsReason.UNSUPPORTED_COMPRESSION
                    : BidsReason.IMAGE_FORMAT_UNSUPPORTED;
            throw Refusal.of(reason).file(entry.path()).field("file name").found(ending);
        }
    }

    /** The tables that could be of this scan; of two that tell the same recording the more exactly named one. */
    private List<BloodFiles> bloodOf(Entities scan) {
        List<BloodFiles> tables = new ArrayList<>();
        for (Store.Entry entry : blood) {
            Entities name = names.get(entry.path());
            boolean outdone = blood.stream()
                    .map(other -> names.get(other.path()))
                    .anyMatch(other -> BloodFiles.belongs(other, scan) && BloodFiles.isMoreExact(other, name));
            if (BloodFiles.belongs(name, scan) && !outdone) tables.add(files(entry, name));
        }
        return tables;
    }

    private BloodFiles files(Store.Entry table, Entities name) {
        List<SourceFile> chain = List.of();
        try {
            chain = inheritance.applicableTo(name, ".json").stream()
                    .map(entry -> SourceFile.of(store, entry))
                    .toList();
        } catch (Refusal ambiguous) {
            // Nobody may want the blood: the scan stays, and reading the table is refused for want of a sidecar.
            BidsFinding finding =
                    new BidsFinding(BidsReason.SIDECAR_AMBIGUOUS, ambiguous.file(), "", ambiguous.found());
            if (!findings.contains(finding)) findings.add(finding);
        }
        return new BloodFiles(name.labelOrEmpty(Entity.RECORDING), SourceFile.of(store, table), chain);
    }

    private void remarkIfAlone(Store.Entry table) {
        Entities name = names.get(table.path());
        boolean belongs = images.values().stream()
                .flatMap(List::stream)
                .anyMatch(image -> BloodFiles.belongs(name, names.get(image.path())));
        if (!belongs) {
            findings.add(new BidsFinding(BloodFileReason.BLOOD_WITHOUT_SCAN, table.path(), "", table.name()));
        }
    }

    private void refuseIfAlone(Store.Entry sidecar) {
        Entities name = names.get(sidecar.path());
        boolean applies = images.values().stream()
                .flatMap(List::stream)
                .anyMatch(image -> name.appliesTo(names.get(image.path())));
        if (applies) return;
        Optional<ScanKey> key;
        try {
            key = Optional.of(key(name, sidecar.path()));
        } catch (Refusal refusal) {
            key = Optional.empty();
        }
        found.add(new RefusedPet(
                sidecar.path(),
                key,
                Refusal.of(BidsReason.SIDECAR_WITHOUT_IMAGE).file(sidecar.path())));
    }
}

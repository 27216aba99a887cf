package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * What a PET-BIDS dataset has: its scans, the T1-weighted images and segmentations that serve them, and what is refused.
 *
 * <p>Made from listings, one a folder; of the files only dataset_description.json (Name) and participants.tsv
 * (participant_id) are read. Raw scans are looked for in {@code sub-*}/[{@code ses-*}/]{@code pet/} and nowhere else,
 * so that derivatives/ and sourcedata/ are out of sight. One bad scan never ends the listing: it is a
 * {@link RefusedPet} among the others. Immutable: shows what was there when it was made.
 */
public final class DatasetIndex {
    private final String name;
    private final List<String> participants;
    private final List<FoundPet> scans;
    private final Anatomy anatomy;
    private final List<BidsFinding> findings;

    private DatasetIndex(
            String name, List<String> participants, List<FoundPet> scans, Anatomy anatomy, List<BidsFinding> findings) {
        this.name = name;
        this.participants = List.copyOf(participants);
        this.scans = List.copyOf(scans);
        this.anatomy = anatomy;
        this.findings = List.copyOf(findings);
    }

    /**
     * Lists a dataset.
     *
     * @param derivatives folders that segmentations are taken from, before the dataset's own anat folders and
     *     derivatives: of PETPrep, fMRIPrep or sMRIPrep, or a SUBJECTS_DIR of FreeSurfer
     * @throws IOException if a listing fails
     */
    public static DatasetIndex of(Store dataset, List<Store> derivatives) throws IOException {
        DatasetFolders folders = DatasetFolders.list(dataset, "", DatasetFolders.Kind.RAW, id -> true);
        List<FoundPet> scans = new ArrayList<>(folders.misnamed());
        folders.unreadable().stream()
                .map(DatasetFolders.Unreadable::folder)
                .filter(DatasetIndex::mayHoldScans)
                .forEach(scans::add);
        List<BidsFinding> findings = new ArrayList<>();
        for (DatasetFolders.Participant participant : folders.participants()) {
            for (DatasetFolders.Session session : participant.sessions()) {
                PetFolder folder = new PetFolder(dataset, participant.id(), session);
                scans.addAll(folder.found());
                findings.addAll(folder.findings());
            }
        }
        DatasetDescription description = DatasetDescription.read(dataset, folders.rootFiles());
        ParticipantsTable listed = ParticipantsTable.read(dataset, folders.rootFiles());
        findings.addAll(description.findings());
        findings.addAll(listed.findings());

        Set<String> scanned = new TreeSet<>();
        for (FoundPet scan : scans) scan.scanKey().ifPresent(key -> scanned.add(key.participantId()));
        AnatomyListing anatomy = new AnatomyListing(scanned);
        anatomy.addDataset(dataset, folders);
        for (Store derivative : derivatives) anatomy.addNamedDerivative(derivative);
        anatomy.addOwnDerivatives(dataset);
        findings.addAll(anatomy.findings());

        Set<String> known = new TreeSet<>(NaturalOrder.INSTANCE);
        folders.participants().forEach(participant -> known.add(participant.id()));
        known.addAll(listed.ids());
        return new DatasetIndex(
                description.name(),
                List.copyOf(known),
                sorted(withoutDuplicates(scans, folders)),
                anatomy.anatomy(),
                findings);
    }

    /** What is missing in an unreadable anat folder, the scans say that miss it. */
    private static boolean mayHoldScans(RefusedPet folder) {
        return !folder.path().endsWith("/anat");
    }

    /** Scans whose participants or keys differ by case or leading zeros only are refused, each of them. */
    private static List<FoundPet> withoutDuplicates(List<FoundPet> scans, DatasetFolders folders) {
        Map<String, Set<String>> participants = new TreeMap<>();
        for (DatasetFolders.Participant participant : folders.participants()) {
            twins(participants, folded(participant.id())).add("sub-" + participant.id());
        }
        Map<String, Set<String>> stems = new TreeMap<>();
        for (FoundPet found : scans) {
            if (found instanceof PetScan scan) {
                twins(stems, scan.key().withoutCaseAndLeadingZeros())
                        .add(scan.key().stem());
            }
        }
        List<FoundPet> checked = new ArrayList<>();
        for (FoundPet found : scans) {
            if (found instanceof PetScan scan) {
                Set<String> sameParticipant = participants.get(folded(scan.key().participantId()));
                Set<String> sameStem = stems.get(scan.key().withoutCaseAndLeadingZeros());
                checked.add(sameParticipant.size() > 1 ? duplicate(scan, sameParticipant) : onlyOne(scan, sameStem));
            } else {
                checked.add(found);
            }
        }
        return checked;
    }

    private static FoundPet onlyOne(PetScan scan, Set<String> sameStem) {
        return sameStem.size() > 1 ? duplicate(scan, sameStem) : scan;
    }

    private static RefusedPet duplicate(PetScan scan, Set<String> twins) {
        return new RefusedPet(
                scan.path(),
                Optional.of(scan.key()),
                Refusal.of(BidsReason.BIDS_DUPLICATE).file(scan.path()).found(String.join(" and ", twins)));
    }

    private static Set<String> twins(Map<String, Set<String>> groups, String folded) {
        return groups.computeIfAbsent(folded, unused -> new TreeSet<>());
    }

    private static String folded(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    /** By key, then what has none by path. */
    private static List<FoundPet> sorted(List<FoundPet> scans) {
        Comparator<Optional<ScanKey>> byKey =
                Comparator.comparing(key -> key.orElse(null), Comparator.nullsLast(Comparator.<ScanKey>naturalOrder()));
        List<FoundPet> sorted = new ArrayList<>(scans);
        sorted.sort(Comparator.comparing(FoundPet::scanKey, byKey).thenComparing(FoundPet::path));
        return sorted;
    }

    /** Name of the dataset from dataset_description.json, or that of its folder. */
    public String name() {
        return name;
    }

    /** All that was found where scans are looked for, in the order of their keys. */
    public List<FoundPet> scans() {
        return scans;
    }

    /** Ids of all participants: those with a folder and those of participants.tsv. */
    public List<String> participants() {
        return participants;
    }

    /** Ids of participants without anything in {@link #scans}. */
    public List<String> participantsWithoutPet() {
        Set<String> scanned = new HashSet<>();
        for (FoundPet scan : scans) scan.scanKey().ifPresent(key -> scanned.add(key.participantId()));
        return participants.stream().filter(id -> !scanned.contains(id)).toList();
    }

    /** What is remarkable about the dataset, but for what belongs to one scan. */
    public List<BidsFinding> findings() {
        return findings;
    }

    /**
     * The segmentation and the T1w that serve a scan.
     *
     * <p>Labels come with the T1w that they were drawn on where that lies beside them: FreeSurfer's {@code T1.mgz} (or
     * {@code orig.mgz}, {@code nu.mgz}), the {@code desc-preproc_T1w} of fMRIPrep and PETPrep. Otherwise they are taken to
     * lie in the world of the dataset's T1w of the session, or in that of another session, which voxels tell.
     *
     * <p>Derivatives that were named come before the dataset's own; in a derivative of PETPrep or fMRIPrep, the
     * FreeSurfer results in its sourcedata come last. Of several segmentations in one folder the one is taken that anybody
     * means: aparc+aseg, then gtmseg, aseg and the tissues.
     *
     * @throws Refusal SEGMENTATION_MISSING, SEGMENTATION_AMBIGUOUS, T1W_MISSING or T1W_AMBIGUOUS, naming the choice
     */
    public AnatomyPair pairFor(ScanKey scan, AnatomyWish wish) {
        return new Pairing(anatomy, scan, wish).find();
    }

    /**
     * The same dataset without what a filter keeps out. What is refused without a key stays: no filter can tell.
     *
     * @throws Refusal FILTER_MATCHES_NOTHING if nothing is left of a suffix that the filter names
     */
    public DatasetIndex select(BidsFilter filter) {
        List<FoundPet> kept = scans.stream()
                .filter(scan -> scan.scanKey()
                        .map(key -> filter.accepts(BidsFilter.Suffix.PET, key))
                        .orElse(true))
                .toList();
        Anatomy keptAnatomy = anatomy.only(
                image -> filter.accepts(BidsFilter.Suffix.T1W, image.labels()),
                image -> filter.accepts(BidsFilter.Suffix.DSEG, image.labels()));
        boolean anyScan = kept.stream().anyMatch(scan -> scan.scanKey().isPresent());
        filter.require(BidsFilter.Suffix.PET, anyScan);
        filter.require(BidsFilter.Suffix.T1W, keptAnatomy.hasT1w());
        filter.require(BidsFilter.Suffix.DSEG, keptAnatomy.hasSegmentation());
        return new DatasetIndex(name, participants, kept, keptAnatomy, findings);
    }
}

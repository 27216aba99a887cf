package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.bids.AnatomyPair;
import org.petline.bids.AnatomyWish;
import org.petline.bids.BidsFinding;
import org.petline.bids.BidsReason;
import org.petline.bids.DatasetIndex;
import org.petline.bids.FoundPet;
import org.petline.bids.JoinedRuns;
import org.petline.bids.PetScan;
import org.petline.bids.Reconstructions;
import org.petline.bids.RefusedPet;
import org.petline.bids.RunsReason;
import org.petline.bids.ScanKey;
import org.petline.bids.Segmentation;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.scan.LabelCoverage;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.transforms.ScanFilePattern;

/**
 * What a dataset holds: scans that can be tried, each with the files it needs, and scans that are refused by what the
 * listings show.
 *
 * @param dataset its name
 * @param scans in the order of their keys
 * @param refused likewise
 * @param participantsWithoutPet listed, never failed
 * @param findings what is remarkable about names and files, and keeps no scan from being tried
 */
public record Discovery(
        String dataset,
        List<FoundScan> scans,
        List<RefusedScan> refused,
        List<String> participantsWithoutPet,
        List<BidsFinding> findings) {
    private static final Pattern PARTICIPANT = Pattern.compile("(?:^|/)sub-([A-Za-z0-9]+)");

    /** Copies the lists. */
    public Discovery {
        scans = List.copyOf(scans);
        refused = List.copyOf(refused);
        participantsWithoutPet = List.copyOf(participantsWithoutPet);
        findings = List.copyOf(findings);
    }

    /**
     * A scan that cannot be tried.
     *
     * @param key empty if its name gives none
     */
    public record RefusedScan(Optional<ScanKey> key, String path, Refusal refusal) {
        /** By its key, else by the folder that it lies in; empty if neither tells. */
        String participantId() {
            if (key.isPresent()) return key.get().participantId();
            return path.matches("sub-[^/]+(/.*)?") ? path.replaceFirst("^sub-([^/]+).*", "$1") : "";
        }

        /** Whether it stands for all scans that may lie in a folder. */
        boolean isAFolder() {
            return refusal.reason() == BidsReason.FOLDER_UNREADABLE && key.isEmpty();
        }

        /** Whether a scan of the ledger lay below. */
        boolean holds(LedgerEntry entry) {
            String image = entry.row().sources().petPath();
            return image != null && image.startsWith(path + "/");
        }
    }

    /** The same under another name of the dataset. */
    public Discovery named(String other) {
        if (other.equals(dataset)) return this;
        List<FoundScan> renamed = scans.stream().map(scan -> scan.of(other)).toList();
        return new Discovery(other, renamed, refused, participantsWithoutPet, findings);
    }

    /** The same without some people. */
    public Discovery without(Predicate<String> participants) {
        return new Discovery(
                dataset,
                scans.stream()
                        .filter(scan -> !participants.test(scan.key().participantId()))
                        .toList(),
                refused.stream()
                        .filter(scan -> !participants.test(scan.participantId()))
                        .toList(),
                participantsWithoutPet.stream()
                        .filter(id -> !participants.test(id))
                        .toList(),
                findingsOf(participants.negate()));
    }

    /** Those of some people's files, and of the dataset as a whole. */
    List<BidsFinding> findingsOf(Predicate<String> participants) {
        return findings.stream()
                .filter(finding -> {
                    Matcher participant = PARTICIPANT.matcher(finding.file());
                    return !participant.find() || participants.test(participant.group(1));
                })
                .toList();
    }

    /**
     * The same scans beside all of the dataset: a filter hides reconstructions, and changes none of the others by it.
     *
     * @throws Refusal RUNS_INCOMPLETE if a filter leaves some runs of a scan and takes the others
     */
    public Discovery among(Discovery whole) {
        Map<ScanKey, Reconstructions> known =
                whole.scans.stream().collect(Collectors.toMap(FoundScan::key, FoundScan::reconstructions));
        Map<SourceFile, FoundScan> scanOf = new HashMap<>();
        for (FoundScan scan : whole.scans) scan.images().forEach(image -> scanOf.put(image, scan));
        for (FoundScan scan : scans) {
            FoundScan there = scanOf.get(scan.image());
            if (there == null || there.images().size() == scan.images().size()) continue;
            throw Refusal.of(RunsReason.RUNS_INCOMPLETE)
                    .file(scan.image().path())
                    .found("without the other runs of " + there.key().stem());
        }
        List<FoundScan> beside = scans.stream()
                .map(scan -> scan.among(known.getOrDefault(scan.key(), scan.reconstructions())))
                .toList();
        return new Discovery(dataset, beside, refused, whole.participantsWithoutPet, findings);
    }

    /** Whether a scan may still be there: its image lay in a folder that cannot be listed today. */
    boolean isOutOfReach(LedgerEntry entry) {
        return unreadableFolder(entry).isPresent();
    }

    /** The folder that keeps a scan of the ledger out of sight, if one does. */
    Optional<RefusedScan> unreadableFolder(LedgerEntry entry) {
        return refused.stream()
                .filter(folder -> folder.isAFolder() && folder.holds(entry))
                .findFirst();
    }

    /** Every scan that an index has, with the T1w, the segmentation, and if a model takes it the blood that serve it. */
    public static Discovery of(DatasetIndex index, Stores files, Settings settings) throws IOException {
        List<FoundScan> scans = new ArrayList<>();
        List<RefusedScan> refused = new ArrayList<>();
        AnatomyWish wish = wish(files, settings);
        List<FoundPet> pets = switch (settings.scans().runs()) {
            case SEPARATE -> index.scans();
            case JOIN -> JoinedRuns.in(index.scans());
        };
        for (FoundPet found : pets) {
            if (found instanceof RefusedPet bad) {
                refused.add(new RefusedScan(bad.scanKey(), bad.path(), bad.refusal()));
                continue;
            }
            PetScan pet = (PetScan) found;
            try {
                scans.add(withAnatomy(index, pet, wish, files, settings));
            } catch (Refusal refusal) {
                refused.add(new RefusedScan(Optional.of(pet.key()), pet.path(), refusal));
            }
        }
        Map<ScanKey, Reconstructions> reconstructions = Reconstructions.of(
                pets.stream().flatMap(found -> found.scanKey().stream()).toList());
        List<FoundScan> among = scans.stream()
                .map(scan -> scan.among(reconstructions.get(scan.key())))
                .toList();
        return new Discovery(index.name(), among, refused, index.participantsWithoutPet(), findings(index));
    }

    private static List<BidsFinding> findings(DatasetIndex index) {
        List<BidsFinding> findings = new ArrayList<>(index.findings());
        for (FoundPet found : index.scans()) if (found instanceof PetScan pet) findings.addAll(pet.findings());
        return findings;
    }

    private static List<SourceFile> transforms(String pattern, PetScan pet, Stores files) throws IOException {
        if (pattern.isBlank()) return List.of();
        ScanFilePattern each = new ScanFilePattern(pattern);
        String dataset = pet.image().location();
        return each.find(files.storeAt(each.folder(dataset)), dataset, pet.key());
    }

    private static AnatomyWish wish(Stores files, Settings settings) {
        return new AnatomyWish(
                settings.regions().segmentation(),
                switch (settings.coregistration().method()) {
                    case AUTO, MUTUAL_INFORMATION -> AnatomyWish.T1wUse.SEARCHED;
                    case FILE -> AnatomyWish.T1wUse.TOLD;
                    case IDENTITY, OFF -> AnatomyWish.T1wUse.PICTURED;
                },
                new LabelCoverage(settings, files));
    }

    private static FoundScan withAnatomy(
            DatasetIndex index, PetScan pet, AnatomyWish wish, Stores files, Settings settings) throws IOException {
        AnatomyPair pair = index.pairFor(pet.key(), wish);
        Segmentation segmentation = pair.segmentation();
        List<SourceFile> tables = new ArrayList<>();
        if (segmentation.table().isPresent()) {
            String location = segmentation.image().location();
            Store.Entry table = files.storeAt(location)
                    .find(segmentation.table().get())
                    .orElseThrow(() -> new IOException(segmentation.tablePath() + " was listed and is gone"));
            tables.add(new SourceFile(location, table.path(), table.bytes(), table.modifiedMillis()));
        }
        return new FoundScan(
                index.name(),
                settings.kinetics().usesBlood() ? pet : pet.withoutBlood(),
                new FoundScan.MrFiles(pair, tables),
                new FoundScan.Transforms(
                        transforms(settings.motion().transforms(), pet, files),
                        transforms(settings.coregistration().transforms(), pet, files)),
                Reconstructions.only(pet.key()));
    }
}

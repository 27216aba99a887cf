package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.petline.files.Sha256;
import org.petline.files.Store;

/**
 * What lies in the output folder for a scan beside its rows, vouched for like them: a list of files with length and
 * SHA-256 is one of the files of the scan's result, {@code petline/results/<scan>/<fingerprint>/published.json}.
 */
public final class PublishedFiles {
    /** Name of the list among a result's files. */
    public static final String NAME = "published";

    private final Store output;
    private final FileCheck check;

    /** Files that are trusted by their lengths. */
    public PublishedFiles(Store output) {
        this(output, FileCheck.LENGTHS);
    }

    /** Files that are trusted as far as the check says. */
    public PublishedFiles(Store output, FileCheck check) {
        this.output = output;
        this.check = check;
    }

    /** The list as it stands in the file. */
    record Listed(List<PublishedFile> files) {
        Listed {
            files = List.copyOf(files);
        }
    }

    /** Writes a result's list; nobody reads it before a ledger entry names it. */
    public ResultFile write(String scan, String fingerprint, List<PublishedFile> files) throws IOException {
        List<PublishedFile> sorted =
                files.stream().sorted(Comparator.comparing(PublishedFile::path)).toList();
        byte[] json = CanonicalJson.bytesOf(new Listed(sorted));
        String path = pathOf(scan, fingerprint);
        output.write(path, out -> out.write(json));
        return new ResultFile(path, json.length, Sha256.of(json), sorted.size());
    }

    private static String pathOf(String scan, String fingerprint) {
        return ScanResults.folderOf(scan, fingerprint) + "/" + NAME + ".json";
    }

    /** A result's list as it lies there, whatever the ledger says; empty if it is gone or damaged. */
    Optional<ResultFile> found(String scan, String fingerprint) throws IOException {
        String path = pathOf(scan, fingerprint);
        try {
            byte[] json = output.read(path);
            Listed listed = CanonicalJson.read(CanonicalJson.tree(json), Listed.class);
            return Optional.of(new ResultFile(
                    path, json.length, Sha256.of(json), listed.files().size()));
        } catch (FileNotFoundException | JsonProcessingException goneOrDamaged) {
            return Optional.empty();
        }
    }

    /**
     * The files that a result vouches for; empty if its list is gone or is not the one that the ledger names, or if it was
     * made by a petline that kept none.
     */
    public Optional<List<PublishedFile>> of(ScanResult result) throws IOException {
        ResultFile list = result.files().get(NAME);
        if (list == null) return Optional.empty();
        try {
            byte[] json = output.read(list.path());
            if (!Sha256.of(json).equals(list.sha256())) return Optional.empty();
            return Optional.of(
                    CanonicalJson.read(CanonicalJson.tree(json), Listed.class).files());
        } catch (FileNotFoundException | JsonProcessingException goneOrDamaged) {
            return Optional.empty();
        }
    }

    /** Files that are gone or are not what the list says, as far as they are not trusted. */
    List<OutputFinding> damageOf(ScanResult result) throws IOException {
        List<OutputFinding> damage = new ArrayList<>();
        Optional<List<PublishedFile>> files = of(result);
        if (files.isEmpty() && result.files().containsKey(NAME)) {
            damage.add(new OutputFinding(result.files().get(NAME).path(), "cannot be read"));
        }
        Map<String, Store.Entry> there = new TreeMap<>();
        List<String> looked = new ArrayList<>();
        for (PublishedFile file : files.orElse(List.of())) {
            String folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
            if (!looked.contains(folder)) {
                looked.add(folder);
                for (Store.Entry entry : output.list(folder)) there.put(entry.path(), entry);
            }
            Store.Entry found = there.get(file.path());
            if (found == null) {
                damage.add(new OutputFinding(file.path(), "is gone"));
                continue;
            }
            check.whyAnother(output, found, file.bytes(), file.sha256())
                    .ifPresent(what -> damage.add(new OutputFinding(file.path(), what)));
        }
        return damage;
    }

    /**
     * Deletes published files that are not what the list says, so that the stages whose work they are miss them and make
     * them again. Of a result that would not come out the same again the files may be newer than the list; if they are
     * deleted, they are made twice.
     */
    public void deleteDamaged(ScanResult result) throws IOException {
        for (OutputFinding damage : damageOf(result)) {
            if (!damage.file().startsWith(OutputLayout.RESULTS)) output.delete(damage.file());
        }
    }

    /**
     * Deletes files that an earlier result published and the new one does not: of a model that is no longer fitted, for
     * example. Before the new result is committed, so that a scan that stops in between is due again.
     */
    public void deleteOutdated(ScanResult before, ScanResult now) throws IOException {
        Set<String> kept =
                of(now).orElse(List.of()).stream().map(PublishedFile::path).collect(Collectors.toSet());
        for (PublishedFile file : of(before).orElse(List.of())) {
            if (!kept.contains(file.path())) output.delete(file.path());
        }
    }
}

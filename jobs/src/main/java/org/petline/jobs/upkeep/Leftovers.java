package org.petline.jobs.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.DatasetRecord;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.PublishedFile;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * Files of scans that no ledger entry accounts for. A run that was killed leaves them, and they mislead nobody below
 * {@code petline/}; among the derivatives they do.
 */
final class Leftovers {
    private static final String STAGES = "petline/stages";
    private static final String EVIDENCE = "petline/evidence";
    private static final List<String> FOLDERS_OF_SCANS = List.of(OutputLayout.RESULTS, EVIDENCE, STAGES);
    private static final String TRACES = "petline/traces";

    /** What follows the scan's stem in the names that {@link org.petline.bids.DerivativeName} gives. */
    private static final Pattern OURS = Pattern.compile(
            "(desc-hmc_petref|(space-T1w_)?desc-preproc_pet)\\.(nii\\.gz|json)"
                    + "|from-(orig_to-petref|petref_to-T1w)_mode-image_xfm\\.(txt|json)"
                    + "|(desc-confounds_timeseries|seg-[A-Za-z0-9]+_desc-petline_tacs|model-[A-Za-z0-9]+_kinpar)\\.(tsv|json)");

    /** Names that BIDS gives to such files whoever writes them. */
    private static final Pattern SHARED = Pattern.compile("(_desc-preproc_pet|_kinpar)\\.");

    private static final Pattern LABELS = Pattern.compile("^(sub-[A-Za-z0-9]+)(?:_(ses-[A-Za-z0-9]+))?");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Store output;
    private final Map<String, LedgerEntry> ledger;
    private final FileTree tree;

    Leftovers(Store output, Map<String, LedgerEntry> ledger) {
        this.output = output;
        this.ledger = new TreeMap<>(ledger);
        this.tree = new FileTree(output);
    }

    /** Below {@code petline/}: whole folders of unknown scans, and single files or results of known ones. */
    List<String> inPetline() throws IOException {
        List<String> left = new ArrayList<>();
        for (String folder : FOLDERS_OF_SCANS) {
            for (Store.Entry scan : output.list(folder)) {
                boolean unknown = isNameOfAScan(scan.name()) && !ledger.containsKey(scan.name());
                if (unknown && !(folder.equals(STAGES) && isStillToDo(scan.name()))) left.add(scan.path());
            }
        }
        for (Store.Entry trace : output.list(TRACES)) {
            if (!ledger.containsKey(trace.name().replaceFirst("\\.txt$", ""))) left.add(trace.path());
        }
        for (LedgerEntry entry : ledger.values()) {
            Set<String> named = entry.result().files().values().stream()
                    .map(ResultFile::path)
                    .collect(Collectors.toSet());
            for (Store.Entry result : output.list(OutputLayout.RESULTS + "/" + entry.scan())) {
                boolean stands = named.stream().anyMatch(path -> path.startsWith(result.path() + "/"));
                if (stands) left.addAll(unnamed(result.path(), named));
                else left.add(result.path());
            }
            Optional<Set<String>> published = published(entry);
            if (published.isPresent()) left.addAll(unnamed(EVIDENCE + "/" + entry.scan(), published.get()));
        }
        return left;
    }

    /**
     * Whether a scan is in the dataset: then its stages are what a run that was killed has done of it, and the next one goes
     * on from there. A dataset that cannot be looked into may have it.
     */
    private boolean isStillToDo(String scan) throws IOException {
        Optional<DatasetRecord> dataset = DatasetRecord.of(output);
        Matcher labels = LABELS.matcher(scan);
        if (dataset.isEmpty() || !labels.find()) return false;
        Store place = HadoopSettings.ofThisProcess().storeAt(dataset.get().place());
        if (place.list("").isEmpty()) return true;
        String session = labels.group(2) == null ? "" : labels.group(2) + "/";
        return place.list(labels.group(1) + "/" + session + "pet").stream()
                .anyMatch(file -> file.name().startsWith(scan + "_pet."));
    }

    /** Anything else is a user's own: petline makes folders of scans alone there. */
    private static boolean isNameOfAScan(String name) {
        return name.startsWith("sub-");
    }

    /** Among the derivatives, {@code sub-*}. */
    List<String> amongDerivatives() throws IOException {
        Set<String> listed = new TreeSet<>();
        List<String> unlisted = new ArrayList<>();
        for (LedgerEntry entry : ledger.values()) {
            Optional<Set<String>> files = published(entry);
            if (files.isPresent()) listed.addAll(files.get());
            else unlisted.add(entry.scan() + "_");
        }
        List<String> left = new ArrayList<>();
        for (Store.Entry participant : output.list("")) {
            if (!participant.folder() || !participant.name().startsWith("sub-")) continue;
            for (Store.Entry file : tree.below(participant.path())) {
                boolean known = listed.contains(file.path())
                        || unlisted.stream().anyMatch(stem -> file.name().startsWith(stem));
                if (!known) left.add(file.path());
            }
        }
        return left;
    }

    /**
     * Whether petline wrote a file among the derivatives: it has a name that petline gives, for a scan that it knows, and
     * where other programs give that name too, the JSON file beside it says who wrote it.
     */
    boolean isOurs(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean ourName = ledger.keySet().stream()
                .anyMatch(scan -> name.startsWith(scan + "_")
                        && OURS.matcher(name.substring(scan.length() + 1)).matches());
        return ourName && (!SHARED.matcher(name).find() || isSigned(path.replaceFirst("\\.(tsv|nii\\.gz)$", ".json")));
    }

    private boolean isSigned(String sidecar) throws IOException {
        try (InputStream in = output.open(sidecar)) {
            JsonNode said = MAPPER.readTree(in);
            return said.path("SoftwareName").asText().equals("petline") || said.has("MotionMethod");
        } catch (FileNotFoundException | JsonProcessingException unsigned) {
            return false;
        }
    }

    /** What a done scan has published; empty of one whose attempt stopped on the way, and of one without a list. */
    private Optional<Set<String>> published(LedgerEntry entry) throws IOException {
        if (entry.status() != ScanStatus.DONE) return Optional.empty();
        return new PublishedFiles(output)
                .of(entry.result())
                .map(files -> files.stream().map(PublishedFile::path).collect(Collectors.toSet()));
    }

    private List<String> unnamed(String folder, Set<String> named) throws IOException {
        return tree.below(folder).stream()
                .map(Store.Entry::path)
                .filter(path -> !named.contains(path))
                .toList();
    }
}

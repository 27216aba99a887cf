package org.petline.jobs.curves;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.bids.ScanKey;
import org.petline.bids.TacFile;
import org.petline.bids.TacSidecar;
import org.petline.bids.TacTable;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.rows.ScanLabels;

/** A table of curves as text, {@code *_tacs.tsv}, with the JSON beside it. */
record TacFileSource(Store store, TacFile file, String name, Optional<String> dataset) implements CurveSource {
    @Override
    public String stem() {
        return file.path().replaceFirst("(_tacs)?\\.[^./]*$", "");
    }

    @Override
    public MeasuredScan read(Given given) throws IOException {
        try {
            return measured(given);
        } catch (Refusal refusal) {
            // A user knows the file by the name that he gave, not by its place in the store.
            throw refusal.file().equals(file.path()) ? refusal.file(name) : refusal;
        }
    }

    @Override
    public Refusal radionuclideUnknown() {
        return Refusal.of(CurvesReason.CURVES_RADIONUCLIDE_UNKNOWN).file(name).field("TracerRadionuclide");
    }

    private MeasuredScan measured(Given given) throws IOException {
        TacTable table = TacTable.read(store, file.path());
        Map<String, double[]> activity = new LinkedHashMap<>();
        for (String region : table.regions()) activity.put(region, table.activity(region));
        List<Refusal> refused = new ArrayList<>(table.refused());
        Fingerprint content = content(Fingerprint.ofNothing(), file.path());
        for (String companion : file.companions()) {
            try {
                add(activity, companion, table.frames());
                content = content(content, companion);
            } catch (Refusal refusal) {
                refused.add(refusal);
            }
        }
        TacSidecar sidecar = given.over(table.sidecar());
        return MeasuredScan.of(
                name,
                keys(sidecar),
                file.scan(),
                file.pvc(),
                new MeasuredScan.Raw(table.frames(), activity, sidecar),
                refused,
                content.hex());
    }

    private void add(Map<String, double[]> activity, String companion, FrameTimes frames) throws IOException {
        TacTable table = TacTable.read(store, companion);
        if (!table.frames().equals(frames)) {
            throw Refusal.of(CurvesReason.CURVES_FRAMES_DIFFER)
                    .file(companion)
                    .found(table.frames() + ", and " + frames + " in " + file.path());
        }
        for (String region : table.regions()) activity.putIfAbsent(region, table.activity(region));
    }

    private ScanLabels keys(TacSidecar sidecar) {
        String tracer = file.scan()
                .map(ScanKey::tracerLabel)
                .filter(label -> !label.isEmpty())
                .orElse(sidecar.tracerName());
        String named = dataset.orElse(null);
        return file.scan()
                .map(key -> ScanLabels.of(named, key, tracer))
                .orElseGet(() -> new ScanLabels(
                        named, null, null, null, tracer.isEmpty() ? null : tracer, null, null, nameOfFile()));
    }

    /** A file without BIDS labels is called after itself. */
    private String nameOfFile() {
        return stem().substring(stem().lastIndexOf('/') + 1);
    }

    private Fingerprint content(Fingerprint before, String path) throws IOException {
        String json = DerivativeName.sidecarOf(path);
        Fingerprint with = before.with(path, Sha256.of(store, path));
        return store.find(json).isPresent() ? with.with(json, Sha256.of(store, json)) : with;
    }
}

package org.petline.jobs.curves;

import java.io.IOException;
import java.io.InputStream;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Fingerprint;

/** A file that a user names, in the store of its folder. */
record NamedFile(Store store, String name, String location) {
    /**
     * The file at a local path or Hadoop URI.
     *
     * @throws Refusal CURVES_MISSING if there is none
     */
    static NamedFile at(HadoopSettings stores, String location) throws IOException {
        int slash = location.lastIndexOf('/');
        Store store = stores.storeAt(slash < 0 ? "." : location.substring(0, slash + 1));
        String name = location.substring(slash + 1);
        boolean isFile = !name.isEmpty()
                && store.find(name).filter(entry -> !entry.folder()).isPresent();
        if (!isFile) throw Refusal.of(CurvesReason.CURVES_MISSING).file(location);
        return new NamedFile(store, name, location);
    }

    /** A fingerprint with this file's content, and that of the JSON beside it. */
    Fingerprint in(Fingerprint before) throws IOException {
        String json = DerivativeName.sidecarOf(name);
        Fingerprint with = before.with(location, hash(name));
        return store.find(json).isPresent() ? with.with(location + " " + json, hash(json)) : with;
    }

    private String hash(String path) throws IOException {
        try (InputStream in = store.open(path)) {
            return Fingerprint.sha256(in.readAllBytes());
        }
    }
}

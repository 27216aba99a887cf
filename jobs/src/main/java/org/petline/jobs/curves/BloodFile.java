package org.petline.jobs.curves;

import java.io.IOException;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.NamedFile;
import org.petline.jobs.tables.Fingerprint;

/** A file about blood that the user names, and the JSON beside it. */
record BloodFile(NamedFile file) {
    /**
     * The file at a local path or Hadoop URI.
     *
     * @throws Refusal CURVES_MISSING if there is none
     */
    static BloodFile at(HadoopSettings stores, String location) throws IOException {
        return new BloodFile(NamedFile.at(stores, location)
                .orElseThrow(() -> Refusal.of(CurvesReason.CURVES_MISSING).file(location)));
    }

    Store folder() {
        return file.folder();
    }

    String name() {
        return file.name();
    }

    /** A fingerprint with the content of both. */
    Fingerprint in(Fingerprint before) throws IOException {
        String json = DerivativeName.sidecarOf(name());
        Fingerprint with = before.with(file.location(), Sha256.of(folder(), name()));
        return folder().find(json).isPresent()
                ? with.with(file.location() + " " + json, Sha256.of(folder(), json))
                : with;
    }
}

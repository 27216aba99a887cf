package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.tables.Fingerprint;

/**
 * Reads the PET image once ({@link Unpacking}). The frames are there for a run; what is remarkable about them is kept.
 */
public final class UnpackStage implements Stage<UnpackedScan.Facts> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "unpack";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<UnpackedScan.Facts> result() {
        return UnpackedScan.Facts.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of();
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing().with("image", inputs.image()).with("sidecar", inputs.sidecar());
    }

    @Override
    public boolean readsFrames() {
        return true;
    }

    @Override
    public UnpackedScan.Facts run(StageContext scan) throws IOException {
        return scan.frames().facts();
    }

    @Override
    public List<Remark> remarks(UnpackedScan.Facts facts) {
        return facts.noticed().stream()
                .map(each -> Remark.onScan(each.flag(), each.object()))
                .toList();
    }
}

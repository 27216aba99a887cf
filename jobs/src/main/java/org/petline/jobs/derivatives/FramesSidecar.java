package org.petline.jobs.derivatives;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.petline.bids.PetSidecar;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.RealignedScan;

/** Texts of the JSON files beside a series of resampled frames: field by field, nothing copied from the dataset's. */
public record FramesSidecar(FoundScan scan, PetSidecar sidecar, RealignedScan realigned, Settings settings) {
    public String inPet() {
        ObjectNode root = common("in the world of the reference frame, on the scan's own grid");
        root.put("SpatialReference", "orig");
        sources(root);
        return DerivativeSidecars.text(root);
    }

    public String inT1w(CoregisteredScan coregistered) {
        ObjectNode root = common("in the world of the T1w, on its grid");
        String t1w = scan.t1w().orElseThrow().image().path();
        root.put("SpatialReference", t1w);
        root.put("CoregistrationMethod", coregistered.search().method());
        sources(root).add(t1w);
        return DerivativeSidecars.text(root);
    }

    private ObjectNode common(String where) {
        ObjectNode root = DerivativeSidecars.object()
                .put(
                        "Description",
                        "Frames as if the head had not moved, " + where
                                + "; each value interpolated once from the raw frame, NaN outside the field of view")
                .put("Units", "Bq/mL")
                .put("SkullStripped", false)
                .put("TracerName", sidecar.tracerName())
                .put("TracerRadionuclide", sidecar.radionuclide().label());
        DerivativeSidecars.injected(root, sidecar);
        root.put("ImageDecayCorrected", true)
                .put("ImageDecayCorrectionTime", 0)
                .put("MotionMethod", word(settings.motion().method()))
                .put("Interpolation", word(settings.regions().interpolation()));
        DerivativeSidecars.reference(root, realigned, sidecar.frames());
        DerivativeSidecars.frames(root, sidecar.frames());
        return root;
    }

    private ArrayNode sources(ObjectNode root) {
        return DerivativeSidecars.images(root, scan);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

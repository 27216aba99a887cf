package org.petline.jobs.derivatives;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.RealignedScan;

/** Texts of the JSON files beside derivatives: field by field, so that nothing personal can travel with them. */
final class DerivativeSidecars {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DerivativeSidecars() {}

    static String petReference(FinishedScan scan) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("Description", "Mean of the motion-corrected frames, weighted by duration")
                .put("Units", "Bq/mL")
                .put("SkullStripped", false)
                .put("SpatialReference", "orig");
        sources(root, scan);
        root.putArray("ReferenceWindow")
                .add(scan.referenced().startSeconds())
                .add(scan.referenced().endSeconds());
        reference(root, scan);
        return text(root);
    }

    /** Of curves after a correction for partial volume, none among them. */
    static String tacs(FinishedScan scan, String pvc) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("Description", "Mean activity of each region in each frame, decay-corrected to TimeZero")
                .put("Units", "Bq/mL")
                .put("TracerName", scan.sidecar().tracerName())
                .put("TracerRadionuclide", scan.sidecar().radionuclide().label());
        injected(root, scan.sidecar());
        root.put("PVCMethod", pvc);
        scan.corrected().resolution(pvc).filter(its -> !pvc.equals("none")).ifPresent(its -> resolution(root, its));
        sources(root, scan);
        frames(root, scan.times());
        return text(root);
    }

    /** Along the axes of the segmentation, as the draft of BEP023 names them. */
    private static void resolution(ObjectNode root, CorrectedScan.Resolution its) {
        root.put("FWHM_x", its.axesMm().get(0))
                .put("FWHM_y", its.axesMm().get(1))
                .put("FWHM_z", its.axesMm().get(2))
                .put("FWHMSource", its.source());
        if (Double.isFinite(its.standardErrorMm())) root.put("FWHMStandardError", its.standardErrorMm());
        root.put("FWHMUnits", "mm");
    }

    /** What was injected, if it is known. */
    static void injected(ObjectNode root, PetSidecar sidecar) {
        if (!Double.isFinite(sidecar.injectedMBq())) return;
        root.put("InjectedRadioactivity", sidecar.injectedMBq()).put("InjectedRadioactivityUnits", "MBq");
    }

    /** Start and length of each frame, s from TimeZero. */
    static void frames(ObjectNode root, FrameTimes times) {
        ArrayNode starts = root.putArray("FrameTimesStart");
        ArrayNode durations = root.putArray("FrameDuration");
        for (int frame = 0; frame < times.count(); frame++) {
            starts.add(times.startSeconds(frame));
            durations.add(times.durationSeconds(frame));
        }
    }

    /** The file maps points of the reference to each frame: the head's motion. */
    static String frameTransforms(FinishedScan scan) {
        ObjectNode root = transforms(
                "Where a point of the reference lies in each frame, one transform a frame in the order of the frames");
        reference(root, scan);
        sources(root, scan);
        return text(root);
    }

    /** The file maps points of the T1w to the PET reference. */
    static String t1wTransform(FinishedScan scan) {
        ObjectNode root = transforms("Where a point of the T1w lies in the PET reference");
        reference(root, scan);
        root.put("Method", scan.coregistered().search().method());
        known(root, "ExplainedVariance", scan.coregistered().explained().explainedVariance());
        known(root, "StandardError", scan.coregistered().explained().standardErrorMm());
        root.put("StandardErrorUnits", "mm");
        ArrayNode sources = images(root, scan.found());
        scan.found().t1w().ifPresent(t1w -> sources.add(t1w.image().path()));
        return text(root);
    }

    /** JSON has no NaN. */
    private static void known(ObjectNode root, String field, double value) {
        if (Double.isFinite(value)) root.put(field, value);
        else root.put(field, "n/a");
    }

    private static ObjectNode transforms(String description) {
        return object().put("Description", description + "; it lays images of the first-named space on the second")
                .put("Format", "ITK text")
                .put("CoordinateSystem", "LPS")
                .put("Units", "mm");
    }

    private static void reference(ObjectNode root, FinishedScan scan) {
        reference(root, scan.realigned(), scan.times());
    }

    /** Which frame's world the PET reference is in. */
    static void reference(ObjectNode root, RealignedScan realigned, FrameTimes times) {
        int frame = realigned.referenceFrame();
        if (frame < 0) {
            root.put("ReferenceFrame", "n/a");
            root.put("ReferenceDescription", "The reference that the transforms read from files start from");
        } else {
            root.put("ReferenceFrame", frame);
            root.put("ReferenceFrameStart", times.startSeconds(frame));
        }
    }

    /** Paths below the raw dataset: a BIDS URI would need to say where that lies, and results may move without it. */
    private static void sources(ObjectNode root, FinishedScan scan) {
        images(root, scan.found());
    }

    static ArrayNode images(ObjectNode root, FoundScan scan) {
        ArrayNode sources = root.putArray("RawSources");
        scan.images().forEach(image -> sources.add(image.path()));
        return sources;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(ObjectNode root) {
        // The default indenter would end lines as the machine does.
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values", impossible);
        }
    }
}

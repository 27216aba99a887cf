package org.petline.jobs.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.petline.FrameTimes;

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
        root.put("ReferenceFrame", scan.realigned().referenceFrame());
        return text(root);
    }

    static String tacs(FinishedScan scan) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("Description", "Mean activity of each region in each frame, decay-corrected to TimeZero")
                .put("Units", "Bq/mL")
                .put("TracerName", scan.sidecar().tracerName())
                .put("TracerRadionuclide", scan.sidecar().radionuclide().label())
                .put("InjectedRadioactivity", scan.sidecar().injectedMBq())
                .put("InjectedRadioactivityUnits", "MBq")
                .put("PVCMethod", "none");
        sources(root, scan);
        FrameTimes times = scan.times();
        ArrayNode starts = root.putArray("FrameTimesStart");
        ArrayNode durations = root.putArray("FrameDuration");
        for (int frame = 0; frame < times.count(); frame++) {
            starts.add(times.startSeconds(frame));
            durations.add(times.durationSeconds(frame));
        }
        return text(root);
    }

    static String confounds() {
        ObjectNode root = MAPPER.createObjectNode();
        for (String axis : new String[] {"x", "y", "z"}) {
            column(root, "trans_" + axis, "Shift of the head from the reference frame along " + axis, "mm");
            column(root, "rot_" + axis, "Turn of the head from the reference frame about " + axis, "rad");
        }
        column(root, "frame_start", "Start of the frame from TimeZero", "s");
        column(root, "frame_end", "End of the frame from TimeZero", "s");
        column(root, "framewise_displacement", "Displacement from the frame before (Power 2012, 50 mm radius)", "mm");
        column(root, "rmsd", "Root mean square displacement from the frame before (Jenkinson 1999)", "mm");
        column(root, "median_displacement", "Median displacement over the brain from the reference frame", "mm");
        column(root, "max_displacement", "Largest displacement over the brain from the reference frame", "mm");
        return text(root);
    }

    /** Paths below the raw dataset: a BIDS URI would need to say where that lies, and results may move without it. */
    private static void sources(ObjectNode root, FinishedScan scan) {
        root.putArray("RawSources").add(scan.found().image().path());
    }

    private static void column(ObjectNode root, String name, String description, String units) {
        root.putObject(name).put("Description", description).put("Units", units);
    }

    private static String text(ObjectNode root) {
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

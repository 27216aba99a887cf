package org.petline.phantom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.FrameTimes;
import org.petline.files.Store;
import org.petline.geometry.RigidTransform;
import org.petline.phantom.Participant.Session;
import org.petline.phantom.TracerPreset.Uptake;
import org.petline.phantom.TrialDesign.T1wSessions;
import org.petline.regions.RegionTable;

/**
 * What the simulator knows and the pipeline must not: written apart, with all digits.
 *
 * <ul>
 *   <li>{@code bpnd.tsv}: participant x session x region that is one tissue: BPND, R1 and rate constants (1/min).
 *   <li>{@code motion.tsv}: scan x frame: referenceToFrame, the reference being the first frame; rows of the matrix, mm.
 *   <li>{@code jumps.tsv}: scan x jump: when (seconds from TimeZero), in which frame, and by how much (mm, degrees).
 *   <li>{@code coregistration.tsv}: scan: t1wToReference, from the world of the T1w that serves the session.
 *   <li>{@code sub-.._ses-.._desc-tissue_tacs.tsv}: scan x frame x region: what is in the tissue, Bq/mL.
 *   <li>{@code ..._desc-blurred_tacs.tsv}: what a scanner of this resolution sees there without noise and motion.
 * </ul>
 */
record TruthTables(TrialDesign design) {
    private static final List<String> MATRIX =
            List.of("m00", "m01", "m02", "m03", "m10", "m11", "m12", "m13", "m20", "m21", "m22", "m23");

    /** Writes the tables of the whole study. */
    void write(List<Participant> people, Store truth) throws IOException {
        List<List<String>> parameters = new ArrayList<>();
        List<List<String>> motion = new ArrayList<>();
        List<List<String>> coregistration = new ArrayList<>();
        List<List<String>> jumps = new ArrayList<>();
        for (Participant person : people) {
            SimulatedScan first =
                    new SimulatedScan(design, person, person.sessions().get(0));
            for (Session session : person.sessions()) {
                SimulatedScan scan = new SimulatedScan(design, person, session);
                List<String> key = List.of("sub-" + person.label(), "ses-" + session.name());
                addParameters(scan, key, parameters);
                HeadPath path = scan.truth().path();
                addJumps(path, key, jumps);
                List<RigidTransform> poses = path.referenceToFrames();
                for (int frame = 0; frame < poses.size(); frame++) {
                    List<String> row = new ArrayList<>(key);
                    row.add(String.valueOf(frame));
                    row.add("0");
                    addMatrix(poses.get(frame), row);
                    motion.add(row);
                }
                SimulatedScan anatomical = design.t1wSessions() == T1wSessions.ALL ? scan : first;
                List<String> row = new ArrayList<>(key);
                row.add(anatomical.folder() + "anat/" + anatomical.stem() + "T1w.nii.gz");
                addMatrix(anatomical.headToT1w().inverse().then(scan.headToReference()), row);
                coregistration.add(row);
            }
        }
        Documents documents = new Documents(truth);
        documents.table(
                "bpnd.tsv",
                List.of("participant_id", "session_id", "region", "bpnd", "r1", "k2", "k2prime", "k2a"),
                parameters);
        documents.table(
                "motion.tsv", header(List.of("participant_id", "session_id", "frame", "reference_frame")), motion);
        documents.table(
                "jumps.tsv",
                List.of(
                        "participant_id",
                        "session_id",
                        "seconds",
                        "frame",
                        "shift_x",
                        "shift_y",
                        "shift_z",
                        "angle_x",
                        "angle_y",
                        "angle_z"),
                jumps);
        documents.table("coregistration.tsv", header(List.of("participant_id", "session_id", "t1w")), coregistration);
    }

    private static void addJumps(HeadPath path, List<String> key, List<List<String>> rows) {
        for (HeadPath.Jump jump : path.jumps()) {
            List<String> row = new ArrayList<>(key);
            row.add(String.valueOf(jump.seconds()));
            row.add(String.valueOf(path.frameAt(jump.seconds())));
            for (double by : jump.by()) row.add(String.valueOf(by));
            rows.add(row);
        }
    }

    /** Writes the noise-free curves of one scan. */
    void writeCurves(
            SimulatedScan scan,
            ScanTruth scanTruth,
            SimulatedAnatomy anatomy,
            BlurredHead head,
            RegionTable regions,
            Store truth)
            throws IOException {
        Map<String, List<Double>> tissue = new LinkedHashMap<>();
        Map<String, List<Double>> blurred = new LinkedHashMap<>();
        for (RegionTable.Region region : regions.regions()) {
            Map<Tissue, Double> made = anatomy.sharesIn(region.labels());
            if (made.isEmpty()) continue;
            tissue.put(region.name(), scanTruth.seen(made));
            blurred.put(region.name(), scanTruth.seen(head.sharesSeenIn(region.labels())));
        }
        String stem = scan.folder() + scan.stem();
        writeCurves(stem + "desc-tissue_tacs.tsv", tissue, truth);
        writeCurves(stem + "desc-blurred_tacs.tsv", blurred, truth);
    }

    private void writeCurves(String path, Map<String, List<Double>> curves, Store truth) throws IOException {
        FrameTimes times = design.frames();
        List<String> header = new ArrayList<>(List.of("frame_start", "frame_end"));
        header.addAll(curves.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) {
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(times.startSeconds(frame)));
            row.add(String.valueOf(times.endSeconds(frame)));
            for (List<Double> curve : curves.values()) row.add(String.valueOf(curve.get(frame)));
            rows.add(row);
        }
        new Documents(truth).table(path, header, rows);
    }

    private static void addParameters(SimulatedScan scan, List<String> key, List<List<String>> rows) {
        TissueKinetics reference = scan.session().reference();
        scan.session().uptake().forEach((tissue, uptake) -> {
            List<String> row = new ArrayList<>(key);
            row.add(tissue.region());
            for (double value : parameters(reference, uptake)) row.add(String.valueOf(value));
            rows.add(row);
        });
    }

    /** In the order of the table's columns. */
    private static double[] parameters(TissueKinetics reference, Uptake uptake) {
        double k2 = uptake.r1() * reference.k2PerMinute();
        return new double[] {uptake.bpnd(), uptake.r1(), k2, reference.k2PerMinute(), k2 / (1 + uptake.bpnd())};
    }

    private static void addMatrix(RigidTransform transform, List<String> row) {
        for (double entry : transform.toAffine().rows()) row.add(String.valueOf(entry));
    }

    private static List<String> header(List<String> keys) {
        List<String> header = new ArrayList<>(keys);
        header.addAll(MATRIX);
        return header;
    }
}

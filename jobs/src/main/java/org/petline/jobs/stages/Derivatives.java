package org.petline.jobs.stages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.petline.bids.DerivativeName;
import org.petline.bids.ItkTransformFile;
import org.petline.bids.KineticParameterTable;
import org.petline.bids.Store;
import org.petline.bids.TacTable;
import org.petline.geometry.RigidTransform;

/**
 * One scan's BIDS derivatives: transforms, motion, time-activity curves and kinetic parameters, under the names of
 * PETPrep and the draft of BEP023. Sidecars are written field by field; nothing is copied from the dataset's.
 */
record Derivatives(Store output, String petlineVersion) {
    private static final String MISSING = "n/a";

    void write(FinishedScan scan) throws IOException {
        DerivativeName name = new DerivativeName(scan.found().key());
        text(
                name.frameTransforms(),
                ItkTransformFile.write(scan.realigned().poses().stream()
                        .map(RealignedScan.Pose::referenceToFrame)
                        .toList()));
        text(
                name.t1wTransform(),
                ItkTransformFile.write(List.of(scan.coregistered().t1wToReference())));
        text(name.confounds(), confounds(scan));
        text(DerivativeName.sidecarOf(name.confounds()), DerivativeSidecars.confounds());
        text(DerivativeName.sidecarOf(name.petReference()), DerivativeSidecars.petReference(scan));
        String regions = scan.prints().settings().regions().table();
        text(name.tacs(regions), tacs(scan).toTsv());
        text(DerivativeName.sidecarOf(name.tacs(regions)), DerivativeSidecars.tacs(scan));
        for (Map.Entry<String, KineticParameterTable> model :
                kineticParameters(scan).entrySet()) {
            String path = name.kineticParameters(model.getKey());
            text(path, model.getValue().toTsv());
            text(DerivativeName.sidecarOf(path), model.getValue().toJson());
        }
    }

    private void text(String path, String content) throws IOException {
        output.write(path, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A row a frame; shifts in mm and turns in radians about the grid's centre, as in the motion table. */
    private static String confounds(FinishedScan scan) {
        StringBuilder rows = new StringBuilder("frame_start\tframe_end\ttrans_x\ttrans_y\ttrans_z\trot_x\trot_y\trot_z"
                + "\tframewise_displacement\trmsd\tmedian_displacement\tmax_displacement\n");
        for (int frame = 0; frame < scan.times().count(); frame++) {
            RealignedScan.Pose pose = scan.realigned().poses().get(frame);
            double[] six = RigidTransform.of(pose.referenceToFrame())
                    .parametersAbout(scan.realigned().centre())
                    .toArray();
            StringJoiner row = new StringJoiner("\t", "", "\n");
            row.add(number(scan.times().startSeconds(frame)))
                    .add(number(scan.times().endSeconds(frame)));
            for (double parameter : six) row.add(number(parameter));
            row.add(number(pose.framewiseDisplacementMm())).add(number(pose.rmsdMm()));
            row.add(number(pose.medianDisplacementMm())).add(number(pose.maxDisplacementMm()));
            rows.append(row);
        }
        return rows.toString();
    }

    private static TacTable tacs(FinishedScan scan) {
        List<SampledScan.RegionTac> regions = scan.sampled().regions();
        double[][] activity = regions.stream()
                .map(region -> region.frames().stream()
                        .mapToDouble(SampledScan.Sample::mean)
                        .toArray())
                .toArray(double[][]::new);
        return TacTable.of(
                scan.times(), regions.stream().map(SampledScan.RegionTac::name).toList(), activity);
    }

    private Map<String, KineticParameterTable> kineticParameters(FinishedScan scan) {
        Map<String, KineticParameterTable> tables = new LinkedHashMap<>();
        for (FittedScan.RegionFit first : scan.fitted().fits()) {
            tables.computeIfAbsent(
                    first.model(),
                    model -> new KineticParameterTable(
                            new KineticParameterTable.Model(
                                    model,
                                    first.referenceRegion(),
                                    first.weights(),
                                    first.prediction(),
                                    petlineVersion),
                            scan.fitted().fits().stream()
                                    .filter(fit -> fit.model().equals(model))
                                    .map(Derivatives::parameters)
                                    .toList()));
        }
        return tables;
    }

    private static KineticParameterTable.Region parameters(FittedScan.RegionFit fit) {
        return new KineticParameterTable.Region(
                fit.region(),
                fit.estimates().stream()
                        .map(each -> new KineticParameterTable.Estimate(
                                each.parameter(), each.unit(), each.value(), each.standardError()))
                        .toList(),
                fit.flags());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : MISSING;
    }
}

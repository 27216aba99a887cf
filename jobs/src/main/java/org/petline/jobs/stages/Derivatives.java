package org.petline.jobs.stages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Set<String> models = new LinkedHashSet<>();
        for (FittedScan.RegionFit fit : scan.fitted().fits())
            models.add(fit.combination().model());
        for (String model : models) {
            Optional<KineticParameterTable> fits = scan.fitted().parameterTable(model, petlineVersion);
            if (fits.isEmpty()) continue;
            KineticParameterTable table = fits.get();
            String path = name.kineticParameters(model);
            text(path, table.toTsv());
            text(DerivativeName.sidecarOf(path), table.toJson());
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

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : MISSING;
    }
}

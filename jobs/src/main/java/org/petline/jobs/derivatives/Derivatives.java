package org.petline.jobs.derivatives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.petline.bids.DerivativeName;
import org.petline.bids.KineticParameterTable;
import org.petline.bids.TacTable;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.CorrectedCurves;
import org.petline.transforms.ItkTransformFile;

/**
 * One scan's BIDS derivatives: transforms, motion, time-activity curves and kinetic parameters, under the names of
 * PETPrep and the draft of BEP023. Sidecars are written field by field; nothing is copied from the dataset's.
 */
public record Derivatives(PublicationList files, String petlineVersion) {
    public void write(FinishedScan scan) throws IOException {
        DerivativeName name = new DerivativeName(scan.found().key());
        text(
                name.frameTransforms(),
                ItkTransformFile.write(scan.realigned().poses().stream()
                        .map(RealignedScan.Pose::referenceToFrame)
                        .toList()));
        if (scan.found().t1w().isPresent()) {
            text(
                    name.t1wTransform(),
                    ItkTransformFile.write(List.of(scan.coregistered().t1wToReference())));
            text(DerivativeName.sidecarOf(name.t1wTransform()), DerivativeSidecars.t1wTransform(scan));
        }
        text(DerivativeName.sidecarOf(name.frameTransforms()), DerivativeSidecars.frameTransforms(scan));
        Confounds confounds = new Confounds(
                scan.realigned(), scan.times(), scan.settings().motion().outlierMm());
        text(name.confounds(), confounds.toTsv());
        text(DerivativeName.sidecarOf(name.confounds()), confounds.toJson());
        text(DerivativeName.sidecarOf(name.petReference()), DerivativeSidecars.petReference(scan));
        String regions = scan.settings().regions().table();
        text(name.tacs(regions), tacs(scan).toTsv());
        text(DerivativeName.sidecarOf(name.tacs(regions)), DerivativeSidecars.tacs(scan, "none"));
        for (CorrectedCurves curves : scan.corrected().curves()) {
            if (curves.method().equals("none")) continue;
            String path = name.tacs(regions, curves.method());
            text(path, corrected(scan, curves).toTsv());
            text(DerivativeName.sidecarOf(path), DerivativeSidecars.tacs(scan, curves.method()));
        }
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
        files.write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private static TacTable corrected(FinishedScan scan, CorrectedCurves curves) {
        List<CorrectedCurves.Curve> regions = curves.regions().stream()
                .filter(each -> !each.frames().isEmpty())
                .toList();
        double[][] activity = regions.stream()
                .map(region -> region.frames().stream()
                        .mapToDouble(CorrectedCurves.Value::activity)
                        .toArray())
                .toArray(double[][]::new);
        return TacTable.of(
                scan.times(),
                regions.stream().map(CorrectedCurves.Curve::region).toList(),
                activity);
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
}

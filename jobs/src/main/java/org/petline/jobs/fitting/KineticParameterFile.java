package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.bids.KineticParameterTable;
import org.petline.bids.KineticParameterTable.InputValue;
import org.petline.jobs.fitting.FittedScan.Known;
import org.petline.jobs.fitting.FittedScan.RegionFit;
import org.petline.jobs.fitting.FittedScan.Standing;
import org.petline.kinetics.KineticModels;

/**
 * One model's fits as the draft of BEP023 tabulates them. The draft names a file by its model alone, so that of a sweep
 * only the first reference, weights and pvc of the settings are there; the tables have them all.
 */
record KineticParameterFile(String model, String petlineVersion) {
    Optional<KineticParameterTable> of(List<RegionFit> all) {
        List<RegionFit> fits = all.stream()
                .filter(fit -> fit.combination().model().equals(model))
                .filter(fit -> fit.standing() != Standing.ALTERNATIVE)
                .toList();
        return fits.stream()
                .filter(fit -> !fit.estimates().isEmpty())
                .findFirst()
                .map(shape -> new KineticParameterTable(
                        described(shape),
                        fits.stream().map(fit -> row(fit, shape)).toList()));
    }

    private KineticParameterTable.Model described(RegionFit fit) {
        FittedScan.Combination choices = fit.combination();
        boolean blood = !fit.assumed().delay().source().isEmpty();
        List<InputValue> inputs = new ArrayList<>();
        for (FittedScan.Named number : fit.assumed().ofTheScan()) {
            double value = number.known().value();
            if (Double.isFinite(value)) inputs.add(new InputValue(number.parameter(), value, number.unit()));
        }
        List<String> details = new ArrayList<>();
        details.add("prediction of a frame: " + choices.prediction());
        details.add("frames unlike the others: " + choices.outliers());
        for (FittedScan.Named number : fit.assumed().ofTheScan()) told(details, number.parameter(), number.known());
        told(
                details,
                "start of the linear phase, region by region",
                fit.assumed().tStar());
        return new KineticParameterTable.Model(
                KineticModels.find(model).orElseThrow().words().bidsLabel(),
                choices.referenceRegion(),
                blood ? "arterial" : "",
                choices.weights(),
                String.join("; ", details),
                inputs,
                petlineVersion);
    }

    private static void told(List<String> details, String what, Known known) {
        if (!known.source().isEmpty()) details.add(what + ": " + known.source());
    }

    private static KineticParameterTable.Region row(RegionFit fit, RegionFit shape) {
        List<FittedScan.Estimate> estimates = fit.estimates().isEmpty()
                ? shape.estimates().stream().map(KineticParameterFile::unknown).toList()
                : fit.estimates();
        return new KineticParameterTable.Region(
                fit.region(),
                estimates.stream()
                        .map(each -> new KineticParameterTable.Estimate(
                                each.parameter(), each.unit(), each.value(), each.standardError()))
                        .toList(),
                fit.flags());
    }

    private static FittedScan.Estimate unknown(FittedScan.Estimate shape) {
        double unknown = Double.NaN;
        return new FittedScan.Estimate(shape.parameter(), shape.unit(), unknown, unknown, unknown, unknown);
    }
}

package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.bids.KineticParameterTable;
import org.petline.bids.KineticParameterTable.InputValue;
import org.petline.jobs.fitting.FittedScan.Known;
import org.petline.jobs.fitting.FittedScan.RegionFit;
import org.petline.jobs.fitting.FittedScan.Standing;

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
        add(inputs, "k2prime", fit.assumed().k2Prime(), "1/min");
        add(inputs, "VND", fit.assumed().vnd(), "mL/cm3");
        add(inputs, "delay", fit.assumed().delay(), "min");
        List<String> details = new ArrayList<>();
        details.add("prediction of a frame: " + choices.prediction());
        details.add("frames unlike the others: " + choices.outliers());
        told(details, "k2prime", fit.assumed().k2Prime());
        told(details, "VND", fit.assumed().vnd());
        told(details, "delay", fit.assumed().delay());
        told(
                details,
                "start of the linear phase, region by region",
                fit.assumed().tStar());
        return new KineticParameterTable.Model(
                label(),
                choices.referenceRegion(),
                blood ? "arterial" : "",
                choices.weights(),
                String.join("; ", details),
                inputs,
                petlineVersion);
    }

    /** The draft's label of a model, where it has another than petline. */
    private String label() {
        return switch (model) {
            case "refLogan" -> "LoganRef";
            case "refPatlak" -> "PatlakRef";
            case "2TCMirr" -> "2TCM3k";
            case "SIME" -> "SIMEVND";
            default -> model;
        };
    }

    private static void add(List<InputValue> inputs, String label, Known known, String unit) {
        if (Double.isFinite(known.value())) inputs.add(new InputValue(label, known.value(), unit));
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

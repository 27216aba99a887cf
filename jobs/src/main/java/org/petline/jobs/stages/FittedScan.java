package org.petline.jobs.stages;

import java.util.List;
import java.util.Optional;
import org.petline.bids.KineticParameterTable;

/**
 * What the kinetic models say of every region.
 *
 * @param fits models in the order of the settings, within each the regions in the order of the TACs
 */
public record FittedScan(List<RegionFit> fits) {
    /** Copies the list. */
    public FittedScan {
        fits = List.copyOf(fits);
    }

    /**
     * One model's fits as a table of BIDS derivatives; empty if no region was fitted with it.
     *
     * @param model its name
     * @param petlineVersion that fitted
     */
    public Optional<KineticParameterTable> parameterTable(String model, String petlineVersion) {
        List<RegionFit> ofModel =
                fits.stream().filter(fit -> fit.model().equals(model)).toList();
        return ofModel.stream()
                .findFirst()
                .map(any -> new KineticParameterTable(
                        new KineticParameterTable.Model(
                                model, any.referenceRegion(), any.weights(), any.prediction(), petlineVersion),
                        ofModel.stream().map(RegionFit::tableRow).toList()));
    }

    /**
     * One region, one model, one set of choices. Numbers that the fit cannot tell are NaN.
     *
     * @param estimates every parameter of the model, BPND among them
     * @param bpndLower lower end of the 95 % confidence interval; {@code bpndUpper} its upper end
     * @param sigma residual standard deviation at weight 1, Bq/mL
     * @param wrss weighted residual sum of squares
     * @param degreesOfFreedom -1 if the model has none
     * @param flags names, in fixed order
     * @param predicted [frame], Bq/mL; empty if the model predicts no curve
     */
    public record RegionFit(
            String region,
            String model,
            String referenceRegion,
            String weights,
            String prediction,
            boolean isPrimary,
            List<Estimate> estimates,
            double bpndLower,
            double bpndUpper,
            double sigma,
            double wrss,
            double aic,
            double rSquared,
            int framesUsed,
            int degreesOfFreedom,
            List<String> flags,
            List<Double> predicted) {
        /** Copies the lists. */
        public RegionFit {
            estimates = List.copyOf(estimates);
            flags = List.copyOf(flags);
            predicted = List.copyOf(predicted);
        }

        /** The estimate of a parameter, if the model has it. */
        public Optional<Estimate> estimate(String parameter) {
            return estimates.stream()
                    .filter(each -> each.parameter().equals(parameter))
                    .findFirst();
        }

        private KineticParameterTable.Region tableRow() {
            return new KineticParameterTable.Region(
                    region,
                    estimates.stream()
                            .map(each -> new KineticParameterTable.Estimate(
                                    each.parameter(), each.unit(), each.value(), each.standardError()))
                            .toList(),
                    flags);
        }
    }

    /** One parameter, its estimate and standard error; NaN where the fit cannot tell. */
    public record Estimate(String parameter, String unit, double value, double standardError) {}
}

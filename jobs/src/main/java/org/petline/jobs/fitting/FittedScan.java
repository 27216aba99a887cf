package org.petline.jobs.fitting;

import java.util.List;
import java.util.Optional;
import org.petline.Group;
import org.petline.bids.KineticParameterTable;
import org.petline.kinetics.LinePlot;
import org.petline.kinetics.Quality;
import org.petline.kinetics.SharedParameter;
import org.petline.kinetics.Sime;
import org.petline.kinetics.Srtm2;

/**
 * What the kinetic models say of every region.
 *
 * @param fits combinations of choices in the order of the settings (pvc, weights, reference, model), within each the
 *     regions in the order of the TACs
 * @param remarks flags: what to know about the blood
 */
public record FittedScan(List<RegionFit> fits, List<String> remarks) {
    /** Copies the lists. */
    public FittedScan {
        fits = List.copyOf(fits);
        remarks = List.copyOf(remarks);
    }

    /**
     * One model's fits with the first reference, weights and pvc of the settings, as a table of BIDS derivatives; empty if
     * no region was fitted with it.
     *
     * @param model its name
     * @param petlineVersion that fitted
     */
    public Optional<KineticParameterTable> parameterTable(String model, String petlineVersion) {
        return new KineticParameterFile(model, petlineVersion).of(fits);
    }

    /**
     * One combination of the analyst's choices, in the words of the tables.
     *
     * @param referenceRegion empty if the study names none
     */
    public record Combination(
            String pvc, String model, String referenceRegion, String weights, String prediction, String outliers) {
        /** The same choices with another correction for partial volume. */
        public Combination withPvc(String other) {
            return new Combination(other, model, referenceRegion, weights, prediction, outliers);
        }
    }

    /** What a combination is to the study. */
    public enum Standing {
        /** Its default answer: the primary model, the first reference, the first weights, the first pvc. */
        PRIMARY,

        /** Another model with the same choices. */
        OTHER_MODEL,

        /** Other choices. */
        ALTERNATIVE
    }

    /** One region under one combination of choices. Numbers that the fit cannot tell are NaN. */
    public record RegionFit(Asked asked, Assumed assumed, Found found, Curves curves) {
        public String region() {
            return asked.region;
        }

        public Combination combination() {
            return asked.combination;
        }

        public Standing standing() {
            return asked.standing;
        }

        public String input() {
            return asked.input;
        }

        public List<Estimate> estimates() {
            return found.estimates;
        }

        public Quality quality() {
            return found.quality;
        }

        public List<String> flags() {
            return found.flags;
        }

        public List<Double> predicted() {
            return curves.predicted;
        }

        public List<Double> frameWeights() {
            return curves.frameWeights;
        }

        public List<Integer> downWeighted() {
            return curves.downWeighted;
        }

        public List<LinePlot> lines() {
            return curves.lines;
        }

        /** The estimate of a parameter, if the model has it. */
        public Optional<Estimate> estimate(String parameter) {
            return found.estimates.stream()
                    .filter(each -> each.parameter().equals(parameter))
                    .findFirst();
        }
    }

    /**
     * What was to be fitted.
     *
     * @param input what drove the model: the name of the reference region, or plasma
     */
    @Group
    public record Asked(String region, Combination combination, Standing standing, String input) {}

    /**
     * What the fit says.
     *
     * @param estimates every parameter of the model; empty if the scan lacks what the model needs
     * @param flags names, in fixed order
     */
    @Group
    public record Found(List<Estimate> estimates, Quality quality, List<String> flags) {
        /** Copies the lists. */
        public Found {
            estimates = List.copyOf(estimates);
            flags = List.copyOf(flags);
        }
    }

    /**
     * The fit frame by frame.
     *
     * @param predicted [frame], Bq/mL; empty if the model was not fitted
     * @param frameWeights [frame] weights of the fit, before frames were down-weighted; 0 for a frame left out
     * @param downWeighted frames that an outlier-robust fit trusted less, from 0
     * @param lines the straight line of a graphical method; empty for others
     */
    @Group
    public record Curves(
            List<Double> predicted, List<Double> frameWeights, List<Integer> downWeighted, List<LinePlot> lines) {
        /** Copies the lists. */
        public Curves {
            predicted = List.copyOf(predicted);
            frameWeights = List.copyOf(frameWeights);
            downWeighted = List.copyOf(downWeighted);
            lines = List.copyOf(lines);
        }
    }

    /**
     * One parameter of one fit; NaN where the fit cannot tell.
     *
     * @param unit empty for a ratio
     * @param standardError in the parameter's unit
     * @param lower end of the 95 % confidence interval; {@code upper} its other end
     * @param spread how its error goes with others'
     */
    public record Estimate(
            String parameter,
            String unit,
            double value,
            double standardError,
            double lower,
            double upper,
            Spread spread) {
        /** One of which no more is known. */
        public Estimate(String parameter, String unit, double value, double standardError, double lower, double upper) {
            this(parameter, unit, value, standardError, lower, upper, Spread.UNKNOWN);
        }
    }

    /**
     * How an estimate's error goes with others'; NaN where the fit cannot tell, or the model has no such parameter.
     *
     * @param common the part of the standard error that all regions of the scan share
     * @param withBpnd covariance with BPND, {@code withR1} with R1, {@code withK2Prime} with k2'
     */
    public record Spread(double common, double withBpnd, double withR1, double withK2Prime) {
        /** Nothing is known. */
        public static final Spread UNKNOWN = new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * What a fit took as known; {@link Known#NOTHING} where the model has no use for it.
     *
     * @param k2Prime 1/min
     * @param vnd mL/cm3
     * @param tStar minutes from TimeZero
     * @param delay minutes by which blood was shifted
     */
    public record Assumed(Known k2Prime, Known vnd, Known tStar, Known delay) {
        /** Nothing but the curves. */
        public static final Assumed NOTHING = new Assumed(Known.NOTHING, Known.NOTHING, Known.NOTHING, Known.NOTHING);

        /** What the scan's regions have in common; not t*, which each has of its own. */
        public List<Named> ofTheScan() {
            return List.of(
                    Named.of(Srtm2.K2_PRIME, k2Prime),
                    Named.of(Sime.VND, vnd),
                    new Named("delay", "delay", "min", delay));
        }

        /**
         * The same with a number that some models take as known.
         *
         * @throws IllegalArgumentException for a number without a place here
         */
        Assumed with(SharedParameter parameter, Known known) {
            if (parameter.equals(Srtm2.K2_PRIME)) return new Assumed(known, vnd, tStar, delay);
            if (parameter.equals(Sime.VND)) return new Assumed(k2Prime, known, tStar, delay);
            throw new IllegalArgumentException("no place for " + parameter.symbol());
        }

        Assumed withTStar(Known known) {
            return new Assumed(k2Prime, vnd, known, delay);
        }

        Assumed withDelay(Known known) {
            return new Assumed(k2Prime, vnd, tStar, known);
        }
    }

    /**
     * A number that a fit took as known, with its names.
     *
     * @param symbol for people
     * @param parameter as models name it among their estimates
     */
    public record Named(String symbol, String parameter, String unit, Known known) {
        private static Named of(SharedParameter parameter, Known known) {
            return new Named(parameter.symbol(), parameter.estimate(), parameter.unit(), known);
        }
    }

    /**
     * A number that a fit took as known.
     *
     * @param source where it came from, as in the settings: given, joint, regions a+b, fit, auto; fitted if it is an
     *     estimate of the fit itself; empty if there is none
     * @param standardError 0 for a number that was given
     */
    public record Known(String source, double value, double standardError) {
        /** The model has no such number. */
        public static final Known NOTHING = new Known("", Double.NaN, Double.NaN);
    }
}

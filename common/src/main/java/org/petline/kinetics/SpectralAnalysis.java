package org.petline.kinetics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.petline.linear.LawsonHanson;
import org.petline.linear.Vectors;

/**
 * Spectral analysis (Cunningham and Jones 1993, J Cereb Blood Flow Metab 13:15): the target as a sum of plasma convolved
 * with decaying exponentials of any rate, amplitudes not negative, and blood; no number of compartments is assumed.
 *
 * <p>VT = sum of amplitude / rate, K1 = sum of amplitudes. Neighbouring grid points that stand for one peak are joined, and
 * the standard errors treat each peak's rate and amplitude as fitted. A peak at the slowest rate is tracer that stays: VT
 * has no meaning then. Frame averages of all columns are exact.
 */
public final class SpectralAnalysis implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "SA",
                    Input.Kind.PLASMA,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords("Spectral analysis", "spectral analysis", Papers.CUNNINGHAM_1993, "SA"),
                    SpectralAnalysis::new)
            .needing(KineticModels.Need.BLOOD);

    /** 1/min: from half a day to a time constant of 10 s, neighbours 9 % apart. */
    private static final SearchRange RATES = new SearchRange(0.001, 6, 100);

    /** Two components and blood, and one frame more. */
    private static final int FEWEST_FRAMES = 6;

    private static final List<Estimate> SHAPE = List.of(
            Estimate.none("VT", Estimate.VOLUME),
            Estimate.none("K1", Estimate.FLOW),
            Estimate.none("components", Estimate.RATIO),
            Estimate.none("vB", Estimate.RATIO));

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and the blood volume. */
    public SpectralAnalysis(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        BloodPart blood = BloodPart.of(options.bloodVolume(), plasma.blood(options.prediction()), this);
        return new Bound(plasma, plasma.curve(options.prediction()), blood);
    }

    /** A peak of the spectrum. */
    private record Peak(double amplitude, double rate, boolean isSlowest) {}

    private static final class Bound implements BoundModel {
        private final PlasmaInput input;
        private final InputCurve drive;
        private final BloodPart blood;
        private final double[] rates = RATES.grid();
        private final double[][] columns;

        private Bound(PlasmaInput input, InputCurve drive, BloodPart blood) {
            this.input = input;
            this.drive = drive;
            this.blood = blood;
            columns = new double[rates.length][];
            for (int g = 0; g < rates.length; g++)
                columns[g] = Convolution.of(drive, rates[g]).curve();
        }

        @Override
        public Fit fit(Tac target, double[] weights) {
            UsedFrames used = UsedFrames.of(target, input, weights);
            EnumSet<FitFlag> flags = used.flags();
            if (!(input.areaMinutes() > 0)) flags.add(FitFlag.REFERENCE_NOT_POSITIVE);
            if (used.count() < FEWEST_FRAMES) flags.add(FitFlag.TOO_FEW_FRAMES);
            if (flags.contains(FitFlag.REFERENCE_NOT_POSITIVE) || flags.contains(FitFlag.TOO_FEW_FRAMES)) {
                return Fit.none(SHAPE, target.count(), used.count(), flags);
            }
            double[] amplitudes = spectrum(used);
            List<Peak> peaks = peaks(amplitudes);
            double volume = blood.columns() == 1 ? amplitudes[rates.length] : blood.volume(new double[0]);
            double[] predicted = predicted(amplitudes, volume);
            return told(used, peaks, volume, predicted, flags);
        }

        private double[] spectrum(UsedFrames used) {
            double tissue = blood.tissue();
            double[] measured = used.rootedMeasured();
            double[][] all = new double[rates.length + blood.columns()][];
            for (int g = 0; g < rates.length; g++) {
                all[g] = Vectors.scaled(used.rooted(columns[g]), tissue);
            }
            if (blood.columns() == 1) {
                all[rates.length] = used.rooted(blood.curves()[0]);
            } else if (blood.curves().length == 1) {
                double[] known = used.rooted(blood.curves()[0]);
                Vectors.add(-(1 - tissue), known, measured);
            }
            return LawsonHanson.of(all, measured);
        }

        /** Joins neighbours: a peak between two grid points shows at both. */
        private List<Peak> peaks(double[] amplitudes) {
            List<Peak> peaks = new ArrayList<>();
            for (int g = 0; g < rates.length; g++) {
                if (amplitudes[g] == 0) continue;
                double sum = 0;
                double logs = 0;
                boolean slowest = g == 0;
                for (; g < rates.length && amplitudes[g] > 0; g++) {
                    sum += amplitudes[g];
                    logs += amplitudes[g] * StrictMath.log(rates[g]);
                }
                peaks.add(new Peak(sum, StrictMath.exp(logs / sum), slowest));
            }
            return peaks;
        }

        private double[] predicted(double[] amplitudes, double volume) {
            double[] out = new double[drive.frames().length];
            for (int g = 0; g < rates.length; g++) {
                if (amplitudes[g] == 0) continue;
                Vectors.add(blood.tissue() * amplitudes[g], columns[g], out);
            }
            if (blood.curves().length == 1) {
                Vectors.add(volume, blood.curves()[0], out);
            }
            return out;
        }

        private Fit told(UsedFrames used, List<Peak> peaks, double volume, double[] predicted, EnumSet<FitFlag> flags) {
            double share = blood.columns() == 1 ? 1 - volume : 1;
            List<double[]> jacobian = new ArrayList<>();
            double[] ofVt = new double[2 * peaks.size() + blood.columns()];
            double[] ofK1 = new double[ofVt.length];
            double vt = 0;
            double k1 = 0;
            boolean stays = false;
            for (Peak peak : peaks) {
                Convolution convolution = Convolution.of(drive, peak.rate());
                ofVt[jacobian.size()] = 1 / peak.rate() / share;
                ofK1[jacobian.size()] = 1 / share;
                jacobian.add(used.rooted(Vectors.scaled(convolution.curve(), blood.tissue())));
                ofVt[jacobian.size()] = -peak.amplitude() / (peak.rate() * peak.rate()) / share;
                jacobian.add(used.rooted(Vectors.scaled(convolution.slope(), blood.tissue() * peak.amplitude())));
                vt += peak.amplitude() / peak.rate() / share;
                k1 += peak.amplitude() / share;
                stays |= peak.isSlowest();
            }
            double[] ofVolume = new double[ofVt.length];
            if (blood.columns() == 1) {
                ofVolume[jacobian.size()] = 1;
                ofVt[jacobian.size()] = vt / share;
                ofK1[jacobian.size()] = k1 / share;
                jacobian.add(volume > 0 ? used.rooted(blood.curves()[0]) : null);
            }
            Quality quality = Quality.of(used.measured(), used.of(predicted), used.weights(), jacobian.size());
            Covariance covariance = Covariance.of(used.residuals(used.of(predicted)), jacobian);
            if (stays || peaks.isEmpty()) flags.add(FitFlag.AT_BOUND);
            if (stays || peaks.isEmpty()) vt = Double.NaN;
            double vtError = Double.isNaN(vt) ? Double.NaN : covariance.error(ofVt);
            if (vtError > vt / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
            return Fit.of(
                    List.of(
                            SHAPE.get(0).with(vt, vtError),
                            SHAPE.get(1).with(k1, covariance.error(ofK1)),
                            SHAPE.get(2).with(peaks.size(), Double.NaN),
                            SHAPE.get(3).with(volume, covariance.error(ofVolume))),
                    predicted,
                    quality.withConditionNumber(covariance.conditionNumber()),
                    flags);
        }
    }
}

package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The simplified reference tissue model with a share of blood in the target (as Tomasi et al. 2008 for SRTM with vascular
 * signal): C_T = (1 - vB) (R1 C_R + (k2 - R1 k2a) C_R convolved with exp(-k2a t)) + vB C_B.
 *
 * <p>Whole blood may be sampled or a vessel's frame averages. The reference is taken as it is, blood and all.
 */
public final class SrtmWithBlood implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "SRTMv",
                    Input.Kind.REFERENCE,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords(
                            "SRTM with a share of blood",
                            "simplified reference tissue model with a share of blood",
                            Papers.TOMASI_2008,
                            "SRTMv"),
                    SrtmWithBlood::new)
            .needing(KineticModels.Need.BLOOD)
            .needing(KineticModels.Need.BLOOD_OF_ANY_VOLUME);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and the blood volume. */
    public SrtmWithBlood(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput reference = Inputs.reference(input, this);
        InputCurve drive = reference.curve(options.prediction());
        InputCurve whole = reference
                .blood(options.prediction())
                .orElseThrow(() -> new IllegalArgumentException(name() + " needs whole blood"));
        BloodPart blood = BloodPart.of(options.bloodVolume(), Optional.of(whole), this);
        Mixture mixture = new Curve(blood);
        double[][] fixed = blood.curves().length == 0
                ? new double[][] {drive.frames()}
                : new double[][] {drive.frames(), blood.curves()[0]};
        MixtureCurves curves = new MixtureCurves(mixture, drive, fixed);
        return new SeparableFit(input, mixture, curves, Srtm.BPND, Optional.of(new Collapse(drive.frames(), Srtm.R1)))
                .carrying(reference.oneErrorAway(options.prediction()).stream()
                        .map(away -> {
                            double[][] moved = fixed.clone();
                            moved[0] = away.frames();
                            return curves.drivenBy(away, moved);
                        })
                        .toList());
    }

    /** Curves: the reference, blood if any, the reference convolved; columns: R1, k2, then vB if it is fitted. */
    private record Curve(BloodPart blood) implements Mixture {
        @Override
        public int rates() {
            return 1;
        }

        @Override
        public List<SearchRange> ranges() {
            return List.of(Srtm2.Curve.RANGE);
        }

        @Override
        public int columns() {
            return 2 + blood.columns();
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            int convolved = 1 + blood.curves().length;
            into[0][0] = blood.tissue();
            into[0][convolved] = -theta[0] * blood.tissue();
            into[1][convolved] = blood.tissue();
            blood.mix(into, 1);
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none(Srtm.R1, Estimate.RATIO),
                    Estimate.none("k2", Estimate.PER_MINUTE),
                    Estimate.none(Srtm.BPND, Estimate.RATIO),
                    Estimate.none("k2prime", Estimate.PER_MINUTE),
                    Estimate.none("k2a", Estimate.PER_MINUTE),
                    Estimate.none("vB", Estimate.RATIO));
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double share = blood.share(amplitudes);
            double r1 = amplitudes[0] / share;
            double k2 = amplitudes[1] / share;
            boolean isTissue = r1 > 0 && k2 > 0;
            return new double[] {
                r1,
                k2,
                isTissue ? k2 / theta[0] - 1 : Double.NaN,
                isTissue ? k2 / r1 : Double.NaN,
                theta[0],
                blood.volume(amplitudes)
            };
        }
    }
}

package org.petline.kinetics.voxels;

import java.util.List;
import java.util.Locale;
import org.petline.kinetics.Convolution;
import org.petline.kinetics.Input;
import org.petline.kinetics.InputCurve;
import org.petline.kinetics.Inputs;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Srtm2;
import org.petline.kinetics.TStar;

/**
 * The models that can be fitted to every voxel, under the names of {@link KineticModels}: the one place where a new one is
 * entered.
 */
public final class VoxelModels {
    private static final List<String> NAMES =
            List.of("SRTM", "SRTM2", "MRTM2", "refLogan", "refPatlak", "Logan", "MA1", "Patlak");

    private VoxelModels() {}

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A model for targets of one input; what does not depend on the voxel is computed here, once.
     *
     * @param name whatever its case
     * @param options t* must be fixed for the graphical methods and MA1, and the blood volume given where blood is known:
     *     voxels are too noisy to find them
     * @param weights [frame] the weight of each squared residual in every voxel, not negative; a frame of weight 0 counts
     *     only in running integrals
     * @throws IllegalArgumentException if there is no such model, an option or the kind of input is not what it needs, or a
     *     weight is negative or not finite
     */
    public static VoxelModel bind(String name, ModelOptions options, Input input, double[] weights) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "SRTM" -> new VoxelSrtm(options.prediction(), reference(name, input), weights);
            case "SRTM2" -> {
                ReferenceInput reference = reference(name, input);
                yield VoxelGivenK2Prime.of(
                        options.required(Srtm2.K2_PRIME, name),
                        k2Prime -> new VoxelSrtm2(options.prediction(), k2Prime, reference, weights));
            }
            case "MRTM2" -> {
                InputCurve curve = reference(name, input).curve(options.prediction());
                VoxelIntegral integral =
                        VoxelIntegral.of(input, curve, weights, minutes(name, Inputs.fromTheStart(options.tStar())));
                yield VoxelGivenK2Prime.of(
                        options.required(Srtm2.K2_PRIME, name),
                        k2Prime -> new VoxelCurveMethod(
                                VoxelReading.MRTM2,
                                Inputs.delivered(curve, k2Prime),
                                k2Prime,
                                integral,
                                VoxelBlood.none()));
            }
            case "REFLOGAN" -> {
                InputCurve curve = reference(name, input).curve(options.prediction());
                VoxelIntegral integral = VoxelIntegral.of(input, curve, weights, minutes(name, options.tStar()));
                yield VoxelGivenK2Prime.of(
                        options.required(Srtm2.K2_PRIME, name),
                        k2Prime -> new VoxelRatioMethod(
                                VoxelReading.REFERENCE_LOGAN,
                                Inputs.delivered(curve, k2Prime),
                                integral,
                                VoxelBlood.none()));
            }
            case "REFPATLAK" -> {
                InputCurve curve = reference(name, input).curve(options.prediction());
                double start = minutes(name, options.tStar());
                yield new VoxelPatlak(VoxelReading.REFERENCE_PATLAK, curve, input, VoxelBlood.none(), weights, start);
            }
            case "LOGAN" -> {
                PlasmaInput plasma = plasma(name, input);
                InputCurve curve = plasma.curve(options.prediction());
                VoxelIntegral integral = VoxelIntegral.of(input, curve, weights, minutes(name, options.tStar()));
                double[] driving = Convolution.of(curve, 0).curve();
                yield new VoxelRatioMethod(VoxelReading.LOGAN, driving, integral, VoxelBlood.of(options, plasma));
            }
            case "MA1" -> {
                PlasmaInput plasma = plasma(name, input);
                InputCurve curve = plasma.curve(options.prediction());
                VoxelIntegral integral = VoxelIntegral.of(input, curve, weights, minutes(name, options.tStar()));
                double[] driving = Convolution.of(curve, 0).curve();
                yield new VoxelCurveMethod(
                        VoxelReading.MA1, driving, Double.NaN, integral, VoxelBlood.of(options, plasma));
            }
            case "PATLAK" -> {
                PlasmaInput plasma = plasma(name, input);
                double start = minutes(name, options.tStar());
                yield new VoxelPatlak(
                        VoxelReading.PATLAK,
                        plasma.curve(options.prediction()),
                        input,
                        VoxelBlood.of(options, plasma),
                        weights,
                        start);
            }
            default -> throw new IllegalArgumentException("no voxel model " + name + " among " + NAMES);
        };
    }

    private static ReferenceInput reference(String name, Input input) {
        if (input instanceof ReferenceInput reference) return reference;
        throw new IllegalArgumentException(name + " needs a reference region, not " + input.kind());
    }

    private static PlasmaInput plasma(String name, Input input) {
        if (input instanceof PlasmaInput plasma) return plasma;
        throw new IllegalArgumentException(name + " needs plasma, not " + input.kind());
    }

    private static double minutes(String name, TStar tStar) {
        if (tStar instanceof TStar.Fixed fixed) return fixed.minutes();
        throw new IllegalArgumentException(name + " of voxels needs a t* in minutes; it can be chosen on a region");
    }
}

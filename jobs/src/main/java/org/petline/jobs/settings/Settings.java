package org.petline.jobs.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.SharedParameter;
import org.petline.kinetics.Sime;
import org.petline.kinetics.Srtm2;
import org.petline.transforms.TransformFormat;

/**
 * All settings of a run, a record a stage; {@code conf/petline.yaml} says what each means.
 *
 * <p>Keys are the component names in kebab-case. Immutable and complete: a value that the user did not give is the
 * default.
 */
public record Settings(
        Scans scans,
        Motion motion,
        Reference reference,
        Coregistration coregistration,
        Regions regions,
        PartialVolume partialVolume,
        Kinetics kinetics,
        Output output)
        implements Serializable {

    /** What is one scan. */
    public record Scans(Runs runs) implements Serializable {}

    /**
     * Head motion between frames.
     *
     * @param transforms pattern of the files' paths; empty if none are read
     * @param referenceFrame frame whose world all transforms start from, counted from 0, or the word auto
     * @param outlierMm framewise displacement beyond which a frame is marked; the transforms do not depend on it
     * @param startMinutes frames that begin before it are not estimated; likewise {@code endMinutes}
     */
    public record Motion(
            MotionMethod method,
            String transforms,
            TransformFormat transformsFormat,
            WordOrNumber referenceFrame,
            double startMinutes,
            double endMinutes,
            double smoothingFwhmMm,
            double gridMm,
            double outlierMm)
            implements Serializable {
        private static final int MOST_FRAMES = 100_000;

        public Motion {
            TransformsChecks.serve("motion", method == MotionMethod.FILE, transforms);
            referenceFrame.checkCount("motion.reference-frame", "auto", MOST_FRAMES);
            Bounds.ordered("motion.start-minutes", startMinutes, "motion.end-minutes", endMinutes);
            Bounds.within("motion.smoothing-fwhm-mm", smoothingFwhmMm, 0, 30);
            Bounds.within("motion.grid-mm", gridMm, 1, 20);
            Bounds.within("motion.outlier-mm", outlierMm, 1e-3, 1000);
        }
    }

    /** The PET image that is laid over the MR. */
    public record Reference(double startMinutes, double endMinutes) implements Serializable {
        public Reference {
            Bounds.ordered("reference.start-minutes", startMinutes, "reference.end-minutes", endMinutes);
        }
    }

    /** Where the MR lies to the PET. */
    public record Coregistration(CoregistrationMethod method, String transforms, TransformFormat transformsFormat)
            implements Serializable {
        public Coregistration {
            TransformsChecks.serve("coregistration", method == CoregistrationMethod.FILE, transforms);
            TransformsChecks.coregisters(transformsFormat);
        }
    }

    /** Which regions, and how their activity is read. */
    public record Regions(String table, String segmentation, OtherHead otherHead, RegionInterpolation interpolation)
            implements Serializable {}

    /** The resolution that correction for partial volume takes for that of the images. */
    public record PartialVolume(ResolutionChoice fwhmMm) implements Serializable {}

    /**
     * Kinetic models and their choices. Every combination of models, references, weights and pvc is fitted; the first of
     * each list, with the primary model, is the study's default answer.
     *
     * @param models names in the registry of models
     * @param references may be empty if no model needs one
     * @param bloodRecordings labels of recordings that make the input, as {@link org.petline.bids.BloodRecordings#ARTERIAL}
     * @param weightsFile path of a table of weights; empty if no weights come from a file
     */
    public record Kinetics(
            List<String> models,
            String primaryModel,
            List<String> references,
            List<FrameWeights> weights,
            String weightsFile,
            List<String> pvc,
            FramePrediction prediction,
            Outliers outliers,
            double startMinutes,
            double endMinutes,
            double windowStartMinutes,
            double windowEndMinutes,
            K2PrimeChoice k2Prime,
            WordOrNumber tStar,
            double tStarMaxDeviation,
            WordOrNumber bloodVolume,
            WordOrNumber delay,
            ParentFraction parentFraction,
            List<String> bloodRecordings,
            WordOrNumber vnd)
            implements Serializable {
        public Kinetics {
            models = KineticsChecks.models(models);
            primaryModel = KineticsChecks.model("kinetics.primary-model", primaryModel);
            if (!models.contains(primaryModel)) {
                throw Bounds.refusal("kinetics.primary-model", primaryModel + ", which is not among " + models);
            }
            references = KineticsChecks.names("kinetics.references", references);
            KineticsChecks.referencesServe(models, references);
            weights = KineticsChecks.sweep("kinetics.weights", weights);
            KineticsChecks.fileServes(weights, weightsFile);
            pvc = KineticsChecks.pvc(pvc);
            Bounds.ordered("kinetics.start-minutes", startMinutes, "kinetics.end-minutes", endMinutes);
            Bounds.ordered(
                    "kinetics.window-start-minutes",
                    windowStartMinutes,
                    "kinetics.window-end-minutes",
                    windowEndMinutes);
            k2Prime.check(Srtm2.K2_PRIME);
            tStar.check("kinetics.t-star", "auto", 0, 1000);
            Bounds.within("kinetics.t-star-max-deviation", tStarMaxDeviation, 1e-6, 0.999);
            bloodVolume.check("kinetics.blood-volume", "fit", 0, 0.999);
            delay.check("kinetics.delay", "fit", -10, 10);
            bloodRecordings = KineticsChecks.names("kinetics.blood-recordings", bloodRecordings);
            vnd.check(key(Sime.VND), SharedChoice.JOINT, Sime.VND.least(), Sime.VND.most());
        }

        /** The methods of partial volume correction but none. */
        public List<String> correctedPvc() {
            return pvc.stream()
                    .filter(method -> !method.equals(KineticsChecks.NO_PVC))
                    .toList();
        }

        /** Whether some model needs plasma or whole blood. */
        public boolean usesBlood() {
            return models.stream().map(KineticsChecks::entry).anyMatch(KineticModels.Entry::needsBlood);
        }

        /** Whether some model needs injected activity and body weight. */
        public boolean usesInjectedActivity() {
            return models.stream()
                    .map(KineticsChecks::entry)
                    .anyMatch(model -> model.needs().contains(KineticModels.Need.INJECTED_ACTIVITY));
        }

        /** Whether some model needs what was measured from the injection on, and not a late window alone. */
        public boolean usesTheBeginning() {
            return models.stream().map(KineticsChecks::entry).anyMatch(KineticModels.Entry::needsTheBeginning);
        }

        /** Whether a model is driven by a reference region's curve; SUV and plasma models are not. */
        public static boolean needsReference(String model) {
            return KineticsChecks.entry(model).needsReference();
        }

        /**
         * Where a number that some models take as known comes from.
         *
         * @throws IllegalArgumentException for a number without a setting
         */
        public SharedChoice shared(SharedParameter parameter) {
            if (parameter.equals(Srtm2.K2_PRIME)) return k2Prime.choice();
            if (parameter.equals(Sime.VND)) return new SharedChoice(vnd.given(), List.of());
            throw new IllegalArgumentException("no setting " + key(parameter));
        }

        static String key(SharedParameter parameter) {
            return "kinetics." + parameter.key();
        }
    }

    /** What is written beside tables and report; no number depends on it. */
    public record Output(WriteFrames writeFrames, String primaryReconstruction) implements Serializable {
        public Output {
            if (!primaryReconstruction.matches("[A-Za-z0-9]+")) {
                throw Bounds.refusal("output.primary-reconstruction", "\"" + primaryReconstruction + "\"");
            }
        }
    }

    /** Whether images that differ by run- alone are scans each, or one scan of one injection with breaks. */
    public enum Runs {
        SEPARATE,
        JOIN
    }

    /** Where the motion-corrected series is written. */
    public enum WriteFrames {
        NONE,
        PET,
        T1W
    }

    /** How head motion is found. */
    public enum MotionMethod {
        ESTIMATE,
        OFF,
        FILE
    }

    /** How the MR's place is found. */
    public enum CoregistrationMethod {
        AUTO,
        @JsonProperty("mutual-information")
        MUTUAL_INFORMATION,
        IDENTITY,
        OFF,
        FILE
    }

    /** What becomes of a scan whose segmentation is not of its T1w's head. */
    public enum OtherHead {
        REFUSE,
        ACCEPT
    }

    /** How raw frames are read between their voxels. */
    public enum RegionInterpolation {
        @JsonProperty("cubic-spline")
        CUBIC_SPLINE,
        @JsonProperty("windowed-sinc")
        WINDOWED_SINC,
        TRILINEAR
    }

    /** How much each frame counts in a fit. */
    public enum FrameWeights {
        DECAY,
        UNIFORM,
        DURATION,
        ACTIVITY,
        FILE
    }

    /** What a fit does with frames that do not follow the others. */
    public enum Outliers {
        KEEP,
        @JsonProperty("down-weight")
        DOWN_WEIGHT
    }

    /** How the share of unchanged tracer in plasma runs between its samples. */
    public enum ParentFraction {
        AUTO,
        INTERPOLATED,
        HILL,
        POWER,
        EXPONENTIAL,
        SIGMOID,
        @JsonProperty("inverse-gamma")
        INVERSE_GAMMA,
        UNCHANGED
    }

    /** How a model's curve meets a frame. */
    public enum FramePrediction {
        @JsonProperty("frame-average")
        FRAME_AVERAGE,
        @JsonProperty("mid-frame")
        MID_FRAME
    }
}

package org.petline.jobs.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;

/**
 * All settings of a run, a record a stage; {@code conf/petline.yaml} says what each means.
 *
 * <p>Keys are the component names in kebab-case. Immutable and complete: a value that the user did not give is the
 * default.
 */
public record Settings(
        Motion motion, Reference reference, Coregistration coregistration, Regions regions, Kinetics kinetics)
        implements Serializable {

    /** Head motion between frames. */
    public record Motion(MotionMethod method, double smoothingFwhmMm, double gridMm) implements Serializable {
        public Motion {
            Bounds.within("motion.smoothing-fwhm-mm", smoothingFwhmMm, 0, 30);
            Bounds.within("motion.grid-mm", gridMm, 1, 20);
        }
    }

    /** The PET image that is laid over the MR. */
    public record Reference(double startMinutes, double endMinutes) implements Serializable {
        public Reference {
            Bounds.ordered("reference.start-minutes", startMinutes, "reference.end-minutes", endMinutes);
        }
    }

    /** Where the MR lies to the PET. */
    public record Coregistration(CoregistrationMethod method) implements Serializable {}

    /** Which regions, and how their activity is read. */
    public record Regions(String table, String segmentation, RegionInterpolation interpolation)
            implements Serializable {}

    /** Kinetic models and their choices. */
    public record Kinetics(
            List<Model> models,
            Model primaryModel,
            String referenceRegion,
            FrameWeights weights,
            FramePrediction prediction,
            double startMinutes,
            double endMinutes,
            double suvrStartMinutes,
            double suvrEndMinutes)
            implements Serializable {
        public Kinetics {
            models = List.copyOf(models);
            if (models.isEmpty()) throw Bounds.refusal("kinetics.models", "an empty list");
            if (models.stream().distinct().count() < models.size()) {
                throw Bounds.refusal("kinetics.models", "the same model twice: " + models);
            }
            if (!models.contains(primaryModel)) {
                throw Bounds.refusal("kinetics.primary-model", primaryModel + ", which is not among " + models);
            }
            if (referenceRegion.isBlank()) throw Bounds.refusal("kinetics.reference-region", "no name");
            Bounds.ordered("kinetics.start-minutes", startMinutes, "kinetics.end-minutes", endMinutes);
            Bounds.ordered(
                    "kinetics.suvr-start-minutes", suvrStartMinutes, "kinetics.suvr-end-minutes", suvrEndMinutes);
        }
    }

    /** How head motion is found. */
    public enum MotionMethod {
        ESTIMATE,
        OFF
    }

    /** How the MR's place is found. */
    public enum CoregistrationMethod {
        @JsonProperty("mutual-information")
        MUTUAL_INFORMATION,
        IDENTITY
    }

    /** How raw frames are read between their voxels. */
    public enum RegionInterpolation {
        @JsonProperty("cubic-spline")
        CUBIC_SPLINE,
        TRILINEAR
    }

    /** Kinetic models by the field's names. */
    public enum Model {
        SRTM,
        SUVR
    }

    /** How much each frame counts in a fit. */
    public enum FrameWeights {
        DECAY,
        UNIFORM,
        DURATION,
        ACTIVITY
    }

    /** How a model's curve meets a frame. */
    public enum FramePrediction {
        @JsonProperty("frame-average")
        FRAME_AVERAGE,
        @JsonProperty("mid-frame")
        MID_FRAME
    }
}

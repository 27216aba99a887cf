package org.petline.jobs.stages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.petline.jobs.settings.Settings;

/**
 * The stages of a scan, in the order in which they run and are told of.
 *
 * <p>A new stage is its class and a line of {@link #ALL}.
 */
public final class Stages implements Serializable {
    private static final long serialVersionUID = 1;

    public static final UnpackStage UNPACK = new UnpackStage();
    public static final SegmentationStage SEGMENTATION = new SegmentationStage();
    public static final RealignStage REALIGN = new RealignStage();
    public static final ReferenceStage REFERENCE = new ReferenceStage();
    public static final CoregisterStage COREGISTER = new CoregisterStage();
    public static final SampleStage SAMPLE = new SampleStage();
    public static final CorrectStage CORRECT = new CorrectStage();
    public static final FitStage FIT = new FitStage();
    public static final PicturesStage PICTURES = new PicturesStage();
    public static final PublishStage PUBLISH = new PublishStage();

    /** Every stage that petline has. */
    public static final Stages ALL = new Stages(List.of(
            UNPACK,
            SEGMENTATION,
            REALIGN,
            REFERENCE,
            COREGISTER,
            SAMPLE,
            CORRECT,
            FIT,
            PICTURES,
            new FramesStage(Settings.WriteFrames.PET),
            new FramesStage(Settings.WriteFrames.T1W),
            PUBLISH));

    private final ArrayList<Stage<?>> inOrder;

    /**
     * A list of stages.
     *
     * @throws IllegalArgumentException if one builds on another that does not come before it, or two are kept under one name
     */
    Stages(List<Stage<?>> inOrder) {
        Set<String> before = new HashSet<>();
        for (Stage<?> stage : inOrder) {
            for (Stage<?> needed : stage.buildsOn()) {
                if (!before.contains(needed.keptAs())) {
                    throw new IllegalArgumentException(stage.name() + " comes before " + needed.name());
                }
            }
            if (!before.add(stage.keptAs())) throw new IllegalArgumentException("two stages " + stage.keptAs());
        }
        this.inOrder = new ArrayList<>(inOrder);
    }

    public List<Stage<?>> inOrder() {
        return List.copyOf(inOrder);
    }

    /** Those that the settings ask for. */
    public List<Stage<?>> asked(Settings settings) {
        return inOrder.stream().filter(stage -> stage.isAsked(settings)).toList();
    }

    /** Their names, each once. */
    public List<String> names() {
        return inOrder.stream().<String>map(Stage::name).distinct().toList();
    }

    /** The same, and one more before the last, which publishes. */
    public Stages with(Stage<?> more) {
        List<Stage<?>> longer = new ArrayList<>(inOrder);
        longer.add(longer.size() - 1, more);
        return new Stages(longer);
    }
}

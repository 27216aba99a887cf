package org.petline.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.FrameSource;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * One scan of a simulated trial in memory, for those who judge estimators: images on one side, truth on the other.
 *
 * <p>The same images that {@link SimulatedTrial} would write for the participant's first session, but for the rounding
 * of files.
 */
public final class ScanWithTruth {
    private static final double POINT_SPACING_MM = 8;

    private final SimulatedScan scan;
    private final SimulatedAnatomy anatomy;
    private final ScanTruth truth;
    private final PetFrames frames;

    /**
     * The scan of one participant's first session.
     *
     * @param place in the trial's list of participants, from 0
     */
    public ScanWithTruth(TrialDesign design, int place) {
        Participant participant = new Population(design).participant(place);
        scan = new SimulatedScan(design, participant, participant.sessions().get(0));
        anatomy = SimulatedTrial.anatomy(design, participant);
        truth = scan.truth();
        NoiseModel noise = NoiseModel.of(
                design.counts(), design.tracer().typicalGrey(), design.tracer().halfLifeSeconds());
        BlurredHead head = new BlurredHead(anatomy, design.scanner().fwhmMm());
        frames = new PetFrames(design.scanner(), head, truth, noise, scan.seed().of("noise"));
    }

    /** PET frames, Bq/mL, corrected for decay; each is made when asked for. */
    public FrameSource frames() {
        return frames;
    }

    public FrameTimes times() {
        return truth.times();
    }

    /**
     * What a label's tissue holds in a frame, blurred by nothing, Bq/mL; 0 where it takes up nothing.
     *
     * @param label of {@link #segmentation}
     */
    public double activity(int label, int frame) {
        Tissue tissue = SimulatedAnatomy.tissueOf(label);
        return tissue.takesUpTracer() ? truth.curves().get(tissue.source()).get(frame) : 0;
    }

    /** Takes points of the first frame's world to a frame's. */
    public RigidTransform referenceToFrame(int frame) {
        return truth.path().referenceToFrame(frame);
    }

    /** Takes points of the T1w's world to the first frame's. */
    public RigidTransform t1wToReference() {
        return scan.headToT1w().inverse().then(truth.headToReference());
    }

    /** The T1w image, arbitrary unit. */
    public Volume t1w() {
        Volume image = T1Image.TYPICAL.of(anatomy, scan.seed().of("t1w"));
        return new Volume(t1wGrid(), image.voxels());
    }

    /** The true segmentation, in the T1w's world. */
    public LabelVolume segmentation() {
        return new LabelVolume(t1wGrid(), anatomy.segmentation().labels());
    }

    /** Points of the brain some 8 mm apart, in the first frame's world, mm. */
    public List<Vector3> brain() {
        Grid grid = anatomy.grid();
        int step =
                (int) Math.max(1, Math.round(POINT_SPACING_MM / grid.spacingMm().x()));
        int[] labels = anatomy.segmentation().labels();
        Map<Integer, String> names = SimulatedAnatomy.labelNames();
        List<Vector3> points = new ArrayList<>();
        for (int k = 0; k < grid.nk(); k += step) {
            for (int j = 0; j < grid.nj(); j += step) {
                for (int i = 0; i < grid.ni(); i += step) {
                    int label = labels[grid.index(i, j, k)];
                    if (!names.containsKey(label) || label == Structure.CSF.label(Side.LEFT)) continue;
                    points.add(truth.headToReference().apply(grid.world(i, j, k)));
                }
            }
        }
        return List.copyOf(points);
    }

    private Grid t1wGrid() {
        Grid head = anatomy.grid();
        return new Grid(
                head.ni(),
                head.nj(),
                head.nk(),
                head.voxelToWorld().then(scan.headToT1w().toAffine()));
    }
}

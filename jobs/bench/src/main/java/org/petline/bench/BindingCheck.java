package org.petline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Interpolation;
import org.petline.image.Volume;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;
import org.petline.phantom.ScanWithTruth;
import org.petline.regions.RegionSampler;
import org.petline.regions.RegionSums;
import org.petline.regions.RegionTable;
import org.petline.regions.SegmentedRegions;
import org.petline.regions.Surroundings;
import org.petline.registration.Motion;

/**
 * What errors of motion correction do to BPND: regions sampled with estimated and with true transforms, both fitted by
 * SRTM, the MR in its true place.
 */
final class BindingCheck {
    private static final String REFERENCE = "cerebellum";
    private static final double PERCENT = 100;

    /** Below this BPND a change in percent says little. */
    private static final double LEAST_BPND = 0.1;

    private final RegionTable table;
    private final double decayPerMinute;

    BindingCheck(RegionTable table, double halfLifeSeconds) {
        this.table = table;
        this.decayPerMinute = 60 * StrictMath.log(2) / halfLifeSeconds;
    }

    /** Size of the change of each region's BPND, % of that with true transforms. */
    List<Double> changesPercent(ScanWithTruth scan, Motion estimated) throws IOException {
        int reference = estimated.referenceFrame();
        Map<String, Double> right = bpnd(scan, TrueMotion.of(scan, reference));
        // The world of the estimate's reference frame is the true one's: what is common to all frames stays in.
        Map<String, Double> found = bpnd(scan, estimated);
        List<Double> changes = new ArrayList<>();
        right.forEach((region, bpnd) -> {
            if (bpnd >= LEAST_BPND) changes.add(PERCENT * Math.abs(found.get(region) / bpnd - 1));
        });
        return changes;
    }

    private Map<String, Double> bpnd(ScanWithTruth scan, Motion motion) throws IOException {
        SegmentedRegions regions = SegmentedRegions.of(scan.segmentation(), table);
        FrameSource frames = scan.frames();
        FrameTimes times = scan.times();
        RegionSampler sampler =
                new RegionSampler(regions, Surroundings.NONE, frames.grid(), Interpolation.CUBIC_SPLINE);
        RigidTransform t1wToReference = scan.t1wToReference().then(scan.referenceToFrame(motion.referenceFrame()));
        double[][] curves = new double[regions.regions().size()][times.count()];
        for (int frame = 0; frame < times.count(); frame++) {
            Volume volume = frames.frame(frame);
            RegionSums sums = sampler.sample(volume, t1wToReference.then(motion.referenceToFrame(frame)));
            for (int region = 0; region < curves.length; region++) curves[region][frame] = sums.mean(region);
        }
        Map<String, Tac> tacs = new LinkedHashMap<>();
        for (int region = 0; region < curves.length; region++) {
            if (!regions.regions().get(region).isEmpty()) {
                tacs.put(regions.regions().get(region).name(), Tac.of(times, curves[region]));
            }
        }
        Tac reference = tacs.remove(REFERENCE);
        double[] weights = Weights.DECAY.of(reference, decayPerMinute);
        BoundModel srtm = KineticModels.find("SRTM")
                .orElseThrow()
                .make()
                .apply(ModelOptions.defaults())
                .bind(ReferenceInput.of(reference));
        Map<String, Double> bpnd = new LinkedHashMap<>();
        tacs.forEach((region, tac) ->
                bpnd.put(region, srtm.fit(tac, weights).estimate("BPND").value()));
        return bpnd;
    }
}

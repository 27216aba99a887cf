package org.petline.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Volume;
import org.petline.image.VoxelBox;

/**
 * A head as a scanner of a given resolution sees it: the share of each tissue at every point, blurred once.
 *
 * <p>A point spread that is the same in all directions commutes with rigid motion, so that a frame is a weighted sum of
 * these shares, moved. Blurred on the anatomy's grid, kept on one as coarse as the blur allows, each tissue within its
 * own box: 60 MB for a whole head at 2 mm, 250 MB at 1 mm.
 */
final class BlurredHead {
    /** Voxels kept, a full width at half maximum: 1 sd, so that 0.7 % of the contrast lies beyond what they carry. */
    private static final double VOXELS_PER_FWHM = 2.4;

    private final Grid grid;
    private final List<Share> shares = new ArrayList<>();
    private final Map<Integer, Map<Tissue, Double>> spill = new TreeMap<>();
    private final Map<Integer, Integer> voxelsOf;

    /** One tissue's share in the boxed part of the grid. */
    private static final class Share {
        private final Tissue tissue;
        private final VoxelBox box;
        private final float[] voxels;

        Share(Tissue tissue, VoxelBox box, float[] voxels) {
            this.tissue = tissue;
            this.box = box;
            this.voxels = voxels;
        }
    }

    BlurredHead(SimulatedAnatomy anatomy, double fwhmMm) {
        Grid fine = anatomy.grid();
        double spacing = fine.spacingMm().x();
        int stride = Math.max(1, (int) Math.floor(fwhmMm / VOXELS_PER_FWHM / spacing + 1e-9));
        grid = every(stride, fine);
        voxelsOf = anatomy.voxelsOfLabels();
        // Beyond two full widths a Gaussian has 2e-6 of its mass; the kernel ends at 1.7.
        int margin = (int) Math.ceil(2 * fwhmMm / spacing);
        GaussianSmoothing blur = GaussianSmoothing.ofFwhmMm(fwhmMm);
        for (Tissue tissue : Tissue.values()) {
            if (!tissue.takesUpTracer() || tissue.source() != tissue) continue;
            VoxelBox box = anatomy.boxOf(tissue).grownWithin(fine, margin);
            Volume blurred = blur.smooth(anatomy.maskOf(tissue, box));
            anatomy.meansByLabel(blurred, box)
                    .forEach((label, mean) -> spill.computeIfAbsent(label, unused -> new EnumMap<>(Tissue.class))
                            .put(tissue, mean));
            VoxelBox kept = every(stride, box);
            shares.add(new Share(tissue, kept, pick(blurred.voxels(), box, kept, stride)));
        }
    }

    Grid grid() {
        return grid;
    }

    /** The blurred head when each tissue has the given activity. */
    Volume compose(Map<Tissue, Double> activities) {
        float[] sum = new float[grid.voxels()];
        for (Share share : shares) {
            float activity = activities.get(share.tissue).floatValue();
            VoxelBox box = share.box;
            int p = 0;
            for (int k = 0; k < box.nk(); k++) {
                for (int j = 0; j < box.nj(); j++) {
                    int to = grid.index(box.firstI(), box.firstJ() + j, box.firstK() + k);
                    for (int i = 0; i < box.ni(); i++) sum[to + i] += activity * share.voxels[p++];
                }
            }
        }
        return new Volume(grid, sum);
    }

    /**
     * The share of each tissue in what the scanner sees over the voxels of some labels: the mean of the blurred masks
     * over the true segmentation. Labels that the anatomy does not have count for nothing.
     */
    Map<Tissue, Double> sharesSeenIn(Iterable<Integer> labels) {
        Map<Tissue, Double> sums = new EnumMap<>(Tissue.class);
        double voxels = 0;
        for (int label : labels) {
            int count = voxelsOf.getOrDefault(label, 0);
            voxels += count;
            for (Map.Entry<Tissue, Double> share :
                    spill.getOrDefault(label, Map.of()).entrySet()) {
                sums.merge(share.getKey(), count * share.getValue(), Double::sum);
            }
        }
        double total = voxels;
        sums.replaceAll((tissue, sum) -> sum / total);
        return sums;
    }

    private static Grid every(int stride, Grid fine) {
        return new Grid(
                (fine.ni() + stride - 1) / stride,
                (fine.nj() + stride - 1) / stride,
                (fine.nk() + stride - 1) / stride,
                Affine.scaling(stride, stride, stride).then(fine.voxelToWorld()));
    }

    /** The part of a box that lies on every so many voxels, counted in those. */
    private static VoxelBox every(int stride, VoxelBox box) {
        return new VoxelBox(
                (box.firstI() + stride - 1) / stride,
                (box.firstJ() + stride - 1) / stride,
                (box.firstK() + stride - 1) / stride,
                box.lastI() / stride,
                box.lastJ() / stride,
                box.lastK() / stride);
    }

    private static float[] pick(float[] fine, VoxelBox box, VoxelBox kept, int stride) {
        float[] picked = new float[kept.ni() * kept.nj() * kept.nk()];
        int p = 0;
        for (int k = 0; k < kept.nk(); k++) {
            int fromK = (kept.firstK() + k) * stride - box.firstK();
            for (int j = 0; j < kept.nj(); j++) {
                int fromJ = (kept.firstJ() + j) * stride - box.firstJ();
                int from = box.ni() * (fromJ + box.nj() * fromK) - box.firstI() + kept.firstI() * stride;
                for (int i = 0; i < kept.ni(); i++) picked[p++] = fine[from + i * stride];
            }
        }
        return picked;
    }
}

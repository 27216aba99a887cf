package org.petline.pictures;

import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;

/** How much of each place on a slice belongs to sets of labels: the trilinear mean of the eight voxels around it. */
final class LabelField {
    private final LabelVolume labels;
    private final Affine worldToVoxel;

    /** Labels that lie in another world than the slices; {@code worldToLabels} takes points of the slices to it. */
    LabelField(LabelVolume labels, Affine worldToLabels) {
        this.labels = labels;
        this.worldToVoxel = worldToLabels.then(labels.grid().worldToVoxel());
    }

    /**
     * Share of each outline's labels at each pixel, 0 to 1: [outline][v][u], the last two flattened, u fastest. One pass
     * serves all outlines: most pixels belong to one or none of them.
     */
    float[][] shares(Slice slice, List<Outline> outlines) {
        OutlinesByLabel byLabel = OutlinesByLabel.of(outlines);
        float[][] shares = new float[outlines.size()][slice.width() * slice.height()];
        double[] sums = new double[outlines.size()];
        int[] around = new int[8];
        int[][] members = new int[8][];
        int known = 0;
        int[] knownMembers = byLabel.with(known);
        for (int v = 0, p = 0; v < slice.height(); v++) {
            for (int u = 0; u < slice.width(); u++, p++) {
                Vector3 voxel = worldToVoxel.apply(slice.world(u, v));
                int i = (int) Math.floor(voxel.x());
                int j = (int) Math.floor(voxel.y());
                int k = (int) Math.floor(voxel.z());
                if (!collect(i, j, k, around)) continue;
                double a = voxel.x() - i;
                double b = voxel.y() - j;
                double c = voxel.z() - k;
                for (int corner = 0; corner < 8; corner++) {
                    // Neighbours mostly have the same label: one lookup then answers for all of them.
                    if (around[corner] != known) {
                        known = around[corner];
                        knownMembers = byLabel.with(known);
                    }
                    members[corner] = knownMembers;
                    double weight = ((corner & 1) == 0 ? 1 - a : a)
                            * ((corner & 2) == 0 ? 1 - b : b)
                            * ((corner & 4) == 0 ? 1 - c : c);
                    for (int outline : members[corner]) sums[outline] += weight;
                }
                for (int[] touched : members) {
                    for (int outline : touched) {
                        if (sums[outline] == 0) continue;
                        shares[outline][p] = (float) sums[outline];
                        sums[outline] = 0;
                    }
                }
            }
        }
        return shares;
    }

    /** Reads the eight labels around a place; false if none is anything but background. */
    private boolean collect(int i, int j, int k, int[] around) {
        Grid grid = labels.grid();
        int any = 0;
        for (int corner = 0; corner < 8; corner++) {
            int x = i + (corner & 1);
            int y = j + (corner >> 1 & 1);
            int z = k + (corner >> 2);
            boolean within = x >= 0 && y >= 0 && z >= 0 && x < grid.ni() && y < grid.nj() && z < grid.nk();
            around[corner] = within ? labels.at(x, y, z) : 0;
            any |= around[corner];
        }
        return any != 0;
    }
}

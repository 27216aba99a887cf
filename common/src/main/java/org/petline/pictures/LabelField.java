package org.petline.pictures;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;

/** How much of each place on a slice belongs to a set of labels: the trilinear mean of the eight voxels around it. */
final class LabelField {
    private final LabelVolume labels;
    private final Affine worldToVoxel;

    /** Labels that lie in another world than the slices; {@code worldToLabels} takes points of the slices to it. */
    LabelField(LabelVolume labels, Affine worldToLabels) {
        this.labels = labels;
        this.worldToVoxel = worldToLabels.then(labels.grid().worldToVoxel());
    }

    /** Share of the outline's labels at each pixel, 0 to 1: [v][u] flattened, u fastest. */
    float[] share(Slice slice, Outline outline) {
        float[] share = new float[slice.width() * slice.height()];
        int[] around = new int[8];
        int known = 0;
        boolean inside = false;
        for (int v = 0, p = 0; v < slice.height(); v++) {
            for (int u = 0; u < slice.width(); u++, p++) {
                Vector3 voxel = worldToVoxel.apply(slice.world(u, v));
                int i = (int) Math.floor(voxel.x());
                int j = (int) Math.floor(voxel.y());
                int k = (int) Math.floor(voxel.z());
                collect(i, j, k, around);
                double sum = 0;
                for (int corner = 0; corner < 8; corner++) {
                    int label = around[corner];
                    if (label == 0) continue;
                    // Neighbours mostly have the same label: one lookup then answers for all of them.
                    if (label != known) {
                        known = label;
                        inside = outline.labels().contains(label);
                    }
                    if (!inside) continue;
                    double a = voxel.x() - i;
                    double b = voxel.y() - j;
                    double c = voxel.z() - k;
                    sum += ((corner & 1) == 0 ? 1 - a : a)
                            * ((corner & 2) == 0 ? 1 - b : b)
                            * ((corner & 4) == 0 ? 1 - c : c);
                }
                share[p] = (float) sum;
            }
        }
        return share;
    }

    private void collect(int i, int j, int k, int[] around) {
        Grid grid = labels.grid();
        for (int corner = 0; corner < 8; corner++) {
            int x = i + (corner & 1);
            int y = j + (corner >> 1 & 1);
            int z = k + (corner >> 2);
            boolean within = x >= 0 && y >= 0 && z >= 0 && x < grid.ni() && y < grid.nj() && z < grid.nk();
            around[corner] = within ? labels.at(x, y, z) : 0;
        }
    }
}

package org.petline.registration;

/** Voxels without holes. */
final class Finite {
    private Finite() {}

    /** The voxels with 0 for those that are not finite; the same array if there are none. */
    static float[] zeroed(float[] voxels) {
        int first = 0;
        while (first < voxels.length && Float.isFinite(voxels[first])) first++;
        if (first == voxels.length) return voxels;
        float[] out = voxels.clone();
        for (int v = first; v < out.length; v++) if (!Float.isFinite(out[v])) out[v] = 0;
        return out;
    }
}

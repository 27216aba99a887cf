package org.petline.pictures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/** A head of ellipsoids: cortex, white matter, two nuclei, cerebellum, and a bright face in the T1w. */
final class EggHead {
    static final double RADIUS_X = 62;
    static final double RADIUS_Y = 78;
    static final double RADIUS_Z = 58;
    static final int LENGTH_Y = (int) (2 * RADIUS_Y + 18);
    static final int CORTEX = 3;
    static final int WHITE = 2;
    static final int LEFT_NUCLEUS = 12;
    static final int RIGHT_NUCLEUS = 51;
    static final int CEREBELLUM = 8;

    private static final Grid T1W = Grid.centred(96, 112, 96, 2);
    private static final Grid PET = Grid.centred(72, 80, 60, 2.8);

    private final RigidTransform t1wToReference;

    EggHead(RigidTransform t1wToReference) {
        this.t1wToReference = t1wToReference;
    }

    ScanPictures pictures() {
        return new ScanPictures(pet(), labels(), t1wToReference);
    }

    List<Outline> contours() {
        return List.of(Outline.brain(labels()), new Outline("white matter", Set.of(WHITE), 0xffffff));
    }

    List<Outline> regions() {
        Map<String, Set<Integer>> regions = new LinkedHashMap<>();
        regions.put("cerebellum", Set.of(CEREBELLUM));
        regions.put("cortex", Set.of(CORTEX));
        regions.put("nucleus-left", Set.of(LEFT_NUCLEUS));
        regions.put("nucleus-right", Set.of(RIGHT_NUCLEUS));
        return Outline.regions(regions);
    }

    LabelVolume labels() {
        int[] labels = new int[T1W.voxels()];
        for (int p = 0; p < labels.length; p++) labels[p] = label(point(T1W, p));
        return new LabelVolume(T1W, labels);
    }

    Volume t1w() {
        return t1w(5000);
    }

    Volume t1wWithoutFace() {
        return t1w(60);
    }

    private static Volume t1w(float face) {
        float[] voxels = new float[T1W.voxels()];
        for (int p = 0; p < voxels.length; p++) {
            Vector3 point = point(T1W, p);
            // The face begins so far from the brain that no pixel of the halo interpolates it.
            boolean inFace = point.y() > RADIUS_Y + 5 && Math.abs(point.x()) < 40;
            voxels[p] = inFace ? face : new float[] {60, 300, 800, 600, 650}[kind(label(point))];
        }
        return new Volume(T1W, voxels);
    }

    Volume pet() {
        RigidTransform back = t1wToReference.inverse();
        float[] voxels = new float[PET.voxels()];
        for (int p = 0; p < voxels.length; p++) {
            int kind = kind(label(back.apply(point(PET, p))));
            voxels[p] = new float[] {300, 4000, 2500, 8200, 11_000}[kind];
        }
        return new Volume(PET, voxels);
    }

    private static int kind(int label) {
        return switch (label) {
            case 0 -> 0;
            case CEREBELLUM -> 1;
            case WHITE -> 2;
            case CORTEX -> 3;
            default -> 4;
        };
    }

    private static int label(Vector3 p) {
        if (inside(p, 0, -48, -42, 36, 24, 18)) return CEREBELLUM;
        if (!inside(p, 0, 0, 0, RADIUS_X, RADIUS_Y, RADIUS_Z)) return 0;
        if (inside(p, -22, 12, 0, 9, 16, 11)) return LEFT_NUCLEUS;
        if (inside(p, 22, 12, 0, 9, 16, 11)) return RIGHT_NUCLEUS;
        return inside(p, 0, 0, 0, RADIUS_X - 7, RADIUS_Y - 7, RADIUS_Z - 7) ? WHITE : CORTEX;
    }

    private static boolean inside(Vector3 p, double x, double y, double z, double rx, double ry, double rz) {
        double a = (p.x() - x) / rx;
        double b = (p.y() - y) / ry;
        double c = (p.z() - z) / rz;
        return a * a + b * b + c * c <= 1;
    }

    private static Vector3 point(Grid grid, int p) {
        int row = p / grid.ni();
        int plane = row / grid.nj();
        return grid.world(p % grid.ni(), row % grid.nj(), plane);
    }
}

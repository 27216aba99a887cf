package org.petline.pictures;

import org.petline.geometry.Vector3;

/** How a slice cuts the head; pictures show the head from above or behind: its right is the picture's right. */
enum Orientation {
    /** x to the right of the picture, y to its top. */
    AXIAL("L", "R", "z") {
        @Override
        Vector3 world(double across, double up, double depth) {
            return new Vector3(across, up, depth);
        }
    },
    /** x to the right of the picture, z to its top. */
    CORONAL("L", "R", "y") {
        @Override
        Vector3 world(double across, double up, double depth) {
            return new Vector3(across, depth, up);
        }
    },
    /** y (front) to the right of the picture, z to its top. */
    SAGITTAL("P", "A", "x") {
        @Override
        Vector3 world(double across, double up, double depth) {
            return new Vector3(depth, across, up);
        }
    };

    private final String leftMark;
    private final String rightMark;
    private final String depthName;

    Orientation(String leftMark, String rightMark, String depthName) {
        this.leftMark = leftMark;
        this.rightMark = rightMark;
        this.depthName = depthName;
    }

    /** World point of a place in the picture: mm to its right, mm to its top, mm along the slice's normal. */
    abstract Vector3 world(double across, double up, double depth);

    /** What lies at the picture's left edge: L, or P in sagittal slices. */
    String leftMark() {
        return leftMark;
    }

    /** What lies at the picture's right edge: R, or A in sagittal slices. */
    String rightMark() {
        return rightMark;
    }

    /** Name of the world axis across the slice. */
    String depthName() {
        return depthName;
    }
}

package org.petline.jobs.tables.rows;

import org.petline.Group;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/** The six parameters of a rigid transform of world points. */
@Group
public record RigidParameters(
        @Column(unit = "mm", meaning = "Shift along x (right) of referenceToFrame at the grid's centre")
        Double transX,

        @Column(unit = "mm", meaning = "Shift along y (front)")
        Double transY,

        @Column(unit = "mm", meaning = "Shift along z (top)")
        Double transZ,

        @Column(unit = "rad", meaning = "Turn about x (nodding), R = Rx Ry Rz")
        Double rotX,

        @Column(unit = "rad", meaning = "Turn about y (tilting)")
        Double rotY,

        @Column(unit = "rad", meaning = "Turn about z (shaking)")
        Double rotZ) {

    /**
     * Those of a matrix that turn about a centre.
     *
     * @throws IllegalArgumentException if the matrix is not rigid
     */
    public static RigidParameters of(Affine matrix, Vector3 centre) {
        RigidTransform.Parameters six = RigidTransform.of(matrix).parametersAbout(centre);
        return new RigidParameters(six.shiftX(), six.shiftY(), six.shiftZ(), six.angleX(), six.angleY(), six.angleZ());
    }
}

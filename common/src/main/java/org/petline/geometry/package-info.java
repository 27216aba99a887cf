/**
 * Points, transforms and lattices in scanner RAS+ millimetres.
 *
 * <p>Lives here: vectors, affine and rigid transforms, and the grid that says where voxels lie.
 *
 * <p>Not here: voxel values, file formats. A transform is named by what it does to points.
 */
@Room(name = "geometry")
package org.petline.geometry;

import org.petline.Room;

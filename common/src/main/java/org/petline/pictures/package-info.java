/**
 * Slices of volumes as PNG pictures with contours, for people who look whether a result is right.
 *
 * <p>Lives here: slice planes, colour maps, contours of labels, the mosaic of tiles and the pictures of a scan.
 *
 * <p>Not here: pages and plots (report), file formats of images. Text in pictures is drawn from own glyphs, so that no
 * font of the machine decides what a picture looks like.
 */
@Room(
        name = "pictures",
        mayUse = {"geometry", "image"})
package org.petline.pictures;

import org.petline.Room;

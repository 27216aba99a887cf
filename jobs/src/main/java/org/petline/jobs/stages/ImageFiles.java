package org.petline.jobs.stages;

import java.io.IOException;
import java.io.InputStream;
import org.petline.files.Store;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.imagefile.FrameReader;
import org.petline.mgh.MghFrameReader;
import org.petline.nifti.NiftiFrameReader;

/** Whole volumes from NIfTI and FreeSurfer files, told apart by their names. */
public final class ImageFiles {
    private ImageFiles() {}

    /**
     * A volume with one value a voxel.
     *
     * @throws org.petline.Refusal if the file is damaged or holds several volumes
     */
    public static Volume volume(Store store, String path) throws IOException {
        try (FrameReader reader = open(store.open(path), path)) {
            return reader.onlyVolume();
        }
    }

    /**
     * A volume with one label a voxel.
     *
     * @throws org.petline.Refusal if the file is damaged or its values are not labels
     */
    public static LabelVolume labels(Store store, String path) throws IOException {
        try (FrameReader reader = open(store.open(path), path)) {
            return reader.onlyLabels();
        }
    }

    /**
     * How large an image is.
     *
     * @param grid of one frame
     */
    public record Extent(Grid grid, int frames) {}

    /**
     * What an image's header says of its size; no voxel is read.
     *
     * @throws org.petline.Refusal if the header is damaged
     */
    public static Extent extent(Store store, String path) throws IOException {
        try (FrameReader reader = open(store.open(path), path)) {
            return new Extent(reader.grid(), reader.frames());
        }
    }

    private static FrameReader open(InputStream in, String path) throws IOException {
        boolean freeSurfer = path.endsWith(".mgz") || path.endsWith(".mgh");
        return freeSurfer ? MghFrameReader.open(in, path) : NiftiFrameReader.open(in, path);
    }
}

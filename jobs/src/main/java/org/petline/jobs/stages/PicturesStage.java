package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.petline.FrameTimes;
import org.petline.bids.Store;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.pictures.Outline;
import org.petline.pictures.Picture;
import org.petline.pictures.ScanPictures;
import org.petline.regions.RegionTable;

/** Draws the pictures by which a person judges one scan. */
public final class PicturesStage {
    /** Part of the fingerprint; raised when the pictures are drawn differently. */
    public static final int VERSION = 3;

    private final Store output;
    private final EvidenceFolder folder;

    public PicturesStage(Store output, EvidenceFolder folder) {
        this.output = output;
        this.folder = folder;
    }

    /**
     * What is known of the pictures without their pixels.
     *
     * @param pictures in the order of the report
     */
    public record Drawn(List<Described> pictures) {
        /** Copies the list. */
        public Drawn {
            pictures = List.copyOf(pictures);
        }
    }

    /** One picture's name, caption and contours. */
    public record Described(String name, String caption, List<Contour> contours) {
        /** Copies the list. */
        public Described {
            contours = List.copyOf(contours);
        }
    }

    /** One contour; colour as {@code #rrggbb}. */
    public record Contour(String name, String colour) {}

    /** Draws and keeps the pictures: frames before and after, the PET on the T1w, and the regions on the PET. */
    public Drawn run(
            ScanVolumes volumes,
            FrameTimes times,
            RealignedScan realigned,
            CoregisteredScan coregistered,
            RegionTable table)
            throws IOException {
        Volume reference = volumes.petReference();
        LabelVolume segmentation = volumes.segmentation();
        ScanPictures pictures =
                new ScanPictures(reference, segmentation, RigidTransform.of(coregistered.t1wToReference()));
        List<Described> drawn = new ArrayList<>();
        ShownFrames shown = new ShownFrames(realigned, times);
        if (!shown.numbers().isEmpty()) drawn.add(keep(pictures.beforeAndAfter(shown.of(volumes.estimationFrames()))));
        drawn.add(keep(pictures.petOnT1w(volumes.t1w(), List.of(Outline.brain(segmentation)))));
        drawn.add(keep(pictures.regionsOnPet(Outline.regions(present(table, segmentation)))));
        return new Drawn(drawn);
    }

    /** Whether every picture that was drawn is still there. */
    public boolean hasAll(Drawn drawn) throws IOException {
        Set<String> there = new TreeSet<>();
        for (Store.Entry file : output.list(folder.pictures())) there.add(file.path());
        return drawn.pictures().stream().allMatch(picture -> there.contains(folder.picture(picture.name())));
    }

    private Described keep(Picture picture) throws IOException {
        output.write(folder.picture(picture.name()), out -> out.write(picture.png()));
        return new Described(
                picture.name(),
                picture.caption(),
                picture.legend().stream()
                        .map(outline -> new Contour(outline.name(), outline.htmlColour()))
                        .toList());
    }

    private static Map<String, Set<Integer>> present(RegionTable table, LabelVolume segmentation) {
        Set<Integer> there = segmentation.present();
        Map<String, Set<Integer>> regions = new LinkedHashMap<>();
        for (RegionTable.Region region : table.regions()) {
            Set<Integer> labels = new TreeSet<>(region.labels());
            labels.retainAll(there);
            if (!labels.isEmpty()) regions.put(region.name(), labels);
        }
        return regions;
    }
}

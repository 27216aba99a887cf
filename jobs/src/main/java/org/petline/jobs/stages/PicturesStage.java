package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.petline.bids.ScanKey;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.derivatives.EvidenceFolder;
import org.petline.jobs.tables.Fingerprint;
import org.petline.pictures.Outline;
import org.petline.pictures.Picture;
import org.petline.pictures.ScanPictures;
import org.petline.regions.RegionTable;

/** Draws the pictures by which a person judges one scan. */
public final class PicturesStage implements Stage<PicturesStage.Drawn> {
    private static final long serialVersionUID = 1;

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

    @Override
    public String name() {
        return "pictures";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<Drawn> result() {
        return Drawn.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.SAMPLE);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing();
    }

    @Override
    public boolean readsFrames() {
        return true;
    }

    @Override
    public boolean leavesFiles() {
        return true;
    }

    @Override
    public List<String> files(ScanKey scan, Drawn result) {
        EvidenceFolder folder = new EvidenceFolder(scan.stem());
        return result.pictures().stream()
                .map(picture -> folder.picture(picture.name()))
                .toList();
    }

    /** Draws and keeps the pictures: frames before and after, the PET on the T1w, and the regions on the PET. */
    @Override
    public Drawn run(StageContext scan) throws IOException {
        LabelVolume segmentation = scan.segmentation();
        RigidTransform t1wToReference =
                RigidTransform.of(scan.result(Stages.COREGISTER).t1wToReference());
        ScanPictures pictures = new ScanPictures(scan.petReference(), segmentation, t1wToReference);
        List<Described> drawn = new ArrayList<>();
        ShownFrames shown = new ShownFrames(scan.result(Stages.REALIGN), scan.times());
        if (!shown.numbers().isEmpty()) {
            drawn.add(keep(scan, pictures.beforeAndAfter(shown.of(scan.frames().estimationFrames()))));
        }
        Optional<Volume> t1w = scan.t1w();
        if (t1w.isPresent()) {
            drawn.add(keep(scan, pictures.petOnT1w(t1w.get(), List.of(Outline.brain(segmentation)))));
        }
        drawn.add(keep(scan, pictures.regionsOnPet(Outline.regions(present(scan.regionTable(), segmentation)))));
        return new Drawn(drawn);
    }

    private static Described keep(StageContext scan, Picture picture) throws IOException {
        String path = new EvidenceFolder(scan.found().key().stem()).picture(picture.name());
        scan.output().write(path, out -> out.write(picture.png()));
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

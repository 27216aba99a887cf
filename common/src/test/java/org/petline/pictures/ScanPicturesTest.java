package org.petline.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

class ScanPicturesTest {
    private static final int MARGIN = 9;

    private final EggHead head =
            new EggHead(RigidTransform.about(Vector3.ZERO, new Parameters(6, -4, 3, 0.1, 0, 0.15)));

    @Test
    void theSameScanGivesTheSameBytes() {
        assertThat(head.pictures().petOnT1w(head.t1w(), head.contours()).png())
                .isEqualTo(head.pictures().petOnT1w(head.t1w(), head.contours()).png());
    }

    @Test
    void theFaceLeavesNoTrace() {
        assertThat(head.pictures().petOnT1w(head.t1w(), head.contours()).png())
                .isEqualTo(head.pictures()
                        .petOnT1w(head.t1wWithoutFace(), head.contours())
                        .png());
    }

    @Test
    void theRightOfTheHeadIsTheRightOfThePicture() throws IOException {
        Outline right = new Outline("right", Set.of(EggHead.RIGHT_NUCLEUS), 0x00ff00);
        BufferedImage picture = read(head.pictures().petOnT1w(head.t1w(), List.of(right)));

        int tile = (int) Math.ceil(2 * EggHead.RADIUS_X + 2 * MARGIN) + 4;
        int onTheLeft = 0;
        int onTheRight = 0;
        for (int y = 0; y < EggHead.LENGTH_Y; y++) {
            for (int x = 0; x < 6 * tile && x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                boolean green = (rgb >> 8 & 255) > 2 * Math.max(rgb & 255, rgb >> 16 & 255);
                int within = Math.floorMod(x - (picture.getWidth() - 6 * tile) / 2, tile);
                if (green && within > tile / 2) onTheRight++;
                else if (green) onTheLeft++;
            }
        }
        assertThat(onTheRight).isGreaterThan(40);
        assertThat(onTheLeft).isZero();
    }

    @Test
    void theLegendNamesEveryContour() {
        Picture regions = head.pictures().regionsOnPet(head.regions());

        assertThat(regions.name()).isEqualTo("regions-on-pet");
        assertThat(regions.legend())
                .extracting(Outline::name)
                .containsExactly("cerebellum", "cortex", "nucleus-left", "nucleus-right");
    }

    /** The head lies 6 mm to the right of its place: only the picture before shows the second contour, and at that side. */
    @Test
    void aFramesDisplacementShowsBeforeAndIsGoneAfter() throws IOException {
        RigidTransform referenceToFrame = RigidTransform.translation(new Vector3(6, 0, 0));
        EggHead still = new EggHead(RigidTransform.IDENTITY);
        EggHead moved = new EggHead(referenceToFrame);
        Picture picture =
                still.pictures().beforeAndAfter(List.of(new MovedFrame("frame 1", moved.pet(), referenceToFrame, 6)));

        assertThat(picture.legend()).extracting(Outline::name).hasSize(2).doesNotHaveDuplicates();
        BufferedImage image = read(picture);
        int middle = image.getWidth() / 2;
        assertThat(orange(image, 0, middle)).isGreaterThan(200);
        assertThat(orange(image, middle, image.getWidth())).isZero();
        // What the right half shows is the still head, but for the interpolation of the frame's grid.
        BufferedImage unmoved = read(still.pictures()
                .beforeAndAfter(List.of(new MovedFrame("frame 1", still.pet(), RigidTransform.IDENTITY, 0))));
        assertThat(difference(image, unmoved, middle, image.getWidth())).isLessThan(4);
        assertThat(difference(image, unmoved, 0, middle)).isGreaterThan(8);
    }

    /** Mean difference of the grey levels below the headings, which name the displacement. */
    private static double difference(BufferedImage a, BufferedImage b, int from, int to) {
        double sum = 0;
        for (int y = 24; y < a.getHeight(); y++) {
            for (int x = from; x < to; x++) sum += Math.abs((a.getRGB(x, y) & 255) - (b.getRGB(x, y) & 255));
        }
        return sum / (to - from) / (a.getHeight() - 24);
    }

    private static int orange(BufferedImage image, int from, int to) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                int rgb = image.getRGB(x, y);
                if ((rgb >> 16 & 255) > 2 * (rgb & 255) + 60) count++;
            }
        }
        return count;
    }

    @Test
    void anEmptySegmentationIsAProgrammersMistake() {
        Grid grid = Grid.centred(4, 4, 4, 2);
        ScanPictures pictures = new ScanPictures(
                new Volume(grid, new float[64]), new LabelVolume(grid, new int[64]), RigidTransform.IDENTITY);

        Map<String, Set<Integer>> regions = new LinkedHashMap<>();
        regions.put("any", Set.of(1));
        assertThatThrownBy(() -> pictures.regionsOnPet(Outline.regions(regions)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage read(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }
}

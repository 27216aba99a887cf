package org.petline.report;

import java.util.Base64;
import org.petline.report.drawing.Svg;

/** A PNG inside the page, with its legend. */
final class PictureFigure {
    private static final double ROW = 18;
    private static final double COLUMN = 190;
    private static final int COLUMNS = 4;

    private PictureFigure() {}

    static Figure of(ScanPicture picture) {
        return switch (picture.label().name()) {
            case "frames-before-after" ->
                of(
                        picture,
                        "Frames before and after",
                        "On the left the edge of the activity follows the contour of where the brain was found; on the right"
                                + " it follows the reference's. Where it follows neither, motion was not found or the frame"
                                + " holds too few counts. In the first minute vessels are bright and the brain is not yet.");
            case "pet-on-t1w" ->
                of(
                        picture,
                        "PET on T1w",
                        "The outer contour follows the edge of the PET all around, in every row; grey matter is where the PET"
                                + " of this tracer is bright. A shift of 2 mm shows best at the top of the brain and around"
                                + " the cerebellum.");
            case "regions-on-pet" ->
                of(
                        picture,
                        "Regions on PET",
                        "Each contour lies on the structure of its name; the reference region holds no bright neighbour and is"
                                + " not cut by the edge of the field of view.");
            default -> of(picture, picture.label().name(), "");
        };
    }

    private static Figure of(ScanPicture picture, String title, String lookFor) {
        String data = Base64.getEncoder().encodeToString(picture.png());
        // Titles are constants or names of lower-case words, data is base64: neither holds a sign of markup.
        String image = "<img alt=\"" + title + "\" src=\"data:image/png;base64," + data + "\">";
        return Figure.wide(title, image + legend(picture), picture.label().caption(), lookFor);
    }

    private static String legend(ScanPicture picture) {
        int count = picture.label().legend().size();
        if (count == 0) return "";
        int rows = (count + COLUMNS - 1) / COLUMNS;
        Svg svg = new Svg(COLUMN * COLUMNS, rows * ROW + 4, "Contours of the picture");
        for (int n = 0; n < count; n++) {
            ScanPicture.Contour contour = picture.label().legend().get(n);
            double x = n % COLUMNS * COLUMN;
            double y = Math.floorDiv(n, COLUMNS) * ROW + 4;
            String left = Integer.toString((int) x);
            svg.leaf(
                    "rect",
                    "x",
                    left,
                    "y",
                    Integer.toString((int) y),
                    "width",
                    "14",
                    "height",
                    "10",
                    "fill",
                    contour.colour(),
                    "class",
                    "swatch");
            svg.text(x + 20, y + 9, "legend", "start", contour.name());
        }
        return svg.finish();
    }
}

package org.petline.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels to paint on: colours, thin smooth lines and letters; black at first. */
final class Canvas {
    private static final float LINE_WIDTH = 1.2f;

    /** Steps of a channel that are told apart: half the file's size, for a difference that takes a magnifier to see. */
    private static final int STEP = 6;

    /** 0 packs hardest; this is within 2 % of its size in 60 % of its time. */
    private static final float PACKING = 0.2f;

    private final BufferedImage image;
    private final int width;
    /** The image's own: [y][x] flattened, x fastest. */
    private final int[] pixels;

    Canvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.width = width;
        pixels = pixelsOf(image);
    }

    private static int[] pixelsOf(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    void paint(int x, int y, int rgb) {
        pixels[y * width + x] = rgb;
    }

    /** Draws segments whose pixel (0, 0) lies at (left, top). */
    void draw(List<MarchingSquares.Segment> segments, int left, int top, int rgb) {
        if (segments.isEmpty()) return;
        Path2D path = new Path2D.Double();
        for (MarchingSquares.Segment segment : segments) {
            path.moveTo(left + segment.fromU() + 0.5, top + segment.fromV() + 0.5);
            path.lineTo(left + segment.toU() + 0.5, top + segment.toV() + 0.5);
        }
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setStroke(new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(new Color(rgb));
            graphics.draw(path);
        } finally {
            graphics.dispose();
        }
    }

    /** Writes letters whose top left corner lies at (left, top), each of their pixels {@code scale} pixels wide. */
    void write(String text, int left, int top, int scale, int rgb) {
        for (int letter = 0; letter < text.length(); letter++) {
            for (int row = 0; row < Glyphs.HEIGHT * scale; row++) {
                for (int column = 0; column < (Glyphs.ADVANCE - 1) * scale; column++) {
                    if (!Glyphs.covers(text.charAt(letter), column / scale, row / scale)) continue;
                    int x = left + letter * Glyphs.ADVANCE * scale + column;
                    int y = top + row;
                    if (x >= 0 && y >= 0 && x < width && y < image.getHeight()) paint(x, y, rgb);
                }
            }
        }
    }

    /** The picture as a PNG file, the same bytes for the same pixels. */
    byte[] png() {
        // Not ImageIO.write: it asks the disk for a cache file.
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam best = writer.getDefaultWriteParam();
            best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            best.setCompressionQuality(PACKING);
            writer.write(null, new IIOImage(coarsened(), null, null), best);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same picture with fewer colours. */
    private BufferedImage coarsened() {
        BufferedImage coarse = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] coarsened = pixelsOf(coarse);
        for (int p = 0; p < pixels.length; p++) {
            int rgb = pixels[p];
            coarsened[p] = coarse(rgb >> 16 & 255) << 16 | coarse(rgb >> 8 & 255) << 8 | coarse(rgb & 255);
        }
        return coarse;
    }

    private static int coarse(int channel) {
        return Math.min(255, (channel + STEP / 2) / STEP * STEP);
    }
}

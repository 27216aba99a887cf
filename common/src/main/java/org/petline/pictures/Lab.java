package org.petline.pictures;

/** Colours by how they look: CIE 1976 L*a*b* with white point D65, and sRGB (IEC 61966-2-1). */
final class Lab {
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;
    private static final double KNEE = 6.0 / 29;

    private Lab() {}

    /** The nearest 0xRRGGBB; what sRGB cannot show is cut channel by channel. */
    static int rgb(double lightness, double a, double b) {
        double fy = (lightness + 16) / 116;
        double x = WHITE_X * unbent(fy + a / 500);
        double y = unbent(fy);
        double z = WHITE_Z * unbent(fy - b / 200);
        int red = channel(3.2406 * x - 1.5372 * y - 0.4986 * z);
        int green = channel(-0.9689 * x + 1.8758 * y + 0.0415 * z);
        int blue = channel(0.0557 * x - 0.2040 * y + 1.0570 * z);
        return red << 16 | green << 8 | blue;
    }

    /** L* of a colour, 0 (black) to 100 (white). */
    static double lightness(int rgb) {
        double y = 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
        double fy = y > KNEE * KNEE * KNEE ? StrictMath.cbrt(y) : y / (3 * KNEE * KNEE) + 4.0 / 29;
        return 116 * fy - 16;
    }

    private static double unbent(double f) {
        return f > KNEE ? f * f * f : 3 * KNEE * KNEE * (f - 4.0 / 29);
    }

    private static int channel(double linear) {
        double clipped = Math.max(0, Math.min(1, linear));
        double bent = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * StrictMath.pow(clipped, 1 / 2.4) - 0.055;
        return (int) Math.rint(255 * bent);
    }

    private static double linear(int channel) {
        double bent = channel / 255.0;
        return bent <= 0.04045 ? bent / 12.92 : StrictMath.pow((bent + 0.055) / 1.055, 2.4);
    }
}

package org.nocimap.figures.drawing;

import java.awt.Rectangle;

/**
 * Paints circles straight into pixels. A glass brain has thousands of them, and Java2D's way over general outlines takes
 * many times as long, most of all in a young virtual machine.
 */
final class DiscPainter {
    private final int[] rgb;
    private final int width;
    private final Rectangle clip;

    /**
     * @param rgb pixels of the image, row by row; modified by {@link #paint}
     * @param width pixels in a row
     * @param clip what may be painted; within the image
     */
    DiscPainter(int[] rgb, int width, Rectangle clip) {
        this.rgb = rgb;
        this.width = width;
        this.clip = clip;
    }

    /**
     * Fills, then outlines, each pixel by the share of it that is covered.
     *
     * @param x centre in pixels of the image
     * @param y centre in pixels of the image
     * @param radius radius in pixels of the image
     * @param style colours; a dash is not painted
     * @param scale pixels of the image for each unit of the stroke's width
     */
    void paint(double x, double y, double radius, Style style, double scale) {
        double stroke = style.stroke().isPresent() ? style.strokeWidth() * scale : 0;
        double reach = radius + stroke / 2 + 1;
        int x0 = (int) Math.max(clip.x, Math.floor(x - reach));
        int x1 = (int) Math.min(clip.x + clip.width, Math.ceil(x + reach));
        int y0 = (int) Math.max(clip.y, Math.floor(y - reach));
        int y1 = (int) Math.min(clip.y + clip.height, Math.ceil(y + reach));
        int fill = style.fill().map(Colour::argb).orElse(0);
        int line = style.stroke().map(Colour::argb).orElse(0);
        for (int py = y0; py < y1; py++) {
            for (int px = x0; px < x1; px++) {
                double dx = px + 0.5 - x;
                double dy = py + 0.5 - y;
                double distance = Math.sqrt(dx * dx + dy * dy);
                int n = py * width + px;
                blend(n, fill, radius + 0.5 - distance);
                double ring = Math.min(stroke, stroke / 2 + 0.5 - Math.abs(distance - radius));
                blend(n, line, ring);
            }
        }
    }

    private void blend(int n, int argb, double coverage) {
        if (!(coverage > 0) || argb >>> 24 == 0) {
            return;
        }
        int share = (int) Math.round(Math.min(1, coverage) * (argb >>> 24));
        int under = rgb[n];
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int above = argb >> shift & 0xFF;
            int below = under >> shift & 0xFF;
            mixed = mixed << 8 | (above * share + below * (255 - share) + 127) / 255;
        }
        rgb[n] = mixed;
    }
}

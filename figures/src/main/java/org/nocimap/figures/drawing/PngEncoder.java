package org.nocimap.figures.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pixels as a PNG file (ISO/IEC 15948), without the Java image library and its start-up time: a palette when there are at
 * most 256 colours, else red, green, blue, with opacity only where some pixel needs it.
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int TRUE_COLOUR = 2;
    private static final int INDEXED = 3;
    private static final int TRUE_COLOUR_WITH_OPACITY = 6;
    private static final byte FILTER_NONE = 0;
    private static final byte FILTER_UP = 2;
    private static final int LEVEL = 3;

    private PngEncoder() {}

    /** The bytes of a PNG file; the same for the same pixels. */
    static byte[] encode(Pixels pixels) {
        Palette palette = Palette.of(pixels.argb());
        int colourType = palette.size() > 0 ? INDEXED : isSolid(pixels.argb()) ? TRUE_COLOUR : TRUE_COLOUR_WITH_OPACITY;
        return file(pixels, colourType, palette);
    }

    /** The same for an image of many colours, whatever its pixels say of their opacity. */
    static byte[] encodeSolid(Pixels pixels) {
        return file(pixels, TRUE_COLOUR, Palette.NONE);
    }

    private static byte[] file(Pixels pixels, int colourType, Palette palette) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header(pixels, colourType));
        if (colourType == INDEXED) {
            int[] colours = palette.colours();
            chunk(file, "PLTE", coloursOf(colours));
            if (!isSolid(colours)) {
                chunk(file, "tRNS", opacitiesOf(colours));
            }
        }
        chunk(file, "IDAT", compress(rows(pixels, colourType, palette)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static boolean isSolid(int[] argb) {
        int all = -1;
        for (int colour : argb) {
            all &= colour;
        }
        return all >>> 24 == 255;
    }

    private static byte[] header(Pixels pixels, int colourType) {
        byte[] header = new byte[13];
        putInt(header, 0, pixels.width());
        putInt(header, 4, pixels.height());
        header[8] = 8;
        header[9] = (byte) colourType;
        return header;
    }

    private static byte[] coloursOf(int[] palette) {
        byte[] colours = new byte[3 * palette.length];
        for (int n = 0; n < palette.length; n++) {
            colours[3 * n] = (byte) (palette[n] >> 16);
            colours[3 * n + 1] = (byte) (palette[n] >> 8);
            colours[3 * n + 2] = (byte) palette[n];
        }
        return colours;
    }

    private static byte[] opacitiesOf(int[] palette) {
        byte[] opacities = new byte[palette.length];
        for (int n = 0; n < palette.length; n++) {
            opacities[n] = (byte) (palette[n] >> 24);
        }
        return opacities;
    }

    /** The image data before compression: every row led by the number of its filter. */
    private static byte[] rows(Pixels pixels, int colourType, Palette palette) {
        int width = pixels.width();
        int[] argb = pixels.argb();
        int samples = colourType == INDEXED ? 1 : colourType == TRUE_COLOUR ? 3 : 4;
        byte[] all = new byte[pixels.height() * (width * samples + 1)];
        int to = 0;
        for (int y = 0; y < pixels.height(); y++) {
            int from = y * width;
            if (colourType == INDEXED) {
                all[to++] = FILTER_NONE;
                palette.index(argb, from, all, to, width);
            } else {
                all[to++] = y == 0 ? FILTER_NONE : FILTER_UP;
                differences(argb, from, y == 0 ? 0 : width, all, to, width, samples);
            }
            to += width * samples;
        }
        return all;
    }

    /** Writes a row as differences to the pixels {@code back} before, or as it is when {@code back} is 0. */
    private static void differences(int[] argb, int from, int back, byte[] all, int to, int width, int samples) {
        int at = to;
        for (int n = from; n < from + width; n++) {
            int colour = argb[n];
            int before = back == 0 ? 0 : argb[n - back];
            all[at] = (byte) ((colour >> 16) - (before >> 16));
            all[at + 1] = (byte) ((colour >> 8) - (before >> 8));
            all[at + 2] = (byte) (colour - before);
            if (samples == 4) {
                all[at + 3] = (byte) ((colour >> 24) - (before >> 24));
            }
            at += samples;
        }
    }

    private static byte[] compress(byte[] data) {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(1 << 16);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] number = new byte[4];
        putInt(number, 0, data.length);
        file.writeBytes(number);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        file.writeBytes(name);
        file.writeBytes(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        putInt(number, 0, (int) crc.getValue());
        file.writeBytes(number);
    }

    private static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }
}

package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PngEncoderTest {

    @Property(tries = 60)
    void whatIsWrittenIsReadBack(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 600) int colours,
            @ForAll boolean solid,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        int[] palette =
                random.ints(colours).map(c -> solid ? c | 0xFF000000 : c).toArray();
        int[] argb = random.ints((long) width * height, 0, colours)
                .map(n -> palette[n])
                .toArray();

        BufferedImage read = read(PngEncoder.encode(new Pixels(width, height, argb)));

        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(read.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(argb);
    }

    @Test
    void upTo256ColoursMakeAPalette() throws IOException {
        assertThat(read(PngEncoder.encode(greys(256))).getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(read(PngEncoder.encode(greys(257))).getColorModel()).isNotInstanceOf(IndexColorModel.class);
    }

    @Test
    void aSolidImageIgnoresWhatItsPixelsSayOfOpacity() throws IOException {
        BufferedImage read = read(PngEncoder.encodeSolid(new Pixels(2, 1, new int[] {0x00123456, 0x7F654321})));

        assertThat(read.getRGB(0, 0)).isEqualTo(0xFF123456);
        assertThat(read.getRGB(1, 0)).isEqualTo(0xFF654321);
    }

    private static Pixels greys(int colours) {
        int[] argb = new int[colours];
        for (int n = 0; n < colours; n++) {
            argb[n] = 0xFF000000 | n * 7;
        }
        return new Pixels(colours, 1, argb);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}

package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngRendererTest {
    private static final Colour RED = Colour.rgb(0xC00000);
    private static final Colour INK = Colour.rgb(0);

    @Test
    void aPictureIsDrawnOnWhiteAtItsScale() throws IOException {
        BufferedImage image = draw(2, new Shape.Rect(10, 20, 30, 5, Style.filled(RED)));

        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(160);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(20, 40)).isEqualTo(0xFFC00000);
        assertThat(image.getRGB(79, 49)).isEqualTo(0xFFC00000);
        assertThat(image.getRGB(80, 50)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aCircleCoversItsArea() throws IOException {
        BufferedImage image = draw(2, new Shape.Circle(40.3, 30.7, 10, Style.filled(INK)));

        assertThat(darkness(image)).isCloseTo(Math.PI * 20 * 20, within(4.0));
        assertThat(image.getRGB(80, 61)).isEqualTo(0xFF000000);
    }

    @Test
    void anOutlinedCircleIsAsDarkAsItsRing() throws IOException {
        BufferedImage image = draw(2, new Shape.Circle(40, 30, 10, Style.line(INK, 3)));

        assertThat(darkness(image)).isCloseTo(2 * Math.PI * 20 * 6, within(8.0));
        assertThat(image.getRGB(80, 60)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aSeeThroughCircleLetsTheGroundThrough() throws IOException {
        BufferedImage image = draw(1, new Shape.Circle(40, 30, 10, Style.filled(INK.withOpacity(0.5))));

        assertThat(image.getRGB(40, 30) & 0xFF).isBetween(126, 129);
    }

    @Test
    void aGroupMovesGrowsAndClips() throws IOException {
        List<Shape> inner =
                List.of(new Shape.Circle(10, 10, 4, Style.filled(RED)), new Shape.Rect(0, 0, 50, 1, Style.filled(INK)));
        BufferedImage image = draw(1, new Shape.Group(20, 30, 2, Optional.of(new Size(10, 20)), inner));

        assertThat(image.getRGB(38, 50)).as("left half of the circle").isEqualTo(0xFFC00000);
        assertThat(image.getRGB(41, 50)).as("right half of the circle").isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(30, 30)).as("line").isEqualTo(0xFF000000);
        assertThat(image.getRGB(45, 30)).as("line beyond the clip").isEqualTo(0xFFFFFFFF);
    }

    @Test
    void theClipEndsWithItsGroup() throws IOException {
        Shape clipped = new Shape.Group(0, 0, 1, Optional.of(new Size(5, 5)), List.of());
        BufferedImage image = draw(1, clipped, new Shape.Circle(40, 30, 4, Style.filled(RED)));

        assertThat(image.getRGB(40, 30)).isEqualTo(0xFFC00000);
    }

    @Test
    void anImageIsStretchedOverItsRectangle() throws IOException {
        Pixels pixels = new Pixels(2, 1, new int[] {0xFF0000FF, 0xFFC00000});
        BufferedImage image = draw(1, new Shape.Image(10, 20, 40, 30, pixels));

        assertThat(image.getRGB(14, 35)).isEqualTo(0xFF0000FF);
        assertThat(image.getRGB(45, 35)).isEqualTo(0xFFC00000);
        assertThat(image.getRGB(5, 35)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aRingWithinARingIsAHole() throws IOException {
        Shape path = new Shape.Path(List.of(square(10, 30), square(20, 10)), Ends.CLOSED, Style.filled(INK));
        BufferedImage image = draw(1, path);

        assertThat(image.getRGB(12, 12)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(25, 25)).isEqualTo(0xFFFFFFFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Illinois", "WWWWW", "−38.5 mm", "A & B <x>", "Müller-Größe", "疼痛", "tab\tbell\u0007"})
    void lettersStayWithinTheWidthOfTheTable(String content) throws IOException {
        TextStyle style = TextStyle.regular(10, INK);
        BufferedImage image = draw(4, new Shape.Text(50, 40, content, style, Anchor.MIDDLE));

        double half = style.widthOf(content) / 2;
        int left = Integer.MAX_VALUE;
        int right = -1;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFF) < 200) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        assertThat(left / 4.0).isGreaterThan(50 - half - 1);
        assertThat((right + 1) / 4.0).isLessThan(50 + half + 1);
        assertThat(right).isGreaterThan(left);
    }

    @Test
    void textTurnsAboutItsPlace() throws IOException {
        BufferedImage image = draw(1, new Shape.Text(50, 70, "HHHHHH", TextStyle.bold(12, INK), Anchor.START, -90));

        assertThat(darkness(image.getSubimage(38, 15, 13, 56))).isCloseTo(darkness(image), within(0.01));
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        Picture picture = picture(
                new Shape.Text(50, 40, "Same", TextStyle.regular(10, INK), Anchor.MIDDLE),
                new Shape.Circle(10.3, 10.1, 4, Style.filled(RED).outlined(INK, 1)));

        assertThat(new PngRenderer(2).render(picture)).isEqualTo(new PngRenderer(2).render(picture));
    }

    @Test
    void anImageTooLargeForMemoryIsRefusedBeforeItIsMade() {
        Picture huge = new Picture(40_000, 40_000, "huge", "huge", List.of());

        assertThatThrownBy(() -> new PngRenderer(2).render(huge)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PngRenderer(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<At> square(double corner, double side) {
        return List.of(
                new At(corner, corner),
                new At(corner + side, corner),
                new At(corner + side, corner + side),
                new At(corner, corner + side));
    }

    /** Sum of darkness, in pixels of full black. */
    private static double darkness(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += (255 - (image.getRGB(x, y) & 0xFF)) / 255.0;
            }
        }
        return sum;
    }

    private static Picture picture(Shape... shapes) {
        return new Picture(100, 80, "title", "description", List.of(shapes));
    }

    private static BufferedImage draw(double scale, Shape... shapes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new PngRenderer(scale).render(picture(shapes))));
    }
}

package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.PngRenderer;
import org.nocimap.figures.drawing.SvgRenderer;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

class SliceFigureTest {
    private static final Anatomy EGG = Anatomy.of(Brains.egg(Brains.GRID), "Egg in MNI space");
    private static final Point LEFT_FRONT_TOP = new Point(-40, 20, 32);

    static Stream<Grid> grids() {
        return Stream.of(Brains.GRID, Brains.MIRRORED, Brains.TURNED);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void leftIsPaintedOnTheSideMarkedL(Grid grid) {
        Drawn drawn = Drawn.of(draw(Brains.ball(grid, LEFT_FRONT_TOP, 9, 5), LEFT_FRONT_TOP));
        List<Drawn.PlacedImage> slices = Brains.slices(drawn);

        for (int panel = 1; panel <= 2; panel++) {
            Drawn.PlacedImage slice = slices.get(panel);
            double middle = slice.left() + slice.width() / 2;
            double[] centre = Brains.colouredCentre(slice);
            assertThat(centre[2]).isGreaterThan(20);
            assertThat(centre[0]).isLessThan(middle - 10);
            assertThat(markIn(drawn, slice, "L").right()).isLessThan(middle);
            assertThat(markIn(drawn, slice, "R").left()).isGreaterThan(middle);
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void frontIsPaintedOnTheSideMarkedAAndTopOnTop(Grid grid) {
        Drawn drawn = Drawn.of(draw(Brains.ball(grid, LEFT_FRONT_TOP, 9, 5), LEFT_FRONT_TOP));
        List<Drawn.PlacedImage> slices = Brains.slices(drawn);
        Drawn.PlacedImage sagittal = slices.get(0);
        double middle = sagittal.left() + sagittal.width() / 2;

        assertThat(Brains.colouredCentre(sagittal)[0]).isGreaterThan(middle + 10);
        assertThat(markIn(drawn, sagittal, "A").left()).isGreaterThan(middle);
        assertThat(markIn(drawn, sagittal, "P").right()).isLessThan(middle);
        for (Drawn.PlacedImage slice : slices) {
            assertThat(Brains.colouredCentre(slice)[1]).isLessThan(slice.top() + slice.height() / 2);
        }
    }

    @Test
    void anotherOrderInMemoryGivesTheSamePicture() {
        Picture expected = draw(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5), LEFT_FRONT_TOP);
        Anatomy mirrored = Anatomy.of(Brains.egg(Brains.MIRRORED), "Egg in MNI space");
        Overlay turned = Overlay.of(Brains.ball(Brains.TURNED, LEFT_FRONT_TOP, 9, 5), "z");

        Picture picture = SliceFigure.draw(SliceFigure.Spec.of("A cluster", mirrored, turned, LEFT_FRONT_TOP));

        List<Drawn.PlacedImage> slices = Brains.slices(Drawn.of(picture));
        List<Drawn.PlacedImage> others = Brains.slices(Drawn.of(expected));
        for (int n = 0; n < 3; n++) {
            int[] a = slices.get(n).pixels().argb();
            int[] b = others.get(n).pixels().argb();
            long different = java.util.stream.IntStream.range(0, a.length)
                    .filter(i -> a[i] != b[i])
                    .count();
            assertThat(different)
                    .as("pixels on an edge may round the other way")
                    .isLessThan(a.length / 200);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {320, 600, 900})
    void theCrosshairMeetsAtTheBlob(double width) {
        Overlay blob = Overlay.of(Brains.ball(Brains.GRID, new Point(-42, 18, 32), 8, 5), "z");
        Drawn drawn = Drawn.of(SliceFigure.draw(
                new SliceFigure.Spec("A cluster", EGG, Optional.of(blob), new Point(-42, 18, 32), width)));

        for (Drawn.PlacedImage slice : Brains.slices(drawn)) {
            List<Drawn.Segment> upright = drawn.lines.stream()
                    .filter(l -> l.x1() == l.x2() && l.x1() > slice.left() && l.x1() < slice.left() + slice.width())
                    .toList();
            List<Drawn.Segment> level = drawn.lines.stream()
                    .filter(l -> l.y1() == l.y2()
                            && l.x1() >= slice.left() - 1
                            && l.x2() <= slice.left() + slice.width() + 1)
                    .toList();
            double[] centre = Brains.colouredCentre(slice);
            double pxPerMm = slice.height() / 130;
            assertThat(upright).hasSize(2).allSatisfy(l -> assertThat(l.x1())
                    .isCloseTo(centre[0], within(1 + pxPerMm)));
            assertThat(level).hasSize(2).allSatisfy(l -> assertThat(l.y1()).isCloseTo(centre[1], within(1 + pxPerMm)));
        }
    }

    @Test
    void coordinatesStandAboveTheSlices() {
        Drawn drawn = Drawn.of(draw(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5), new Point(-32.5, 20.04, 8)));

        assertThat(drawn.contents()).contains("x = −32.5 mm", "y = 20 mm", "z = 8 mm");
        assertThat(drawn.text("x = −32.5 mm").right())
                .isLessThan(drawn.text("y = 20 mm").left());
    }

    @Test
    void theUnderlayAndTheConventionAreNamed() {
        Picture picture = draw(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5), LEFT_FRONT_TOP);

        String words = String.join(" ", Drawn.of(picture).contents());
        assertThat(words).contains("Underlay: Egg in MNI space.", "neurological convention");
        assertThat(picture.description()).contains("x = −40", "y = 20", "z = 32", "Egg in MNI space", "z from 5");
    }

    @Test
    void theFinishedPngShowsTheBlobOnTheLeft() throws Exception {
        Picture picture = draw(Brains.ball(Brains.MIRRORED, LEFT_FRONT_TOP, 9, 5), LEFT_FRONT_TOP);
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(new PngRenderer(1).render(picture)));
        Drawn.PlacedImage axial = Brains.slices(Drawn.of(picture)).get(2);

        int left = 0;
        int right = 0;
        for (int y = (int) axial.top(); y < axial.top() + axial.height(); y++) {
            for (int x = (int) axial.left(); x < axial.left() + axial.width(); x++) {
                int argb = png.getRGB(x, y);
                boolean warm = (argb >> 16 & 0xFF) - (argb & 0xFF) > 60;
                left += warm && x < axial.left() + axial.width() / 2 ? 1 : 0;
                right += warm && x >= axial.left() + axial.width() / 2 ? 1 : 0;
            }
        }
        assertThat(left).isGreaterThan(50);
        assertThat(right).isZero();
    }

    @Test
    void valuesBelowZeroAreBlueAndOnlyShownWhenAskedFor() {
        Volume negative = Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, -5);

        Drawn both = Drawn.of(SliceFigure.draw(
                SliceFigure.Spec.of("t", EGG, Overlay.of(negative, "z", 3, Sides.BOTH), LEFT_FRONT_TOP)));
        Drawn positive = Drawn.of(SliceFigure.draw(
                SliceFigure.Spec.of("t", EGG, Overlay.of(negative, "z", 3, Sides.POSITIVE), LEFT_FRONT_TOP)));

        Drawn.PlacedImage axial = Brains.slices(both).get(2);
        for (int argb : axial.pixels().argb()) {
            if (Brains.isColoured(argb)) {
                assertThat(argb & 0xFF).isGreaterThan(argb >> 16 & 0xFF);
            }
        }
        assertThat(Brains.colouredCentre(axial)[2]).isPositive();
        assertThat(Brains.slices(positive))
                .allSatisfy(s -> assertThat(Brains.colouredCentre(s)[2]).isZero());
    }

    @ParameterizedTest
    @ValueSource(doubles = {320, 450, 900, 2000})
    void textsKeepApart(double width) {
        Overlay two = Overlay.of(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5), "z", 2.3, Sides.BOTH);
        Picture picture = SliceFigure.draw(new SliceFigure.Spec(
                "A title that is far too long for a narrow figure: right insula, putamen and claustrum",
                EGG,
                Optional.of(two),
                new Point(-32.5, -101.5, -34.5),
                width));

        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
    }

    @Test
    void aSignificantVoxelOutsideTheUnderlayIsStillShown() {
        Volume outside = Brains.ball(Brains.GRID, new Point(-82, 20, 8), 5, 5);
        Drawn drawn = Drawn.of(draw(outside, new Point(-82, 20, 8)));

        assertThat(Brains.colouredCentre(Brains.slices(drawn).get(2))[2]).isGreaterThan(10);
    }

    @Test
    void aPlaceFarAwayDoesNotShrinkTheBrain() {
        Picture near = draw(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5), LEFT_FRONT_TOP);
        Picture far = draw(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5), new Point(1e6, 0, 0));

        assertThat(Brains.slices(Drawn.of(far)).get(2).width())
                .isGreaterThan(0.9 * Brains.slices(Drawn.of(near)).get(2).width());
    }

    @Test
    void anEmptyMapSaysSo() {
        Picture picture = draw(Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 0, 0), LEFT_FRONT_TOP);

        assertThat(picture.description()).contains("No voxel of the map (z) is shown");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        Volume ball = Brains.ball(Brains.GRID, LEFT_FRONT_TOP, 9, 5);

        assertThat(SvgRenderer.document(draw(ball, LEFT_FRONT_TOP)))
                .isEqualTo(SvgRenderer.document(draw(ball, LEFT_FRONT_TOP)));
    }

    @Test
    void aWidthThatHoldsNoFigureIsRefused() {
        assertThatThrownBy(() -> new SliceFigure.Spec("t", EGG, Optional.empty(), LEFT_FRONT_TOP, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SliceFigure.Spec("t", EGG, Optional.empty(), LEFT_FRONT_TOP, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Picture draw(Volume map, Point at) {
        return SliceFigure.draw(SliceFigure.Spec.of("A cluster", EGG, Overlay.of(map, "z"), at));
    }

    private static Drawn.Box markIn(Drawn drawn, Drawn.PlacedImage slice, String letter) {
        return drawn.texts.stream()
                .filter(box -> box.text().equals(letter))
                .filter(box -> box.left() >= slice.left() && box.right() <= slice.left() + slice.width())
                .findFirst()
                .orElseThrow();
    }
}

package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

class GlassBrainFigureTest {
    private static final Mask BRAIN = Brains.mask(Brains.GRID);
    private static final int PER_LEGEND = 1;

    @Test
    void aLeftFocusIsOnTheSideMarkedL() {
        Drawn drawn = Drawn.of(draw(List.of(dot(-40, 20, 32, "a"))));
        List<Drawn.Box> left =
                drawn.texts.stream().filter(b -> b.text().equals("L")).toList();
        List<Drawn.Box> right =
                drawn.texts.stream().filter(b -> b.text().equals("R")).toList();

        for (int view = 0; view < 2; view++) {
            Drawn.Disc disc = drawn.discs.get(1 + view);
            double middle = (left.get(view).left() + right.get(view).right()) / 2;
            assertThat(left.get(view).right()).isLessThan(right.get(view).left());
            assertThat(disc.x()).isBetween(left.get(view).left(), middle - 10);
        }
        double sagittalMiddle = (drawn.text("P").left() + drawn.text("A").right()) / 2;
        assertThat(drawn.discs.get(0).x()).isGreaterThan(sagittalMiddle);
    }

    @Test
    void theScaleBarIsTrue() {
        Drawn drawn = Drawn.of(draw(List.of(dot(-25, 0, 0, "a"), dot(25, 0, 0, "a"))));
        List<Double> coronal =
                drawn.discs.subList(1, 3).stream().map(Drawn.Disc::x).toList();
        Drawn.Segment bar = drawn.lines.get(drawn.lines.size() - 1);

        assertThat(drawn.contents()).contains("50 mm");
        assertThat(bar.x2() - bar.x1()).isCloseTo(Math.abs(coronal.get(1) - coronal.get(0)), within(0.51));
    }

    @Test
    void aMirroredMaskHasTheSameOutline() {
        Picture usual = draw(List.of());
        Picture mirrored =
                GlassBrainFigure.draw(GlassBrainFigure.Spec.of("t", Brains.mask(Brains.MIRRORED), "egg", List.of()));

        assertThat(Drawn.of(mirrored).paths).isEqualTo(Drawn.of(usual).paths).hasSize(3);
        for (int view = 0; view < 3; view++) {
            assertThat(Drawn.of(mirrored).images.get(view).pixels().argb())
                    .isEqualTo(Drawn.of(usual).images.get(view).pixels().argb());
        }
    }

    @Test
    void theShadeOfTheBrainFillsItsOutline() {
        Drawn drawn = Drawn.of(draw(List.of()));
        Drawn.PlacedImage shade = drawn.images.get(2);
        var outline = drawn.paths.get(2).chains().get(0);
        double outlineMiddle = (outline.stream().mapToDouble(p -> p.x()).min().orElseThrow()
                        + outline.stream().mapToDouble(p -> p.x()).max().orElseThrow())
                / 2;
        int width = shade.pixels().width();
        int row = shade.pixels().height() / 2;
        int first = 0;
        while (shade.pixels().argb()[row * width + first] == 0xFFFFFFFF) {
            first++;
        }
        int last = width - 1;
        while (shade.pixels().argb()[row * width + last] == 0xFFFFFFFF) {
            last--;
        }
        double panelLeft = drawn.texts.stream()
                        .filter(box -> box.text().equals("L"))
                        .mapToDouble(Drawn.Box::left)
                        .max()
                        .orElseThrow()
                - 1.5;
        double shadeMiddle = shade.left() + shade.width() * (first + last + 1) / 2.0 / width;

        assertThat(shadeMiddle - panelLeft).isCloseTo(outlineMiddle, within(1.5));
    }

    @Test
    void theOutlineHasTheSizeOfTheBrain() {
        Drawn drawn = Drawn.of(draw(List.of(dot(0, -18, 8, "a"))));
        double pxPerMm = (drawn.lines.get(drawn.lines.size() - 1).x2()
                        - drawn.lines.get(drawn.lines.size() - 1).x1())
                / 50;
        var outline = drawn.paths.get(drawn.paths.size() - 1).chains().get(0);
        double low = outline.stream().mapToDouble(p -> p.x()).min().orElseThrow();
        double high = outline.stream().mapToDouble(p -> p.x()).max().orElseThrow();

        assertThat((high - low) / pxPerMm).isCloseTo(140, within(6.0));
    }

    @Test
    void groupsHaveColoursAndALegendWithCounts() {
        List<Dot> dots = new ArrayList<>();
        for (int group = 0; group < 10; group++) {
            for (int n = 0; n <= group; n++) {
                dots.add(dot(-50 + 5 * n, 5 * group, 10, "group " + group));
            }
        }
        Drawn drawn = Drawn.of(draw(dots));

        assertThat(drawn.contents()).contains("group 9 (10)", "group 4 (5)", "4 other groups (10)");
        assertThat(drawn.discs.stream().map(Drawn.Disc::colour).distinct()).hasSize(7);
    }

    @Test
    void markupInGroupNamesStaysText() {
        assertThat(Drawn.of(draw(List.of(dot(0, 0, 0, "A & B <x>")))).contents())
                .contains("A & B <x> (1)");
    }

    @Test
    void theAreaOfADotGrowsWithTheSubjects() {
        List<Dot> dots = List.of(
                new Dot(new Point(0, 0, 0), "a", OptionalInt.of(10)),
                new Dot(new Point(20, 0, 0), "a", OptionalInt.of(40)));
        Drawn drawn = Drawn.of(GlassBrainFigure.draw(new GlassBrainFigure.Spec(
                "t", BRAIN, "egg", dots, DotSize.BY_SUBJECTS, Optional.empty(), 900, Detail.FULL)));

        assertThat(drawn.discs.get(0).radius()).isCloseTo(2 * drawn.discs.get(1).radius(), within(1e-9));
    }

    @Test
    void fociFarOutsideAreCountedInsteadOfDrawn() {
        Drawn drawn = Drawn.of(draw(List.of(dot(0, 0, 0, "a"), dot(0, 0, 400, "a"))));

        assertThat(drawn.discs).hasSize(3 + PER_LEGEND);
        assertThat(String.join(" ", drawn.contents())).contains("1 focus lies far outside");
    }

    @Test
    void aFocusJustOutsideTheBrainIsInThePicture() {
        Picture picture = draw(List.of(dot(-85, 0, 0, "a")));
        Drawn.Disc axial = Drawn.of(picture).discs.get(2);

        assertThat(axial.x()).isBetween(0.0, picture.width());
    }

    @Test
    void aHundredThousandFociStayABoundedDrawing() {
        Random random = new Random(5);
        List<Dot> dots = new ArrayList<>();
        for (int n = 0; n < 100_000; n++) {
            dots.add(dot(random.nextInt(140) - 70, random.nextInt(170) - 100, random.nextInt(120) - 50, "all foci"));
        }
        Drawn drawn = Drawn.of(draw(dots));

        assertThat(drawn.discs.size()).isLessThan(60_000);
        assertThat(drawn.contents()).contains("all foci (100000)");
    }

    @Test
    void theStrongestValueIsProjected() {
        Overlay map = Overlay.of(Brains.ball(Brains.TURNED, new Point(-40, 20, 32), 9, 5), "z");
        Drawn drawn = Drawn.of(GlassBrainFigure.draw(
                GlassBrainFigure.Spec.of("t", BRAIN, "egg", List.of()).withMap(map)));
        List<Drawn.PlacedImage> views = new ArrayList<>(Brains.slices(drawn));
        views.removeIf(image -> Brains.colouredCentre(image)[2] == 0);

        assertThat(views).hasSize(3);
        for (int view = 1; view < 3; view++) {
            double[] centre = Brains.colouredCentre(views.get(view));
            assertThat(centre[2]).isGreaterThan(20);
            assertThat(centre[0])
                    .isLessThan(views.get(view).left() + views.get(view).width() / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {320, 500, 900})
    void textsKeepApart(double width) {
        List<Dot> dots = List.of(
                dot(
                        0,
                        0,
                        0,
                        "a group with a name that is longer than any figure is wide, for which a legend has no room"),
                dot(0, 0, 1, "short"),
                dot(0, 0, 2, "another one of usual length"));
        Overlay map = Overlay.of(Brains.ball(Brains.GRID, new Point(-40, 20, 32), 9, 5), "z");
        Picture picture = GlassBrainFigure.draw(new GlassBrainFigure.Spec(
                "Title", BRAIN, "egg", dots, DotSize.EQUAL, Optional.of(map), width, Detail.FULL));

        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
    }

    @Test
    void aBrainWithoutVoxelsIsRefused() {
        Grid grid = Brains.GRID;
        assertThatThrownBy(() -> GlassBrainFigure.draw(
                        GlassBrainFigure.Spec.of("t", Mask.of(grid, new int[0]), "nothing", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Dot dot(double x, double y, double z, String group) {
        return new Dot(new Point(x, y, z), group, OptionalInt.empty());
    }

    private static Picture draw(List<Dot> dots) {
        return GlassBrainFigure.draw(GlassBrainFigure.Spec.of("All foci", BRAIN, "egg", dots));
    }
}

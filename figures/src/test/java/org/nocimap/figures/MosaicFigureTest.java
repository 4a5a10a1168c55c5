package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.image.Point;

class MosaicFigureTest {
    private static final Anatomy EGG = Anatomy.of(Brains.egg(Brains.GRID), "Egg in MNI space");
    private static final Overlay BLOB =
            Overlay.of(Brains.ball(Brains.MIRRORED, new Point(-40, 20, 32), 6, 5), "z score");

    @Test
    void eachSliceIsLabelledAndOnlyTheRightOneShowsTheBlob() {
        Drawn drawn = Drawn.of(MosaicFigure.draw(spec(Plane.AXIAL, List.of(-30.0, 0.0, 32.0, 50.0), 2, 600)));
        List<Drawn.PlacedImage> slices = Brains.slices(drawn);

        assertThat(drawn.contents()).contains("z = −30", "z = 0", "z = 32", "z = 50");
        assertThat(slices).hasSize(4);
        assertThat(slices).extracting(s -> Brains.colouredCentre(s)[2] > 0).containsExactly(false, false, true, false);
        Drawn.PlacedImage third = slices.get(2);
        assertThat(drawn.text("z = 32").bottom()).isLessThanOrEqualTo(third.top());
        assertThat(drawn.text("z = 32").left()).isBetween(third.left(), third.left() + third.width());
    }

    @ParameterizedTest
    @EnumSource(
            value = Plane.class,
            names = {"CORONAL", "AXIAL"})
    void leftIsPaintedOnTheSideMarkedL(Plane plane) {
        double through = plane.through(new Point(-40, 20, 32));
        Drawn drawn = Drawn.of(MosaicFigure.draw(spec(plane, List.of(through), 1, 400)));
        Drawn.PlacedImage slice = Brains.slices(drawn).get(0);
        double middle = slice.left() + slice.width() / 2;

        assertThat(Brains.colouredCentre(slice)[0]).isLessThan(middle);
        assertThat(drawn.text("L").right()).isLessThan(middle);
        assertThat(drawn.text("R").left()).isGreaterThan(middle);
    }

    @Test
    void sagittalSlicesSayWhereTheFrontIsAndWhichSideIsLeft() {
        Drawn drawn = Drawn.of(MosaicFigure.draw(spec(Plane.SAGITTAL, List.of(-40.0, 40.0), 2, 500)));

        assertThat(drawn.text("P").right()).isLessThan(drawn.text("A").left());
        assertThat(String.join(" ", drawn.contents())).contains("Negative x is left");
    }

    @Test
    void thereIsOneColourBarWithItsUnit() {
        Drawn drawn = Drawn.of(MosaicFigure.draw(MosaicFigure.Spec.axial("All of it", EGG, BLOB)));

        assertThat(drawn.contents()).containsOnlyOnce("z score");
        assertThat(drawn.images.stream().filter(image -> image.pixels().width() == 1))
                .hasSize(1);
        assertThat(Brains.slices(drawn)).hasSize(24);
    }

    @Test
    void evenPositionsAreMultiplesOfTheirDistanceWithinTheBrain() {
        List<Double> positions = MosaicFigure.Spec.evenly(EGG, Plane.AXIAL, 12);

        double step = positions.get(1) - positions.get(0);
        assertThat(positions).hasSize(12).allSatisfy(z -> {
            assertThat(z % step).isZero();
            assertThat(z).isBetween(-54.0, 70.0);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 320", "8, 320", "100, 320", "8, 980", "3, 500"})
    void textsKeepApart(int columns, double width) {
        List<Double> positions = MosaicFigure.Spec.evenly(EGG, Plane.AXIAL, 20);
        Picture picture = MosaicFigure.draw(spec(Plane.AXIAL, positions, columns, width));

        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
    }

    @Test
    void withoutAMapAndWithoutACaptionOnlyTheBrainIsLeft() {
        Picture picture = MosaicFigure.draw(
                new MosaicFigure.Spec("t", EGG, Optional.empty(), Plane.AXIAL, List.of(0.0), 1, 400, Detail.COMPACT));

        assertThat(Drawn.of(picture).contents()).containsExactlyInAnyOrder("t", "z = 0", "L", "R");
    }

    @Test
    void impossibleMosaicsAreRefused() {
        assertThatThrownBy(() -> spec(Plane.AXIAL, List.of(), 1, 400)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec(Plane.AXIAL, List.of(0.0), 0, 400)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec(Plane.AXIAL, List.of(Double.NaN), 1, 400))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MosaicFigure.Spec spec(Plane plane, List<Double> positions, int columns, double width) {
        return new MosaicFigure.Spec("A map", EGG, Optional.of(BLOB), plane, positions, columns, width, Detail.FULL);
    }
}

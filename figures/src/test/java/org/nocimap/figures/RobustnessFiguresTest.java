package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nocimap.figures.IntervalFigure.Emphasis;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;

/** Values with intervals, and curves of power. */
final class RobustnessFiguresTest {
    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(s -> ((Shape.Text) s).content())
                .toList();
    }

    private static long count(Picture picture, Class<? extends Shape> kind) {
        return picture.shapes().stream().filter(kind::isInstance).count();
    }

    @Test
    void whatIsToBeNoticedHasAShapeOfItsOwn() {
        IntervalFigure.Row firm = new IntervalFigure.Row("firm", 60, 80, 100, 150, 210, "100", Emphasis.PLAIN);
        IntervalFigure.Row weak = IntervalFigure.Row.of("weak", 9, "9, fragile", Emphasis.WARNING);
        Picture picture = IntervalFigure.draw(new IntervalFigure.Spec(
                "Fail-safe N", List.of(firm, weak), "noise", 210, OptionalDouble.of(42), "Dots.", 800));
        assertThat(count(picture, Shape.Circle.class)).isEqualTo(1);
        assertThat(count(picture, Shape.Path.class)).isEqualTo(1);
        assertThat(count(picture, Shape.Rect.class)).isEqualTo(1);
        assertThat(texts(picture)).contains("firm", "weak", "9, fragile", "noise", "0", "200");
        assertThat(picture.description()).contains("firm 100; weak 9, fragile");
    }

    @Test
    void rowsThatDoNotFitAreCounted() {
        List<IntervalFigure.Row> rows = java.util.stream.IntStream.range(0, 75)
                .mapToObj(n -> IntervalFigure.Row.of("row " + n, 0.5, "", Emphasis.PLAIN))
                .toList();
        Picture picture = IntervalFigure.draw(
                new IntervalFigure.Spec("Overlap", rows, "Dice", 1, OptionalDouble.empty(), "", 800));
        assertThat(count(picture, Shape.Circle.class)).isEqualTo(60);
        assertThat(String.join(" ", texts(picture))).contains("15 further rows");
        assertThatThrownBy(() -> new IntervalFigure.Row("odd", 0, 5, 4, 6, 7, "", Emphasis.PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void curvesOfPowerSayWhereTheyReachTheTarget() {
        PowerFigure.Curve strong = new PowerFigure.Curve(
                "strong",
                List.of(new PowerFigure.Point(10, 0.4, 0.3, 0.5), new PowerFigure.Point(20, 0.85, 0.8, 0.9)),
                OptionalDouble.of(20));
        PowerFigure.Curve weak = new PowerFigure.Curve(
                "weak", List.of(new PowerFigure.Point(10, 0.1, 0.05, 0.2)), OptionalDouble.empty());
        Picture picture = PowerFigure.draw(new PowerFigure.Spec("Power", List.of(strong, weak), 0.8, "Bands.", 760));
        assertThat(picture.description())
                .contains("strong reaches 80 % with 20 experiments")
                .contains("weak has 10 % with 10 experiments");
        assertThat(texts(picture)).contains("strong", "weak", "power (%)", "experiments", "80 %");
        assertThatThrownBy(() -> new PowerFigure.Point(10, 0.4, 0.5, 0.6)).isInstanceOf(IllegalArgumentException.class);
    }
}

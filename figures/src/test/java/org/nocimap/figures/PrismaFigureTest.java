package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.flow.PrismaFigure;

class PrismaFigureTest {
    private static final PrismaFigure.Column MAIN = new PrismaFigure.Column(
            "Databases",
            List.of("Records identified (n = 7)"),
            List.of("Duplicates (n = 2)"),
            List.of("Records screened (n = 5)"),
            List.of("Records excluded (n = 3)"),
            List.of("Reports sought (n = 2)"),
            List.of("Reports not retrieved (n = 0)"),
            List.of("Reports assessed (n = 2)"),
            List.of(
                    "Reports excluded (n = 1)",
                    "a reason so long that it does not fit into one line of a box at all (n = 1)"));

    @Test
    void everyLineIsThereAndWithinThePicture() {
        Picture picture = PrismaFigure.draw(new PrismaFigure.Spec(
                "Flow",
                List.of("Previous (n = 3)"),
                MAIN,
                Optional.of(MAIN),
                List.of("Studies (n = 1)"),
                List.of("Total (n = 4)"),
                "words"));
        List<Shape.Text> texts = picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(Shape.Text.class::cast)
                .toList();

        assertThat(texts)
                .extracting(Shape.Text::content)
                .contains("Records screened (n = 5)", "Previous (n = 3)", "Total (n = 4)", "Studies (n = 1)");
        assertThat(texts).allSatisfy(t -> {
            assertThat(t.x()).isBetween(0.0, picture.width());
            assertThat(t.y()).isBetween(0.0, picture.height());
        });
        assertThat(texts.stream().filter(t -> t.content().contains("a reason so long")))
                .hasSize(2)
                .noneMatch(t -> t.content().contains("at all"));
    }

    @Test
    void withoutOtherMethodsThereIsOneColumn() {
        Picture one = PrismaFigure.draw(new PrismaFigure.Spec(
                "Flow", List.of(), MAIN, Optional.empty(), List.of("Studies (n = 1)"), List.of(), "words"));
        Picture two = PrismaFigure.draw(new PrismaFigure.Spec(
                "Flow", List.of(), MAIN, Optional.of(MAIN), List.of("Studies (n = 1)"), List.of(), "words"));

        assertThat(one.width()).isLessThan(two.width());
    }
}

package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nocimap.figures.drawing.Picture;

class OverviewFigureTest {
    private static final Anatomy EGG = Anatomy.of(Brains.egg(Brains.GRID), "Egg in MNI space");

    @Test
    void partsStandInRowsUnderTheirTitles() {
        Picture picture = OverviewFigure.draw(
                new OverviewFigure.Spec("By condition", parts("a", "b", "c"), 2, "Left is left.", 800));
        Drawn drawn = Drawn.of(picture);

        assertThat(drawn.contents()).contains("By condition", "a", "b", "c", "Left is left.");
        assertThat(drawn.text("a").top()).isEqualTo(drawn.text("b").top());
        assertThat(drawn.text("a").right()).isLessThan(drawn.text("b").left());
        assertThat(drawn.text("c").top()).isGreaterThan(drawn.text("a").bottom() + 50);
        assertThat(drawn.collisions(picture)).isEmpty();
        assertThat(picture.description()).contains("a: One slice", "c: One slice");
    }

    @Test
    void aPartOfAnotherWidthIsScaled() {
        Picture picture = OverviewFigure.draw(new OverviewFigure.Spec("t", parts("a", "b"), 1, "", 1200));
        Drawn drawn = Drawn.of(picture);

        assertThat(Brains.slices(drawn).get(0).width()).isBetween(700.0, 1200.0);
        assertThat(drawn.collisions(picture)).isEmpty();
    }

    @Test
    void anOverviewOfNothingIsRefused() {
        assertThatThrownBy(() -> new OverviewFigure.Spec("t", List.of(), 1, "", 800))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OverviewFigure.Spec("t", parts("a"), 0, "", 800))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Picture> parts(String... titles) {
        return Stream.of(titles)
                .map(title -> MosaicFigure.draw(new MosaicFigure.Spec(
                        title,
                        EGG,
                        Optional.empty(),
                        Plane.AXIAL,
                        List.of(0.0),
                        1,
                        OverviewFigure.partWidth(800, 2),
                        Detail.COMPACT)))
                .toList();
    }
}

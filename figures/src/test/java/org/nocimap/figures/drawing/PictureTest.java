package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Style STYLE = Style.filled(Colour.WHITE);

    @Test
    void aPictureWithoutWordsIsRefused() {
        assertThatThrownBy(() -> new Picture(1, 1, " ", "description", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot see");
        assertThatThrownBy(() -> new Picture(1, 1, "title", "", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture(0, 1, "title", "description", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shapesThatNobodyCanDrawAreRefused() {
        double nan = Double.NaN;
        assertThatThrownBy(() -> new Shape.Line(0, nan, 1, 1, STYLE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shape.Circle(0, 0, -1, STYLE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shape.Rect(0, 0, Double.POSITIVE_INFINITY, 1, STYLE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shape.Path(List.of(List.of(new At(0, 0))), Ends.OPEN, STYLE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shape.Group(0, 0, 0, Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pixels(2, 2, new int[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Colour.WHITE.withOpacity(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPictureDoesNotChangeWithTheListItWasMadeFrom() {
        List<Shape> shapes = new ArrayList<>();
        Picture picture = new Picture(1, 1, "title", "description", shapes);
        shapes.add(new Shape.Circle(0, 0, 1, STYLE));

        assertThat(picture.shapes()).isEmpty();
    }
}

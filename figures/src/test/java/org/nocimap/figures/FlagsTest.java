package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;

class FlagsTest {

    @Property(tries = 200)
    void noLabelRunsIntoAnotherOrIntoAPole(@ForAll @IntRange(min = 1, max = 30) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<Flags.Wish> wishes = IntStream.range(0, count)
                .mapToObj(n -> new Flags.Wish(50 + 500 * random.nextDouble(), "cluster " + n, Theme.INK))
                .toList();
        List<Shape> shapes = Flags.place(wishes, 0, 600).shapes(300);
        Drawn drawn = Drawn.of(new Picture(600, 300, "t", "d", shapes));

        assertThat(drawn.collisions(new Picture(600, 300, "t", "d", shapes))).isEmpty();
        for (Drawn.Segment pole : drawn.lines) {
            assertThat(drawn.texts)
                    .noneMatch(box -> box.left() < pole.x1()
                            && box.right() > pole.x1()
                            && box.top() < pole.y2()
                            && box.bottom() > pole.y1());
        }
    }

    @Test
    void whatHasRoomIsPlaced() {
        List<Flags.Wish> wishes = IntStream.range(0, 6)
                .mapToObj(n -> new Flags.Wish(100 + 3 * n, "cluster " + n, Theme.INK))
                .toList();

        assertThat(Flags.place(wishes, 0, 600).shapes(300)).hasSize(12);
    }
}

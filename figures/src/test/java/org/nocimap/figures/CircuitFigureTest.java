package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.image.Point;

class CircuitFigureTest {
    private static final List<String> CONDITIONS = List.of(
            "low back pain",
            "fibromyalgia",
            "knee osteoarthritis",
            "complex regional pain syndrome",
            "temporomandibular disorder",
            "neck pain",
            "rheumatoid arthritis",
            "migraine",
            "vulvodynia",
            "whiplash-associated disorder",
            "irritable bowel syndrome",
            "trigeminal neuralgia");

    static CircuitFigure.Spec spec(int conditions, int regions, double width) {
        Random random = new Random(5);
        List<CircuitFigure.Node> nodes = new ArrayList<>();
        for (int n = 0; n < regions; n++) {
            double x = 10 + 45 * random.nextDouble();
            double y = -80 + 120 * random.nextDouble();
            double z = -20 + 80 * random.nextDouble();
            List<Involvement> parts = new ArrayList<>();
            for (int c = 0; c < conditions; c++) {
                boolean hub = n < regions / 4;
                boolean own = n >= regions / 2;
                boolean strong = hub || (own ? c == n % conditions : random.nextDouble() < 0.4);
                parts.add(strong ? Involvement.STRONG : random.nextBoolean() ? Involvement.WEAK : Involvement.NONE);
            }
            if (!parts.contains(Involvement.STRONG)) {
                parts.set(0, Involvement.STRONG);
            }
            List<Point> places =
                    n % 5 == 0 ? List.of(new Point(0, y, z)) : List.of(new Point(-x, y, z), new Point(x, y, z));
            nodes.add(new CircuitFigure.Node("a region of the brain, number " + (n + 1), places, parts));
        }
        return new CircuitFigure.Spec(
                "Circuit",
                Brains.mask(Brains.GRID),
                "an egg",
                CONDITIONS.subList(0, conditions),
                nodes,
                "significant",
                "foci without significance",
                width);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1100", "3, 8, 1100", "5, 20, 1100", "8, 30, 1100", "12, 60, 1100", "4, 20, 600"})
    void textsKeepApart(int conditions, int regions, double width) throws Exception {
        Picture picture = CircuitFigure.draw(spec(conditions, regions, width));
        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
        FrequencyFiguresTest.wellFormed(picture);
    }

    @Test
    void hubsStandInTheMiddleAndTheOthersWithTheirCondition() {
        List<Involvement> all = List.of(Involvement.STRONG, Involvement.STRONG, Involvement.STRONG);
        List<Involvement> first = List.of(Involvement.STRONG, Involvement.WEAK, Involvement.NONE);
        List<Point> place = List.of(new Point(0, 0, 0));
        Picture picture = CircuitFigure.draw(new CircuitFigure.Spec(
                "Circuit",
                Brains.mask(Brains.GRID),
                "an egg",
                CONDITIONS.subList(0, 3),
                List.of(new CircuitFigure.Node("insula", place, all), new CircuitFigure.Node("amygdala", place, first)),
                "significant",
                "",
                1100));
        Drawn drawn = Drawn.of(picture);
        assertThat(drawn.text("insula").left()).isBetween(1100 * 0.33, 1100 * 0.67);
        assertThat(drawn.text("2  amygdala").right()).isLessThan(1100 * 0.33);
        assertThat(picture.description()).contains("Shared by all: insula.");
    }

    @Test
    void discsOfOnePlaceComeApart() {
        List<At> places = new ArrayList<>();
        double[] radii = new double[12];
        for (int n = 0; n < radii.length; n++) {
            places.add(new At(100, 100));
            radii[n] = 10;
        }
        List<At> settled = Apart.of(places, radii, 200, 200);
        for (int i = 0; i < settled.size(); i++) {
            for (int j = 0; j < i; j++) {
                At a = settled.get(i);
                At b = settled.get(j);
                assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y())).isGreaterThan(19.5);
            }
        }
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> spec(1, 3, 1100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec(3, 0, 1100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec(3, 3, 400)).isInstanceOf(IllegalArgumentException.class);
    }
}

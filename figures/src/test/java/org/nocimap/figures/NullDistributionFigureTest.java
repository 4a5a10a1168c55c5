package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.figures.NullDistributionFigure.Observed;
import org.nocimap.figures.drawing.Picture;

class NullDistributionFigureTest {
    private static final double[] SIZES = new Random(4)
            .doubles(1000)
            .map(u -> 8 * Math.rint(20 - 12 * Math.log(u)))
            .toArray();

    @Test
    void axesHaveNamesAndUnits() {
        Drawn drawn = Drawn.of(draw(SIZES, 480, List.of(), 760));

        assertThat(drawn.contents()).contains("largest cluster of a permutation (mm³)", "permutations");
        assertThat(drawn.contents()).anyMatch(text -> text.equals("critical 480 mm³"));
        assertThat(String.join(" ", drawn.contents())).contains("1000 permutations", "α = 0.05");
    }

    @Test
    void theCriticalLineStandsAtItsValueOnTheAxis() {
        Drawn drawn = Drawn.of(draw(SIZES, 400, List.of(), 760));
        Drawn.Box tick = drawn.text("400");
        double x = (tick.left() + tick.right()) / 2;

        assertThat(drawn.lines).anyMatch(l -> l.x1() == l.x2() && Math.abs(l.x1() - x) < 0.51 && l.y2() - l.y1() > 150);
    }

    @Test
    void theBarsHoldAllPermutations() {
        Drawn drawn = Drawn.of(draw(SIZES, 480, List.of(), 760));
        double area =
                drawn.rects.stream().mapToDouble(r -> r.width() * r.height()).sum();
        double tallest = drawn.rects.stream().mapToDouble(r -> r.height()).max().orElseThrow();
        Histogram histogram = Histogram.of(SIZES);
        double perCount = tallest / histogram.tallest();

        assertThat(area / drawn.rects.get(0).width() / perCount).isCloseTo(1000, within(1.0));
    }

    @Test
    void observedValuesAreLabelledAndThoseFarAwayListed() {
        List<Observed> observed = List.of(
                new Observed("cluster 1", 64_880), new Observed("cluster 2", 600), new Observed("cluster 3", 16));
        Picture picture = draw(SIZES, 480, observed, 760);
        Drawn drawn = Drawn.of(picture);

        assertThat(drawn.contents()).contains("cluster 1: 64880", "cluster 2: 600", "far beyond:");
        assertThat(drawn.contents()).noneMatch(text -> text.startsWith("cluster 3"));
        assertThat(String.join(" ", drawn.contents())).contains("Hollow arrows: 1 observed at or below it");
        assertThat(picture.description()).contains("cluster 3 16");
    }

    /** What only equals the critical value has a p above alpha; equal values are as many marks as there are clusters. */
    @Test
    void aValueAtTheCriticalOneIsNotBeyondChanceAndEqualValuesAreAllCounted() {
        Observed same = new Observed("not reported", 480);
        Drawn drawn = Drawn.of(draw(SIZES, 480, List.of(same, same, new Observed("cluster 1", 488)), 760));

        assertThat(String.join(" ", drawn.contents())).contains("Hollow arrows: 2 observed at or below it");
        assertThat(drawn.contents()).contains("cluster 1: 488").noneMatch(text -> text.startsWith("not reported"));
    }

    @Test
    void theDescriptionCountsWhatItDoesNotName() {
        List<Observed> observed = IntStream.rangeClosed(1, 15)
                .mapToObj(n -> new Observed("cluster " + n, 600))
                .toList();

        assertThat(draw(SIZES, 480, observed, 760).description()).endsWith("cluster 12 600 and 3 more.");
    }

    @ParameterizedTest
    @CsvSource({"0, 760", "1, 760", "6, 760", "40, 760", "40, 320"})
    void textsKeepApart(int count, double width) {
        Random random = new Random(count);
        List<Observed> observed = IntStream.rangeClosed(1, count)
                .mapToObj(n ->
                        new Observed("cluster " + n, 8 * Math.rint(200 * random.nextDouble() * random.nextDouble())))
                .toList();
        Picture picture = draw(SIZES, 480, observed, width);

        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
    }

    @Test
    void aDistributionOfASingleValueIsDrawn() {
        for (double value : new double[] {0, 8, -3, 1e-7, 0.0211}) {
            Picture picture = draw(new double[] {value, value}, value, List.of(new Observed("1", value)), 760);
            assertThat(Drawn.of(picture).rects).hasSize(1);
            assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
        }
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        assertThatThrownBy(() -> draw(new double[0], 1, List.of(), 760)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draw(new double[] {Double.NaN}, 1, List.of(), 760))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draw(SIZES, Double.POSITIVE_INFINITY, List.of(), 760))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Observed("1", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Picture draw(double[] values, double critical, List<Observed> observed, double width) {
        return NullDistributionFigure.draw(new NullDistributionFigure.Spec(
                "Largest clusters by chance",
                "largest cluster of a permutation",
                "mm³",
                values,
                0.05,
                critical,
                observed,
                width));
    }
}

package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.SvgRenderer;

class ContributionFigureTest {

    @ParameterizedTest
    @CsvSource({"1, 760", "3, 760", "30, 760", "150, 760", "30, 320", "150, 320", "1000, 760"})
    void textsKeepApart(int rows, double width) {
        Picture picture = ContributionFigure.draw(
                new ContributionFigure.Spec("Cluster 1: right insula", "cluster's ALE", rows(rows), width));

        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
    }

    @Test
    void theLargestShareIsOnTopWithTheLongestBar() {
        List<ContributionFigure.Row> rows = List.of(
                new ContributionFigure.Row("small", OptionalInt.of(12), 1, 0.1),
                new ContributionFigure.Row("large", OptionalInt.empty(), 3, 0.6),
                new ContributionFigure.Row("none inside", OptionalInt.of(30), 0, 0.3));
        Drawn drawn = draw(rows);

        assertThat(drawn.text("large").top())
                .isLessThan(drawn.text("none inside").top());
        assertThat(drawn.text("none inside").top())
                .isLessThan(drawn.text("small").top());
        assertThat(drawn.contents())
                .contains("60.0 %", "30.0 %", "10.0 %", "12", "–", "share of the cluster's ALE (%)");
        assertThat(drawn.rects.get(0).width())
                .isCloseTo(6 * drawn.rects.get(2).width(), org.assertj.core.data.Percentage.withPercentage(0.1));
        assertThat(drawn.rects.get(1).style()).isNotEqualTo(drawn.rects.get(0).style());
    }

    @Test
    void namesOfForeignScriptsAndMarkupAreKept() {
        List<ContributionFigure.Row> rows = List.of(
                new ContributionFigure.Row("A & B <x> \"2014\"", OptionalInt.of(12), 1, 0.5),
                new ContributionFigure.Row("Müller-Größe 疼痛", OptionalInt.of(12), 1, 0.5));
        String svg =
                SvgRenderer.document(ContributionFigure.draw(ContributionFigure.Spec.of("t", "cluster's ALE", rows)));

        assertThat(svg).contains("A &amp; B &lt;x&gt; &quot;2014&quot;", "Müller-Größe 疼痛");
    }

    @Test
    void longNamesEndInAnEllipsis() {
        String name = "An experiment with a name ".repeat(10);
        Drawn drawn = draw(List.of(new ContributionFigure.Row(name, OptionalInt.of(12), 1, 0.5)));

        assertThat(drawn.contents()).anyMatch(text -> text.startsWith("An experiment") && text.endsWith("…"));
    }

    @Test
    void aThousandExperimentsAreSummedUp() {
        Picture picture = ContributionFigure.draw(ContributionFigure.Spec.of("t", "cluster's ALE", rows(1000)));
        Drawn drawn = Drawn.of(picture);

        assertThat(drawn.rects).hasSize(150);
        assertThat(String.join(" ", drawn.contents())).contains("Not drawn: 850 experiments with together");
        assertThat(picture.description()).contains("1000 experiments");
    }

    @Test
    void experimentsThatCarryNothingAreSummedUp() {
        List<ContributionFigure.Row> rows = new ArrayList<>(rows(5));
        IntStream.range(0, 20)
                .forEach(n -> rows.add(new ContributionFigure.Row("nothing " + n, OptionalInt.of(9), 0, 0.0001)));

        assertThat(draw(rows).rects).hasSize(5);
        assertThat(draw(rows).contents()).anyMatch(text -> text.contains("20 experiments with together 0.2 %"));
    }

    @Test
    void sharesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new ContributionFigure.Row("a", OptionalInt.empty(), 0, 1.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContributionFigure.Row("a", OptionalInt.empty(), 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ContributionFigure.Spec.of("t", "m", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Drawn draw(List<ContributionFigure.Row> rows) {
        return Drawn.of(ContributionFigure.draw(ContributionFigure.Spec.of("t", "cluster's ALE", rows)));
    }

    private static List<ContributionFigure.Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new ContributionFigure.Row(
                        n % 3 == 0
                                ? "Study " + n
                                : "A study with a long name, number " + n + ": pain > rest in the left hand",
                        OptionalInt.of(10 + n),
                        1 + n % 12,
                        count == 1 ? 1 : 1.0 / (2 + n)))
                .toList();
    }
}

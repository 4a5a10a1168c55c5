package org.nocimap.figures.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.figures.BiasLevel;
import org.nocimap.figures.Drawn;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;

class EffectFiguresTest {
    private static ForestPlot.Spec forest(int studies, EffectAxis.Kind kind) {
        List<ForestRow> rows = new ArrayList<>();
        for (int i = 0; i < studies; i++) {
            double y = Math.sin(i) - 0.4;
            rows.add(new ForestRow.Study(
                    "A study with quite a long name, number " + i,
                    List.of("12", "3400"),
                    y,
                    y - 0.5,
                    y + 0.5,
                    100.0 / studies,
                    ForestText.interval(y, y - 0.5, y + 0.5, 2)));
        }
        rows.add(new ForestRow.Study("Very wide", List.of("1", "9"), 0, -40, 40, 0.1, "0.00 [−40.00, 40.00]"));
        rows.add(new ForestRow.Pooled("Total", List.of("99", "9999"), -0.4, -0.6, -0.2, "100.0%", "−0.40"));
        rows.add(new ForestRow.Prediction("Prediction interval", -50, 50, "[−50, 50]"));
        rows.add(new ForestRow.Note("Heterogeneity: I² = 12%"));
        return new ForestPlot.Spec(
                "Title",
                "Study",
                List.of(new ForestPlot.Column("treated", "Events"), new ForestPlot.Column("treated", "Total")),
                "Effect [95% CI]",
                rows,
                kind,
                "treatment",
                "control",
                ForestPlot.Weights.SHOWN,
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 150})
    void nothingLeavesThePictureAndNoTextsOverlap(int studies) {
        Picture picture = ForestPlot.draw(forest(studies, EffectAxis.Kind.LINEAR));

        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
        assertThat(picture.description()).contains("Total: −0.40").contains("I² = 12%");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 150})
    void subgroupsAndRiskOfBiasFitBesideEachOther(int studies) {
        List<BiasLevel> levels = List.of(
                new BiasLevel("Low", "+", BiasLevel.LOW),
                new BiasLevel("Unclear", "?", BiasLevel.MIDDLE),
                new BiasLevel("High", "-", BiasLevel.HIGH));
        List<ForestRow> rows = new ArrayList<>();
        for (int i = 0; i < studies; i++) {
            if (i % 50 == 0) {
                rows.add(new ForestRow.Heading("Subgroup " + i / 50));
            }
            List<Optional<BiasLevel>> risks = new ArrayList<>();
            for (int d = 0; d < 8; d++) {
                risks.add((i + d) % 5 == 4 ? Optional.empty() : Optional.of(levels.get((i + d) % 3)));
            }
            rows.add(new ForestRow.Study("Study " + i, List.of(), 0.1, -1, 1.2, 3, "0.10 [−1.00, 1.20]", risks));
        }
        rows.add(new ForestRow.Pooled("Total", List.of(), 0.1, 0, 0.2, "100.0%", "0.10 [0.00, 0.20]"));
        rows.add(new ForestRow.Note("Heterogeneity: τ² = 0.31; χ²(148) = 1052.23, p = 2.0 × 10⁻²⁶; I² = 92%"));
        rows.add(new ForestRow.Note(
                "A sentence that is so long that it would run into the plot, and is longer than names"));
        Picture picture = ForestPlot.draw(new ForestPlot.Spec(
                "Title",
                "Study",
                List.of(),
                "Effect [95% CI]",
                rows,
                EffectAxis.Kind.LINEAR,
                "acupuncture with a long name indeed",
                "sham acupuncture with another",
                ForestPlot.Weights.SHOWN,
                Optional.of(new RiskColumns(
                        "Cochrane RoB 1",
                        List.of(
                                "sequence",
                                "concealment",
                                "participants",
                                "assessors",
                                "data",
                                "reports",
                                "else",
                                "overall"),
                        levels))));
        Drawn drawn = Drawn.of(picture);

        assertThat(drawn.collisions(picture)).isEmpty();
        assertThat(drawn.contents()).contains("A", "H", "Low", "Unclear", "High");
        assertThat(drawn.contents()).anyMatch(text -> text.startsWith("Risk of bias (Cochrane RoB 1): A sequence"));
        long judged = rows.stream()
                .flatMap(row -> row.risks().stream())
                .filter(Optional::isPresent)
                .count();
        assertThat(drawn.discs).hasSize((int) judged + levels.size());
    }

    private static double[] values(int k, double from, double step) {
        return IntStream.range(0, k)
                .mapToDouble(i -> from + step * ((37 * i) % 101))
                .toArray();
    }

    private static List<String> names(int k) {
        return IntStream.range(0, k).mapToObj(i -> "Author & Others 20" + i).toList();
    }

    /** Points of one place included: names never touch each other, and every study has its point. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 150})
    void pointsOfManyStudiesKeepTheirNamesApart(int k) {
        double[] y = values(k, -1, 0.02);
        double[] se = values(k, 0.1, 0.005);
        List<BubblePlot.Study> bubbles = new ArrayList<>();
        List<LabbePlot.Study> risks = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            bubbles.add(new BubblePlot.Study("Author " + i, i % 7, y[i], 100.0 / k));
            risks.add(new LabbePlot.Study("Author " + i, 0.1 + 0.002 * i, 0.3 + 0.1 * y[i], 100.0 / k));
        }
        double[] ends = {0, 3, 6};
        EffectAxis.Kind ratio = EffectAxis.Kind.LOGARITHMIC;
        List<Picture> pictures = List.of(
                BaujatPlot.draw(new BaujatPlot.Spec("Title", names(k), values(k, 0, 0.3), values(k, 0, 0.01))),
                RadialPlot.draw(new RadialPlot.Spec("Title", names(k), ratio, "Odds ratio", y, se, -0.2)),
                BubblePlot.draw(new BubblePlot.Spec(
                        "Title",
                        "dose",
                        "Odds ratio",
                        ratio,
                        bubbles,
                        new BubblePlot.Line(
                                ends, new double[] {0, 0.1, 0.2}, new double[] {-1, -0.2, -9}, new double[] {1, 0.4, 9
                                }),
                        "Caption")),
                LabbePlot.draw(new LabbePlot.Spec(
                        "Title", "drug", "placebo", risks, new double[] {0, 0.5, 1}, new double[] {0, 0.3, 1})));

        for (Picture picture : pictures) {
            Drawn drawn = Drawn.of(picture);
            assertThat(drawn.collisions(picture)).as(picture.description()).isEmpty();
            assertThat(drawn.discs).as(picture.description()).hasSize(k);
        }
    }

    /** Every subset is counted in one cell; two subsets in one cell make it darker than one alone. */
    @Test
    void subsetsAreCountedInCells() {
        Picture picture = GoshPlot.draw(new GoshPlot.Spec(
                "Title",
                "Risk ratio",
                EffectAxis.Kind.LOGARITHMIC,
                3,
                new float[] {-1, -1, 0.5f, 1},
                new float[] {0, 0, 50, 100},
                0.1));
        Drawn drawn = Drawn.of(picture);

        assertThat(drawn.collisions(picture)).isEmpty();
        assertThat(drawn.rects).hasSize(3);
        assertThat(drawn.rects)
                .extracting(rect -> rect.style().fill().orElseThrow())
                .contains(Theme.BLUE);
    }

    /** A study's point, the origin and the study's effect on the right scale lie on one line. */
    @Test
    void theSlopeOfARadialPlotIsTheEffect() {
        Picture picture = RadialPlot.draw(new RadialPlot.Spec(
                "Title",
                List.of("A", "B"),
                EffectAxis.Kind.LINEAR,
                "Mean difference",
                new double[] {0.5, 1},
                new double[] {0.5, 0.25},
                0.75));
        Drawn drawn = Drawn.of(picture);
        Drawn.Disc a = drawn.discs.get(0);
        double zero = middle(drawn, "0.0");
        double half = middle(drawn, "0.5");

        double left = 74;
        double right = 600 - 16 - 8 - 66;
        assertThat((zero - a.y()) / (a.x() - left)).isCloseTo((zero - half) / (right - left), within(0.01));
    }

    /** Height of a tick of the right scale. */
    private static double middle(Drawn drawn, String label) {
        return drawn.texts.stream()
                .filter(box -> box.text().equals(label) && box.left() > 500)
                .mapToDouble(box -> box.top() + 0.72 * 11 - 0.5 - 4)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void logarithmsAreLabelledAsRatios() {
        EffectAxis axis = new EffectAxis(EffectAxis.Kind.LOGARITHMIC, Math.log(0.06), Math.log(9), 0, 300);
        assertThat(axis.ticks()).extracting(EffectAxis.Tick::label).containsExactly("0.1", "0.2", "0.5", "1", "2", "5");
        assertThat(axis.x(Math.log(0.06))).isZero();
        EffectAxis fisher = new EffectAxis(EffectAxis.Kind.FISHER, -1, 1, 0, 300);
        assertThat(fisher.ticks()).extracting(EffectAxis.Tick::label).contains("0.0", "0.5");
    }

    @Test
    void funnelsShowStudiesAndThoseFilledIn() {
        Picture picture = FunnelPlot.draw(new FunnelPlot.Spec(
                "Funnel",
                "Risk ratio",
                EffectAxis.Kind.LOGARITHMIC,
                new double[] {-1, -0.5, 0.2},
                new double[] {0.5, 0.2, 0.3},
                new double[] {0.7},
                new double[] {0.5},
                -0.4));

        assertThat(picture.shapes().stream().filter(shape -> shape instanceof Shape.Circle))
                .hasSize(6);
        assertThat(picture.description()).contains("3 studies").contains("Trim and fill adds 1");
    }
}

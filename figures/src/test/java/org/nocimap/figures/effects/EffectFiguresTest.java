package org.nocimap.figures.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.figures.drawing.Anchor;
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
                ForestPlot.Weights.SHOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 150})
    void nothingLeavesThePictureAndNoTextsOverlap(int studies) {
        Picture picture = ForestPlot.draw(forest(studies, EffectAxis.Kind.LINEAR));
        List<double[]> boxes = new ArrayList<>();
        for (Shape shape : picture.shapes()) {
            if (shape instanceof Shape.Text text && text.turn() == 0) {
                double width = text.style().widthOf(text.content());
                double left = text.anchor() == Anchor.START
                        ? text.x()
                        : text.anchor() == Anchor.END ? text.x() - width : text.x() - width / 2;
                assertThat(left).as(text.content()).isGreaterThanOrEqualTo(0);
                assertThat(left + width).as(text.content()).isLessThanOrEqualTo(picture.width());
                assertThat(text.y()).as(text.content()).isLessThanOrEqualTo(picture.height());
                boxes.add(new double[] {left, text.y() - 0.7 * text.style().size(), left + width, text.y()});
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = boxes.get(i);
                double[] b = boxes.get(j);
                boolean overlap = a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
                assertThat(overlap).as("texts %d and %d", i, j).isFalse();
            }
        }
        assertThat(picture.description()).contains("Total: −0.40").contains("I² = 12%");
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

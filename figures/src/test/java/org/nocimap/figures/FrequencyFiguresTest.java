package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.SvgRenderer;
import org.xml.sax.InputSource;

class FrequencyFiguresTest {
    private static final List<String> REGIONS = List.of(
            "anterior insula",
            "anterior midcingulate cortex (aMCC)",
            "primary somatosensory cortex (S1)",
            "thalamus",
            "dorsolateral prefrontal cortex (dlPFC)",
            "cerebellum",
            "periaqueductal grey (PAG, sphere)");
    private static final List<String> CONDITIONS = List.of(
            "low back pain",
            "fibromyalgia",
            "knee osteoarthritis",
            "complex regional pain syndrome",
            "temporomandibular disorder",
            "neck pain",
            "migraine");

    static HeatMapFigure.Spec heat(int rows, int columns, double width) {
        Random random = new Random(1);
        List<HeatMapFigure.Head> heads = new ArrayList<>();
        for (int n = 0; n < columns; n++) {
            heads.add(new HeatMapFigure.Head(CONDITIONS.get(n % CONDITIONS.size()), "n = " + (3 + n)));
        }
        List<HeatMapFigure.Row> all = new ArrayList<>();
        for (int n = 0; n < rows; n++) {
            List<Optional<HeatMapFigure.Cell>> cells = new ArrayList<>();
            for (int m = 0; m < columns; m++) {
                int of = 3 + m;
                int count = random.nextInt(of + 1);
                cells.add(
                        m == 2 && n == 1
                                ? Optional.empty()
                                : Optional.of(new HeatMapFigure.Cell(100.0 * count / of, count + "/" + of)));
            }
            all.add(new HeatMapFigure.Row(REGIONS.get(n % REGIONS.size()), cells));
        }
        return new HeatMapFigure.Spec(
                "How often each region was reported",
                "Region",
                heads,
                all,
                "studies that report the region (%)",
                new Range(0, 100),
                "In the cells: how many studies of how many.",
                width);
    }

    static FrequencyBarFigure.Spec bars(int rows, int series, double width) {
        List<FrequencyBarFigure.Row> all = new ArrayList<>();
        for (int n = 0; n < rows; n++) {
            List<Optional<FrequencyBarFigure.Bar>> bars = new ArrayList<>();
            for (int m = 0; m < series; m++) {
                int count = Math.max(0, 9 - n - m);
                double share = count / 12.0;
                bars.add(
                        n == 1 && m == 1
                                ? Optional.empty()
                                : Optional.of(new FrequencyBarFigure.Bar(
                                        count, 12, Math.max(0, share - 0.2), Math.min(1, share + 0.2))));
            }
            all.add(new FrequencyBarFigure.Row(REGIONS.get(n % REGIONS.size()), bars));
        }
        return new FrequencyBarFigure.Spec(
                "How often each region was reported",
                "Region",
                CONDITIONS.subList(0, series),
                all,
                "studies that report the region",
                0.95,
                "",
                width);
    }

    @ParameterizedTest
    @CsvSource({"7, 3, 900", "7, 7, 900", "30, 20, 900", "7, 40, 900", "100, 2, 900", "7, 3, 320", "1, 1, 900"})
    void textsOfHeatMapsKeepApart(int rows, int columns, double width) throws Exception {
        Picture picture = HeatMapFigure.draw(heat(rows, columns, width));
        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
        wellFormed(picture);
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 820", "7, 3, 820", "7, 7, 820", "40, 2, 820", "60, 1, 820", "7, 2, 320", "1, 1, 820"})
    void textsOfBarsKeepApart(int rows, int series, double width) throws Exception {
        Picture picture = FrequencyBarFigure.draw(bars(rows, series, width));
        assertThat(Drawn.of(picture).collisions(picture)).isEmpty();
        wellFormed(picture);
    }

    @Test
    void heatMapsSayTheNumbersAndTheUnit() {
        Drawn drawn = Drawn.of(HeatMapFigure.draw(heat(7, 3, 900)));
        assertThat(drawn.contents()).contains("studies that report the region (%)", "n = 3", "–", "100");
        assertThat(drawn.contents()).anyMatch(text -> text.matches("\\d/3"));
    }

    @Test
    void barsAreAsLongAsTheirShares() {
        Drawn drawn = Drawn.of(FrequencyBarFigure.draw(bars(3, 1, 820)));
        assertThat(drawn.rects.get(0).width() / drawn.rects.get(1).width())
                .isCloseTo(9 / 8.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(drawn.contents()).contains("9/12", "studies that report the region (%)");
    }

    @Test
    void tellsWhatItDoesNotDraw() {
        assertThat(String.join(
                        " ", Drawn.of(HeatMapFigure.draw(heat(100, 2, 900))).contents()))
                .contains("Not drawn: 20 further rows");
        assertThat(HeatMapFigure.draw(heat(7, 3, 900)).description()).contains("The strongest:");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> heat(3, 41, 900)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> heat(0, 3, 900)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrequencyBarFigure.Bar(3, 2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    static void wellFormed(Picture picture) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgRenderer.document(picture))));
    }
}

package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.SvgRenderer;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.xml.sax.InputSource;

/** Networks and similarity bars. */
class NetworkFigureTest {
    private static final Grid GRID = new Grid(23, 27, 23, Affine.diagonal(8, 8, 8, -88, -124, -72));

    private static Mask brain() {
        return Mask.of(
                GRID,
                IntStream.range(0, GRID.size())
                        .filter(v -> GRID.pointOf(v).distanceTo(new Point(0, -20, 10)) < 70)
                        .toArray());
    }

    private static NetworkFigure.Spec spec(List<NetworkFigure.Edge> edges) {
        List<NetworkFigure.Node> nodes = List.of(
                new NetworkFigure.Node("left <insula>", new Point(-38, 14, 2), 20),
                new NetworkFigure.Node("right insula", new Point(38, 6, 2), 12),
                new NetworkFigure.Node("thalamus", new Point(-10, -20, 8), 0));
        return new NetworkFigure.Spec(
                "Reported together", brain(), "brain", nodes, edges, "log odds ratio", "p ≤ 0.05", 900);
    }

    @Test
    void drawsNodesEdgesAndWords() throws Exception {
        Picture picture = NetworkFigure.draw(spec(List.of(
                new NetworkFigure.Edge(0, 1, 2.5, NetworkFigure.Evidence.SIGNIFICANT),
                new NetworkFigure.Edge(1, 2, -0.5, NetworkFigure.Evidence.NOT_SIGNIFICANT))));
        String svg = SvgRenderer.element(picture);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("left &lt;insula&gt;").contains("right insula (12)");
        assertThat(picture.description()).contains("Significant (p ≤ 0.05): left <insula> and right insula.");
        assertThat(NetworkFigure.draw(spec(List.of())).description()).contains("none");
        assertThatThrownBy(() -> new NetworkFigure.Spec("t", brain(), "b", List.of(), List.of(), "m", "s", 900))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsBarsToEitherSide() throws Exception {
        Picture picture = SimilarityFigure.draw(new SimilarityFigure.Spec(
                "Alike",
                List.of(
                        new SimilarityFigure.Bar("one", 0.62, SimilarityFigure.Firmness.SIGNIFICANT),
                        new SimilarityFigure.Bar("other", -0.2, SimilarityFigure.Firmness.NOT_SIGNIFICANT)),
                0.4,
                "Grey band: chance.",
                820));
        String svg = SvgRenderer.element(picture);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("0.62").contains("−0.20");
        assertThat(picture.description()).contains("The first: one, r = 0.62.");
    }
}

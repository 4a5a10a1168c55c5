package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgRendererTest {
    private static final TextStyle LETTERS = TextStyle.regular(12, Colour.rgb(0x112233));

    @Test
    void aDocumentIsWellFormedAndCarriesItsAlternativeText() throws Exception {
        Element svg = parse(new Picture(200, 100.5, "A title", "What is to be seen", List.of()));

        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 200 100.5");
        assertThat(children(svg).get(0).getTagName()).isEqualTo("title");
        assertThat(children(svg).get(0).getTextContent()).isEqualTo("A title");
        assertThat(children(svg).get(1).getTagName()).isEqualTo("desc");
        assertThat(children(svg).get(1).getTextContent()).isEqualTo("What is to be seen");
    }

    @Test
    void markupAndForeignScriptsSurvive() throws Exception {
        String name = "A & B <x> \"q\" 'p' ]]> Müller 疼痛 ألم 🧠 z̈";
        Element svg = parse(picture(name, new Shape.Text(1, 2, name, LETTERS, Anchor.START)));

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(name);
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo(name);
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() throws Exception {
        String name = "bell\u0007 line\nbreak lone\uD800 end\uFFFF";
        Element svg = parse(picture(name, new Shape.Text(1, 2, name, LETTERS, Anchor.START)));

        assertThat(svg.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("bell\uFFFD line break lone\uFFFD end\uFFFD");
    }

    @Test
    void textIsTextAndSaysHowWideItIs() throws Exception {
        Element text = only(parse(picture("t", new Shape.Text(10, 20, "Hamburg", LETTERS, Anchor.END, -90))), "text");

        assertThat(text.getTextContent()).isEqualTo("Hamburg");
        assertThat(text.getAttribute("text-anchor")).isEqualTo("end");
        assertThat(text.getAttribute("transform")).isEqualTo("rotate(-90 10 20)");
        assertThat(text.getAttribute("fill")).isEqualTo("#112233");
        assertThat(Double.parseDouble(text.getAttribute("textLength")))
                .isCloseTo(LETTERS.widthOf("Hamburg"), org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void anEmbeddedImageHoldsThePixels() throws Exception {
        Pixels pixels = new Pixels(2, 2, new int[] {0xFF102030, 0x80FFFFFF, 0xFF00FF00, 0});
        Element image = only(parse(picture("t", new Shape.Image(1, 2, 30, 40, pixels))), "image");

        String data = image.getAttribute("xlink:href");
        assertThat(data).startsWith("data:image/png;base64,");
        BufferedImage decoded = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1))));
        assertThat(decoded.getRGB(0, 0)).isEqualTo(0xFF102030);
        assertThat(decoded.getRGB(1, 0)).isEqualTo(0x80FFFFFF);
        assertThat(decoded.getRGB(0, 1)).isEqualTo(0xFF00FF00);
        assertThat(decoded.getRGB(1, 1) >>> 24).isZero();
    }

    @Test
    void aClippedGroupIsAnInnerViewport() throws Exception {
        Shape inner =
                new Shape.Line(0, 0, 500, 500, Style.line(Colour.rgb(0), 1).dashed(3));
        Element svg = parse(picture("t", new Shape.Group(5, 6, 2, Optional.of(new Size(30, 40)), List.of(inner))));

        Element group = only(svg, "g");
        assertThat(group.getAttribute("transform")).isEqualTo("translate(5 6) scale(2.00000)");
        Element viewport = only(svg, "svg");
        assertThat(viewport.getAttribute("width")).isEqualTo("30");
        assertThat(viewport.getAttribute("overflow")).isEqualTo("hidden");
        assertThat(only(viewport, "line").getAttribute("stroke-dasharray")).isEqualTo("3");
    }

    @Test
    void seeThroughFillsHaveAnOpacity() throws Exception {
        Style style = Style.filled(Colour.rgb(0xFF0000).withOpacity(0.4)).outlined(Colour.WHITE, 0.5);
        Element circle = only(parse(picture("t", new Shape.Circle(1, 2, 3, style))), "circle");

        assertThat(circle.getAttribute("fill")).isEqualTo("#ff0000");
        assertThat(circle.getAttribute("fill-opacity")).isEqualTo("0.4");
        assertThat(circle.getAttribute("stroke-width")).isEqualTo("0.5");
    }

    @Test
    void aPathClosesItsRingsAndFillsByTheEvenOddRule() throws Exception {
        List<At> ring = List.of(new At(0, 0), new At(10, 0), new At(10, 10.126));
        Element path = only(
                parse(picture("t", new Shape.Path(List.of(ring, ring), Ends.CLOSED, Style.filled(Colour.WHITE)))),
                "path");

        assertThat(path.getAttribute("d")).isEqualTo("M0 0L10 0L10 10.13ZM0 0L10 0L10 10.13Z");
        assertThat(path.getAttribute("fill-rule")).isEqualTo("evenodd");
    }

    @Test
    void manyPicturesCanStandInOnePage() {
        Picture picture =
                picture("t", Shape.Group.at(1, 1, List.of(new Shape.Circle(1, 1, 1, Style.filled(Colour.WHITE)))));

        assertThat(SvgRenderer.element(picture)).startsWith("<svg").doesNotContain(" id=");
        assertThat(SvgRenderer.document(picture)).endsWith(SvgRenderer.element(picture));
    }

    @Test
    void numbersHaveAPointInEveryCountry() {
        Picture picture = picture("t", new Shape.Rect(0.5, -1.25, 1000.75, 2, Style.filled(Colour.WHITE)));
        String expected = SvgRenderer.document(picture);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(SvgRenderer.document(picture))
                    .isEqualTo(expected)
                    .contains("x=\"0.5\" y=\"-1.25\" width=\"1000.75\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Picture picture(String title, Shape shape) {
        return new Picture(100, 100, title, "description", List.of(shape));
    }

    private static Element parse(Picture picture) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        byte[] bytes = SvgRenderer.document(picture).getBytes(StandardCharsets.UTF_8);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        return document.getDocumentElement();
    }

    private static Element only(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        assertThat(found.getLength()).as(tag).isEqualTo(1);
        return (Element) found.item(0);
    }

    private static List<Element> children(Element parent) {
        NodeList all = parent.getChildNodes();
        return java.util.stream.IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}

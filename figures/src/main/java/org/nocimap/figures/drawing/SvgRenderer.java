package org.nocimap.figures.drawing;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A picture as SVG 1.1: text stays text, raster images are embedded as PNG, the title and description are there for screen
 * readers, and there are no ids, so that any number of pictures can stand in one HTML page. The same picture gives the same
 * characters.
 */
public final class SvgRenderer {
    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private SvgRenderer() {}

    /** A stand-alone file, to be stored as UTF-8. */
    public static String document(Picture picture) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(picture);
    }

    /** The {@code svg} element alone, to stand within HTML. */
    public static String element(Picture picture) {
        StringBuilder out = new StringBuilder(1 << 14);
        String width = Decimal.shortest(picture.width());
        String height = Decimal.shortest(picture.height());
        out.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
        attribute(out, "width", width);
        attribute(out, "height", height);
        attribute(out, "viewBox", "0 0 " + width + " " + height);
        out.append(" role=\"img\" font-family=\"").append(FONTS).append("\">\n");
        out.append("<title>").append(XmlText.escape(picture.title())).append("</title>\n");
        out.append("<desc>").append(XmlText.escape(picture.description())).append("</desc>\n");
        rect(out, new Shape.Rect(0, 0, picture.width(), picture.height(), Style.filled(Colour.WHITE)));
        shapes(out, picture.shapes());
        return out.append("</svg>\n").toString();
    }

    private static void shapes(StringBuilder out, List<Shape> shapes) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Rect rect) {
                rect(out, rect);
            } else if (shape instanceof Shape.Line line) {
                line(out, line);
            } else if (shape instanceof Shape.Circle circle) {
                circle(out, circle);
            } else if (shape instanceof Shape.Path path) {
                path(out, path);
            } else if (shape instanceof Shape.Text text) {
                text(out, text);
            } else if (shape instanceof Shape.Image image) {
                image(out, image);
            } else if (shape instanceof Shape.Group group) {
                group(out, group);
            }
        }
    }

    private static void rect(StringBuilder out, Shape.Rect rect) {
        out.append("<rect");
        box(out, rect.x(), rect.y(), rect.width(), rect.height());
        style(out, rect.style());
        out.append("/>\n");
    }

    private static void line(StringBuilder out, Shape.Line line) {
        out.append("<line");
        number(out, "x1", line.x1());
        number(out, "y1", line.y1());
        number(out, "x2", line.x2());
        number(out, "y2", line.y2());
        style(out, line.style());
        out.append("/>\n");
    }

    private static void circle(StringBuilder out, Shape.Circle circle) {
        out.append("<circle");
        number(out, "cx", circle.x());
        number(out, "cy", circle.y());
        number(out, "r", circle.radius());
        style(out, circle.style());
        out.append("/>\n");
    }

    private static void path(StringBuilder out, Shape.Path path) {
        out.append("<path d=\"");
        for (List<At> chain : path.chains()) {
            char command = 'M';
            for (At at : chain) {
                out.append(command).append(Decimal.shortest(at.x())).append(' ').append(Decimal.shortest(at.y()));
                command = 'L';
            }
            if (path.ends() == Ends.CLOSED) {
                out.append('Z');
            }
        }
        out.append("\" fill-rule=\"evenodd\" stroke-linejoin=\"round\"");
        style(out, path.style());
        out.append("/>\n");
    }

    private static void text(StringBuilder out, Shape.Text text) {
        if (text.content().isBlank()) {
            return;
        }
        out.append("<text");
        number(out, "x", text.x());
        number(out, "y", text.y());
        number(out, "font-size", text.style().size());
        if (text.style().weight() == Weight.BOLD) {
            attribute(out, "font-weight", "bold");
        }
        if (text.anchor() != Anchor.START) {
            attribute(out, "text-anchor", text.anchor() == Anchor.MIDDLE ? "middle" : "end");
        }
        number(out, "textLength", text.style().widthOf(text.content()));
        attribute(out, "lengthAdjust", "spacingAndGlyphs");
        if (text.turn() != 0) {
            attribute(
                    out,
                    "transform",
                    "rotate(" + Decimal.shortest(text.turn()) + " " + Decimal.shortest(text.x()) + " "
                            + Decimal.shortest(text.y()) + ")");
        }
        paint(out, "fill", Optional.of(text.style().colour()));
        out.append('>').append(XmlText.escape(text.content())).append("</text>\n");
    }

    private static void image(StringBuilder out, Shape.Image image) {
        out.append("<image");
        box(out, image.x(), image.y(), image.width(), image.height());
        out.append(" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(PngEncoder.encode(image.pixels())))
                .append("\"/>\n");
    }

    /** A clipped group becomes an inner {@code svg} element, which clips without an id. */
    private static void group(StringBuilder out, Shape.Group group) {
        out.append("<g transform=\"translate(")
                .append(Decimal.shortest(group.x()))
                .append(' ')
                .append(Decimal.shortest(group.y()))
                .append(')');
        if (group.scale() != 1) {
            out.append(" scale(").append(Decimal.fixed(group.scale(), 5)).append(')');
        }
        out.append("\">\n");
        group.clip().ifPresent(size -> {
            out.append("<svg");
            box(out, 0, 0, size.width(), size.height());
            out.append(" overflow=\"hidden\">\n");
        });
        shapes(out, group.shapes());
        group.clip().ifPresent(size -> out.append("</svg>\n"));
        out.append("</g>\n");
    }

    private static void box(StringBuilder out, double x, double y, double width, double height) {
        number(out, "x", x);
        number(out, "y", y);
        number(out, "width", width);
        number(out, "height", height);
    }

    private static void style(StringBuilder out, Style style) {
        paint(out, "fill", style.fill());
        if (style.stroke().isPresent()) {
            paint(out, "stroke", style.stroke());
            number(out, "stroke-width", style.strokeWidth());
            if (style.dash() > 0) {
                number(out, "stroke-dasharray", style.dash());
            }
        }
    }

    private static void paint(StringBuilder out, String name, Optional<Colour> colour) {
        attribute(out, name, colour.map(Colour::hex).orElse("none"));
        if (colour.isPresent() && colour.get().opacity() < 1) {
            number(out, name + "-opacity", colour.get().opacity());
        }
    }

    private static void number(StringBuilder out, String name, double value) {
        attribute(out, name, Decimal.shortest(value));
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(value).append('"');
    }
}

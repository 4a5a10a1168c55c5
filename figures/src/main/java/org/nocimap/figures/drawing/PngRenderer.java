package org.nocimap.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A picture as PNG, drawn by Java2D without a display. Every text is as wide as {@link TextStyle#widthOf} says: letters of
 * another font are narrowed or widened to it. The same picture gives the same bytes on the same machine.
 */
public final class PngRenderer {
    private final double scale;

    /**
     * @param scale pixels of the file for each pixel of the picture, above 0; 2 for print and fine screens
     */
    public PngRenderer(double scale) {
        Finite.checkLengths(scale);
        if (scale == 0) {
            throw new IllegalArgumentException("the scale of an image is above 0");
        }
        this.scale = scale;
    }

    /**
     * The bytes of a PNG file.
     *
     * @throws IllegalArgumentException when the image would have more than {@link Pixels#MAX_PIXELS} pixels
     * @throws InputException when this Java runtime or machine cannot draw letters (no fonts, no fontconfig)
     */
    public byte[] render(Picture picture) {
        try {
            return PngEncoder.encodeSolid(paint(picture));
        } catch (LinkageError | InternalError e) {
            throw cannotDraw(e);
        }
    }

    private Pixels paint(Picture picture) {
        double width = Math.ceil(picture.width() * scale);
        double height = Math.ceil(picture.height() * scale);
        if (width * height > Pixels.MAX_PIXELS) {
            throw new IllegalArgumentException("an image has at most " + Pixels.MAX_PIXELS + " pixels");
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.scale(scale, scale);
            shapes(graphics, image, picture.shapes());
        } finally {
            graphics.dispose();
        }
        return new Pixels(image.getWidth(), image.getHeight(), pixelsOf(image));
    }

    private static void shapes(Graphics2D graphics, BufferedImage canvas, List<Shape> shapes) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Rect rect) {
                area(graphics, new Rectangle2D.Double(rect.x(), rect.y(), rect.width(), rect.height()), rect.style());
            } else if (shape instanceof Shape.Line line) {
                area(graphics, new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()), line.style());
            } else if (shape instanceof Shape.Circle circle) {
                circle(graphics, canvas, circle);
            } else if (shape instanceof Shape.Path path) {
                area(graphics, outline(path), path.style());
            } else if (shape instanceof Shape.Text text) {
                text(graphics, text);
            } else if (shape instanceof Shape.Image image) {
                image(graphics, image);
            } else if (shape instanceof Shape.Group group) {
                group(graphics, canvas, group);
            }
        }
    }

    /** Groups only move and grow, so that a circle stays one. */
    private static void circle(Graphics2D graphics, BufferedImage canvas, Shape.Circle circle) {
        AffineTransform transform = graphics.getTransform();
        double grown = transform.getScaleX();
        Rectangle clip = new Rectangle(0, 0, canvas.getWidth(), canvas.getHeight());
        if (graphics.getClip() != null) {
            clip = clip.intersection(
                    transform.createTransformedShape(graphics.getClip()).getBounds());
        }
        new DiscPainter(pixelsOf(canvas), canvas.getWidth(), clip)
                .paint(
                        circle.x() * grown + transform.getTranslateX(),
                        circle.y() * grown + transform.getTranslateY(),
                        circle.radius() * grown,
                        circle.style(),
                        grown);
    }

    private static int[] pixelsOf(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static void area(Graphics2D graphics, java.awt.Shape area, Style style) {
        if (style.fill().isPresent()) {
            graphics.setColor(colour(style.fill().get()));
            graphics.fill(area);
        }
        if (style.stroke().isPresent() && style.strokeWidth() > 0) {
            graphics.setColor(colour(style.stroke().get()));
            float width = (float) style.strokeWidth();
            int join = area instanceof Path2D ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
            float[] dash = {(float) style.dash()};
            graphics.setStroke(
                    style.dash() > 0
                            ? new BasicStroke(width, BasicStroke.CAP_BUTT, join, 4, dash, 0)
                            : new BasicStroke(width, BasicStroke.CAP_BUTT, join, 4));
            graphics.draw(area);
        }
    }

    private static Path2D outline(Shape.Path path) {
        Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (List<At> chain : path.chains()) {
            outline.moveTo(chain.get(0).x(), chain.get(0).y());
            for (At at : chain.subList(1, chain.size())) {
                outline.lineTo(at.x(), at.y());
            }
            if (path.ends() == Ends.CLOSED) {
                outline.closePath();
            }
        }
        return outline;
    }

    private static void text(Graphics2D graphics, Shape.Text text) {
        double wanted = text.style().widthOf(text.content());
        if (text.content().isBlank() || wanted == 0) {
            return;
        }
        String content = printable(text.content());
        int weight = text.style().weight() == Weight.BOLD ? Font.BOLD : Font.PLAIN;
        Font font = new Font(Font.SANS_SERIF, weight, 1)
                .deriveFont((float) text.style().size());
        double natural = naturalWidth(font, content, graphics.getFontRenderContext());
        double shift =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -wanted / 2;
                    case END -> -wanted;
                };
        AffineTransform before = graphics.getTransform();
        graphics.translate(text.x(), text.y());
        graphics.rotate(Math.toRadians(text.turn()));
        graphics.translate(shift, 0);
        if (natural > 0) {
            graphics.scale(wanted / natural, 1);
        }
        graphics.setColor(colour(text.style().colour()));
        graphics.setFont(font);
        graphics.drawString(content, 0, 0);
        graphics.setTransform(before);
    }

    /** The first touch of the font system; where there are no fonts it fails in many ways, none of them an IOException. */
    private static double naturalWidth(Font font, String content, FontRenderContext context) {
        try {
            return font.getStringBounds(content, context).getWidth();
        } catch (RuntimeException e) {
            throw cannotDraw(e);
        }
    }

    private static String printable(String content) {
        StringBuilder out = new StringBuilder(content.length());
        content.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static void image(Graphics2D graphics, Shape.Image image) {
        Pixels pixels = image.pixels();
        BufferedImage raster = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        System.arraycopy(pixels.argb(), 0, pixelsOf(raster), 0, pixels.argb().length);
        AffineTransform before = graphics.getTransform();
        graphics.translate(image.x(), image.y());
        graphics.scale(image.width() / pixels.width(), image.height() / pixels.height());
        graphics.drawImage(raster, 0, 0, null);
        graphics.setTransform(before);
    }

    private static void group(Graphics2D graphics, BufferedImage canvas, Shape.Group group) {
        AffineTransform before = graphics.getTransform();
        java.awt.Shape clipBefore = graphics.getClip();
        graphics.translate(group.x(), group.y());
        graphics.scale(group.scale(), group.scale());
        group.clip().ifPresent(size -> graphics.clip(new Rectangle2D.Double(0, 0, size.width(), size.height())));
        shapes(graphics, canvas, group.shapes());
        graphics.setTransform(before);
        graphics.setClip(clipBefore);
    }

    private static Color colour(Colour colour) {
        return new Color(colour.argb(), true);
    }

    private static InputException cannotDraw(Throwable cause) {
        InputException problem = InputException.of(
                Location.NOWHERE,
                "this Java runtime cannot draw letters, so figures cannot be written as PNG",
                "a Java runtime with its desktop libraries, and a machine with fontconfig and at least one font",
                "Install fontconfig and a font (Debian: fontconfig fonts-dejavu-core); the SVG figures need neither.");
        problem.initCause(cause);
        return problem;
    }
}

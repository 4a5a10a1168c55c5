package org.nocimap.figures.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/**
 * The PRISMA 2020 flow diagram (Page et al., BMJ 2021;372:n71) of a new or an updated review, with or without the column of other methods.
 * Boxes grow with their lines; lines too long are wrapped.
 */
public final class PrismaFigure {
    private static final double BOX = 250;
    private static final double GAP = 44;
    private static final double STAGE = 30;
    private static final double LINE = 15;
    private static final double PAD = 9;
    private static final double BETWEEN = 30;
    private static final double HEAD = 30;
    private static final TextStyle WORDS = TextStyle.regular(11.5, Theme.INK);
    private static final TextStyle HEADING = TextStyle.bold(12, Theme.INK);
    private static final TextStyle STAGE_NAME = TextStyle.bold(12, Colour.rgb(0x12324F));
    private static final Style FRAME = Style.filled(Colour.rgb(0xFFFFFF)).outlined(Theme.RULE, 1);
    private static final Style STAGE_BOX = Style.filled(Theme.PALE_BLUE);
    private static final Style HEAD_BOX = Style.filled(Colour.rgb(0xF6DDA6));
    private static final Style ARROW = Style.line(Theme.INK, 1.2);

    private PrismaFigure() {}

    /**
     * A column from identification to assessment; the lines of each box.
     *
     * @param removed before screening; empty without
     * @param screened and {@code excluded} empty in the column of other methods, which has no such boxes
     */
    public record Column(
            String heading,
            List<String> identified,
            List<String> removed,
            List<String> screened,
            List<String> excluded,
            List<String> sought,
            List<String> notRetrieved,
            List<String> assessed,
            List<String> reasons) {
        public Column {
            identified = List.copyOf(identified);
            removed = List.copyOf(removed);
            screened = List.copyOf(screened);
            excluded = List.copyOf(excluded);
            sought = List.copyOf(sought);
            notRetrieved = List.copyOf(notRetrieved);
            assessed = List.copyOf(assessed);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param previous lines on the earlier version; empty for a new review
     * @param total lines on both versions together; empty for a new review
     * @param description the numbers in words, for those who cannot see the picture
     */
    public record Spec(
            String title,
            List<String> previous,
            Column main,
            Optional<Column> other,
            List<String> included,
            List<String> total,
            String description) {
        public Spec {
            previous = List.copyOf(previous);
            included = List.copyOf(included);
            total = List.copyOf(total);
        }
    }

    public static Picture draw(Spec spec) {
        return new Drawing(spec).picture();
    }

    /** A box that stands. */
    private record Box(double x, double y, double height) {
        double middle() {
            return x + BOX / 2;
        }

        double right() {
            return x + BOX;
        }

        double bottom() {
            return y + height;
        }

        double centre() {
            return y + height / 2;
        }
    }

    private static final class Drawing {
        private final Spec spec;
        private final List<Shape> shapes = new ArrayList<>();
        private final double left;
        private final double width;

        Drawing(Spec spec) {
            this.spec = spec;
            double start = Theme.MARGIN + STAGE + 14;
            this.left = start + (spec.previous().isEmpty() ? 0 : BOX + GAP);
            this.width = left + 2 * BOX + GAP + (spec.other().isPresent() ? 2 * (BOX + GAP) : 0) + Theme.MARGIN;
        }

        Picture picture() {
            double top = Theme.MARGIN + Theme.TITLE_HEIGHT;
            shapes.add(new Shape.Text(
                    Theme.MARGIN,
                    Theme.MARGIN + 14,
                    Theme.TITLE.fit(spec.title(), width - 2 * Theme.MARGIN),
                    Theme.TITLE,
                    Anchor.START));
            double otherLeft = left + 2 * (BOX + GAP);
            head(left, 2 * BOX + GAP, top, spec.main().heading());
            spec.other().ifPresent(other -> head(otherLeft, 2 * BOX + GAP, top, other.heading()));
            if (!spec.previous().isEmpty()) {
                head(left - BOX - GAP, BOX, top, "Previous studies");
            }
            double y = top + HEAD + 14;
            double identification = y;
            Box found = box(left, y, spec.main().identified());
            beside(found, spec.main().removed(), left);
            Optional<Box> otherFound = spec.other().map(other -> box(otherLeft, identification, other.identified()));
            Optional<Box> before = spec.previous().isEmpty()
                    ? Optional.empty()
                    : Optional.of(box(left - BOX - GAP, identification, spec.previous()));
            double end = Math.max(
                    Math.max(found.bottom(), identification + height(spec.main().removed())),
                    Math.max(
                            otherFound.map(Box::bottom).orElse(0.0),
                            before.map(Box::bottom).orElse(0.0)));
            stage("Identification", identification, end);
            double screening = end + BETWEEN;
            Box screened =
                    pair(found, screening, spec.main().screened(), spec.main().excluded(), left);
            double row = rowEnd(screening, spec.main().screened(), spec.main().excluded()) + BETWEEN;
            Box sought = pair(screened, row, spec.main().sought(), spec.main().notRetrieved(), left);
            Optional<Box> otherSought = Optional.empty();
            double soughtEnd = rowEnd(row, spec.main().sought(), spec.main().notRetrieved());
            if (spec.other().isPresent() && otherFound.isPresent()) {
                PrismaFigure.Column other = spec.other().get();
                otherSought = Optional.of(pair(otherFound.get(), row, other.sought(), other.notRetrieved(), otherLeft));
                soughtEnd = Math.max(soughtEnd, rowEnd(row, other.sought(), other.notRetrieved()));
            }
            double last = soughtEnd + BETWEEN;
            Box assessed =
                    pair(sought, last, spec.main().assessed(), spec.main().reasons(), left);
            double assessedEnd =
                    rowEnd(last, spec.main().assessed(), spec.main().reasons());
            Optional<Box> otherAssessed = Optional.empty();
            if (spec.other().isPresent() && otherSought.isPresent()) {
                PrismaFigure.Column other = spec.other().get();
                otherAssessed =
                        Optional.of(pair(otherSought.get(), last, other.assessed(), other.reasons(), otherLeft));
                assessedEnd = Math.max(assessedEnd, rowEnd(last, other.assessed(), other.reasons()));
            }
            stage("Screening", screening, assessedEnd);
            double bottom = included(assessed, otherAssessed, before, assessedEnd + BETWEEN + 6);
            return new Picture(width, bottom + Theme.MARGIN, spec.title(), spec.description(), shapes);
        }

        private double included(Box assessed, Optional<Box> other, Optional<Box> before, double y) {
            Box included = box(left, y, spec.included());
            arrow(assessed.middle(), assessed.bottom(), included.middle(), included.y());
            other.ifPresent(box -> {
                line(box.middle(), box.bottom(), box.middle(), included.centre());
                arrow(box.middle(), included.centre(), included.right(), included.centre());
            });
            double bottom = included.bottom();
            if (!spec.total().isEmpty()) {
                Box total = box(left, bottom + BETWEEN, spec.total());
                arrow(included.middle(), included.bottom(), total.middle(), total.y());
                before.ifPresent(box -> {
                    line(box.middle(), box.bottom(), box.middle(), total.centre());
                    arrow(box.middle(), total.centre(), total.x(), total.centre());
                });
                bottom = total.bottom();
            }
            stage("Included", y, bottom);
            return bottom;
        }

        /** A box below another, with the box of those left out beside it. */
        private Box pair(Box above, double y, List<String> lines, List<String> out, double x) {
            Box box = box(x, y, lines);
            arrow(above.middle(), above.bottom(), box.middle(), box.y());
            beside(box, out, x);
            return box;
        }

        private void beside(Box box, List<String> out, double x) {
            if (!out.isEmpty()) {
                box(x + BOX + GAP, box.y(), out);
                double y = box.y() + Math.min(box.height(), height(out)) / 2;
                arrow(box.right(), y, x + BOX + GAP, y);
            }
        }

        private static double rowEnd(double y, List<String> lines, List<String> out) {
            return y + Math.max(height(lines), out.isEmpty() ? 0 : height(out));
        }

        private Box box(double x, double y, List<String> lines) {
            Box box = new Box(x, y, height(lines));
            shapes.add(new Shape.Rect(x, y, BOX, box.height(), FRAME));
            double baseline = y + PAD + 11;
            for (String line : wrapped(lines)) {
                shapes.add(new Shape.Text(x + PAD, baseline, line, WORDS, Anchor.START));
                baseline += LINE;
            }
            return box;
        }

        private static double height(List<String> lines) {
            return 2 * PAD + LINE * wrapped(lines).size();
        }

        /** Lines that are too long go on in the next, set in. */
        private static List<String> wrapped(List<String> lines) {
            double most = BOX - 2 * PAD;
            List<String> wrapped = new ArrayList<>();
            for (String line : lines) {
                String rest = line;
                while (WORDS.widthOf(rest) > most) {
                    int cut = rest.length();
                    String kept = rest.replace("n = ", "n_=_");
                    while (cut > 0 && WORDS.widthOf(rest.substring(0, cut)) > most) {
                        int blank = kept.lastIndexOf(' ', cut - 1);
                        cut = blank > 4 ? blank : 0;
                    }
                    if (cut <= 0) {
                        break;
                    }
                    wrapped.add(rest.substring(0, cut));
                    rest = "   " + rest.substring(cut).strip();
                }
                wrapped.add(WORDS.fit(rest, most));
            }
            return wrapped;
        }

        private void head(double x, double length, double y, String words) {
            shapes.add(new Shape.Rect(x, y, length, HEAD, HEAD_BOX));
            shapes.add(new Shape.Text(x + length / 2, y + 19, HEADING.fit(words, length - 12), HEADING, Anchor.MIDDLE));
        }

        private void stage(String name, double from, double to) {
            shapes.add(new Shape.Rect(Theme.MARGIN, from, STAGE, to - from, STAGE_BOX));
            double middle = (from + to) / 2;
            shapes.add(new Shape.Text(Theme.MARGIN + STAGE / 2 + 4, middle, name, STAGE_NAME, Anchor.MIDDLE, -90));
        }

        private void line(double x1, double y1, double x2, double y2) {
            shapes.add(new Shape.Line(x1, y1, x2, y2, ARROW));
        }

        private void arrow(double x1, double y1, double x2, double y2) {
            line(x1, y1, x2, y2);
            double length = Math.max(1e-9, Math.hypot(x2 - x1, y2 - y1));
            double ux = (x2 - x1) / length;
            double uy = (y2 - y1) / length;
            List<At> tip = List.of(
                    new At(x2, y2),
                    new At(x2 - 7 * ux - 3.5 * uy, y2 - 7 * uy + 3.5 * ux),
                    new At(x2 - 7 * ux + 3.5 * uy, y2 - 7 * uy - 3.5 * ux));
            shapes.add(new Shape.Path(List.of(tip), Ends.CLOSED, Style.filled(Theme.INK)));
        }
    }
}

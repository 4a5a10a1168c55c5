package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/**
 * The lower half of a circuit figure. In the middle a box with the regions that all conditions share and below it those that
 * several share; on both sides the conditions, each with the regions it has alone. Lines run only between the columns, so that
 * none crosses a text.
 */
final class CircuitDiagram {
    private static final double ROW = 26;
    private static final double RING = 10;
    private static final double HEAD = 26;
    private static final double PAD = 10;
    private static final double BLOCK_GAP = 14;
    private static final double GUTTER_SHARE = 0.1;
    private static final double MIDDLE_SHARE = 0.3;
    private static final double OWN_LINE = 17;
    private static final double DISC = 8;
    private static final double HUB_LINE = 3.2;
    private static final double THIN_LINE = 1.4;
    private static final Colour BOX = Colour.rgb(0xF6F6F3);

    private final CircuitFigure.Spec spec;
    private final double left;
    private final double top;
    private final double middleLeft;
    private final double middleWidth;
    private final double sideWidth;
    private final List<Integer> hubs = new ArrayList<>();
    private final List<Integer> several = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final double hubBoxHeight;
    private final double height;

    /**
     * A condition with the regions it has alone.
     *
     * @param left its left edge
     * @param onLeft whether it stands left of the middle
     * @param y its upper edge
     */
    private record Block(int condition, List<Integer> own, double left, boolean onLeft, double y) {
        double height() {
            return HEAD + own.size() * OWN_LINE;
        }

        /** Where its lines begin. */
        double lineY() {
            return y + HEAD / 2;
        }
    }

    CircuitDiagram(CircuitFigure.Spec spec, double left, double top, double width) {
        this.spec = spec;
        this.left = left;
        this.top = top;
        this.middleWidth = MIDDLE_SHARE * width;
        this.middleLeft = left + (width - middleWidth) / 2;
        this.sideWidth = (width - middleWidth) / 2 - GUTTER_SHARE * width;
        for (int n = 0; n < spec.nodes().size(); n++) {
            int strong = spec.nodes().get(n).strong();
            if (spec.nodes().get(n).isHub()) {
                hubs.add(n);
            } else if (strong > 1) {
                several.add(n);
            }
        }
        several.sort(Comparator.comparingInt((Integer n) -> -spec.nodes().get(n).strong()));
        this.hubBoxHeight = HEAD + Math.max(1, hubs.size()) * ROW + PAD;
        double middle = hubBoxHeight + (several.isEmpty() ? 0 : BLOCK_GAP + HEAD + several.size() * ROW);
        this.height = Math.max(middle, place(middle));
    }

    double height() {
        return height;
    }

    /** Puts conditions left and right by turns, spread over the height; returns the height they need. */
    private double place(double middle) {
        int half = (spec.conditions().size() + 1) / 2;
        double tallest = 0;
        for (int side = 0; side < 2; side++) {
            boolean onLeft = side == 0;
            List<Integer> here = new ArrayList<>();
            for (int n = onLeft ? 0 : half;
                    n < (onLeft ? half : spec.conditions().size());
                    n++) {
                here.add(n);
            }
            double needed = -BLOCK_GAP;
            for (int condition : here) {
                needed += new Block(condition, own(condition), 0, onLeft, 0).height() + BLOCK_GAP;
            }
            double spare = here.isEmpty() ? 0 : Math.max(0, middle - needed) / here.size();
            double y = top + spare / 2;
            for (int condition : here) {
                double x = onLeft ? left : middleLeft + middleWidth + (middleLeft - left - sideWidth);
                Block block = new Block(condition, own(condition), x, onLeft, y);
                blocks.add(block);
                y += block.height() + BLOCK_GAP + spare;
            }
            tallest = Math.max(tallest, needed);
        }
        return tallest;
    }

    /** The regions that only this condition has. */
    private List<Integer> own(int condition) {
        List<Integer> own = new ArrayList<>();
        for (int n = 0; n < spec.nodes().size(); n++) {
            CircuitFigure.Node node = spec.nodes().get(n);
            if (node.strong() == 1 && node.parts().get(condition) == Involvement.STRONG) {
                own.add(n);
            }
        }
        return own;
    }

    List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        double severalTop = top + hubBoxHeight + BLOCK_GAP + HEAD;
        for (Block block : blocks) {
            Colour colour = CategoryColours.of(block.condition());
            double from = block.onLeft() ? block.left() + sideWidth : block.left();
            double to = block.onLeft() ? middleLeft : middleLeft + middleWidth;
            for (int n = 0; n < several.size(); n++) {
                if (spec.nodes().get(several.get(n)).parts().get(block.condition()) == Involvement.STRONG) {
                    double y = severalTop + n * ROW + ROW / 2;
                    shapes.add(new Shape.Line(from, block.lineY(), to, y, Style.line(colour, THIN_LINE)));
                }
            }
            if (!hubs.isEmpty()) {
                double y = Math.max(top + 8, Math.min(top + hubBoxHeight - 8, hubEnd(block)));
                shapes.add(new Shape.Line(from, block.lineY(), to, y, Style.line(colour, HUB_LINE)));
            }
        }
        shapes.addAll(middle(severalTop));
        blocks.forEach(block -> shapes.addAll(block(block)));
        return shapes;
    }

    /** Lines of one side end at even distances along the box, in the order of their conditions. */
    private double hubEnd(Block block) {
        List<Block> side =
                blocks.stream().filter(b -> b.onLeft() == block.onLeft()).toList();
        return top + hubBoxHeight * (side.indexOf(block) + 1) / (side.size() + 1.0);
    }

    private List<Shape> middle(double severalTop) {
        List<Shape> shapes = new ArrayList<>();
        Style box = Style.filled(BOX).outlined(Theme.INK, 1.4);
        shapes.add(new Shape.Rect(middleLeft, top, middleWidth, hubBoxHeight, box));
        String title = "Shared by all " + spec.conditions().size() + " conditions";
        shapes.add(heading(title, middleLeft + PAD, top + 18, middleWidth - 2 * PAD));
        if (hubs.isEmpty()) {
            shapes.add(new Shape.Text(
                    middleLeft + PAD, top + HEAD + ROW / 2 + 4, "no region", Theme.CAPTION, Anchor.START));
        }
        for (int n = 0; n < hubs.size(); n++) {
            shapes.addAll(region(hubs.get(n), middleLeft + PAD + 4, top + HEAD + n * ROW + ROW / 2));
        }
        if (!several.isEmpty()) {
            shapes.add(heading("Shared by several", middleLeft + PAD, severalTop - 8, middleWidth - 2 * PAD));
            for (int n = 0; n < several.size(); n++) {
                double y = severalTop + n * ROW;
                Style row = Style.filled(Colour.WHITE).outlined(Theme.FAINT, 1);
                shapes.add(new Shape.Rect(middleLeft, y + 1, middleWidth, ROW - 2, row));
                shapes.addAll(region(several.get(n), middleLeft + PAD + 4, y + ROW / 2));
            }
        }
        return shapes;
    }

    private static Shape heading(String text, double x, double baseline, double room) {
        return new Shape.Text(x, baseline, Theme.STRONG.fit(text, room), Theme.STRONG, Anchor.START);
    }

    /** A region with its ring. */
    private List<Shape> region(int n, double x, double y) {
        CircuitFigure.Node node = spec.nodes().get(n);
        List<Shape> shapes = new ArrayList<>(
                ConditionRing.shapes(x + RING, y, RING, node.parts(), Integer.toString(n + 1), node.isHub()));
        double room = middleWidth - 2 * PAD - 2 * RING - 14;
        String name = Theme.LABEL.fit(node.name(), room);
        shapes.add(new Shape.Text(x + 2 * RING + 9, y + 4, name, Theme.LABEL, Anchor.START));
        return shapes;
    }

    private List<Shape> block(Block block) {
        List<Shape> shapes = new ArrayList<>();
        Colour colour = CategoryColours.of(block.condition());
        double x = block.left();
        shapes.add(new Shape.Rect(
                x, block.y(), sideWidth, block.height(), Style.filled(CategoryColours.tint(colour, 0.1))));
        double edge = block.onLeft() ? x + sideWidth - 4 : x;
        shapes.add(new Shape.Rect(edge, block.y(), 4, block.height(), Style.filled(colour)));
        shapes.add(new Shape.Circle(x + 12 + DISC, block.lineY(), DISC, Style.filled(colour)));
        TextStyle strong = Theme.STRONG;
        double textLeft = x + 12 + 2 * DISC + 8;
        String name = strong.fit(spec.conditions().get(block.condition()), x + sideWidth - 8 - textLeft);
        shapes.add(new Shape.Text(textLeft, block.lineY() + 4, name, strong, Anchor.START));
        for (int n = 0; n < block.own().size(); n++) {
            int number = block.own().get(n);
            double baseline = block.y() + HEAD + n * OWN_LINE + 9;
            String text = (number + 1) + "  " + spec.nodes().get(number).name();
            shapes.add(new Shape.Text(
                    textLeft,
                    baseline,
                    Theme.SMALL.fit(text, x + sideWidth - 8 - textLeft),
                    Theme.SMALL,
                    Anchor.START));
        }
        return shapes;
    }
}

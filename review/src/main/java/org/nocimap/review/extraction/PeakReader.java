package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nocimap.review.articles.ArticleTable;
import org.nocimap.review.articles.GridCell;

/** Reads the rows of a table whose layout is known. */
final class PeakReader {
    private final ArticleTable table;
    private final List<ProposedPeak> peaks = new ArrayList<>();
    private final List<UnreadRow> unread = new ArrayList<>();
    private final Set<String> withoutPeaks = new LinkedHashSet<>();
    private final Sections sections = new Sections();
    private String region = "";
    private String contrast = "";

    PeakReader(ArticleTable table) {
        this.table = table;
    }

    List<ProposedPeak> peaks() {
        return peaks;
    }

    List<UnreadRow> unread() {
        return unread;
    }

    /** Contrasts of which the table says that nothing was found. */
    List<String> withoutPeaks() {
        return List.copyOf(withoutPeaks);
    }

    void read(Layout layout) {
        for (int r = layout.from(); r < layout.to(); r++) {
            row(layout, r);
        }
    }

    private void row(Layout layout, int r) {
        List<GridCell> cells = table.rows().get(r);
        List<GridCell> texts = cells.stream()
                .filter(cell -> cell.origin() && !LayoutReader.isMissing(cell.text()))
                .toList();
        List<List<Triples.Triple>> points = new ArrayList<>();
        boolean any = false;
        for (AxisGroup group : layout.groups()) {
            List<Triples.Triple> point = points(group, r);
            points.add(point);
            any |= !point.isEmpty();
        }
        if (any) {
            sections.settle();
            inherit(layout, r);
            for (int g = 0; g < points.size(); g++) {
                for (Triples.Triple point : points.get(g)) {
                    add(layout, g, r, point);
                }
            }
        } else if (!texts.isEmpty()) {
            words(layout, r, texts);
        }
    }

    private void words(Layout layout, int r, List<GridCell> texts) {
        String first = texts.get(0).text();
        boolean one = texts.stream().map(GridCell::text).distinct().count() == 1;
        if (one && Sections.saysNothing(first)) {
            sections.settle();
            withoutPeaks.add(String.join(" / ", sections.path()));
        } else if (one && !CellText.isNumeric(first) && first.length() < 200) {
            sections.enter(texts.get(0));
        } else if (hasSomeAxis(layout, r)) {
            unread.add(new UnreadRow(r, "not all of x, y and z can be read as numbers"));
        } else if (texts.stream().skip(1).anyMatch(cell -> Sections.saysNothing(cell.text()))) {
            sections.settle();
            inherit(layout, r);
            withoutPeaks.add(contrastOf("", true, ""));
        }
    }

    private boolean hasSomeAxis(Layout layout, int r) {
        return layout.groups().stream().anyMatch(group -> {
            for (int c = group.first(); c <= group.last(); c++) {
                if (CellText.coordinate(table.at(r, c).text()).isPresent()
                        && table.at(r, c).columns() == 1) {
                    return true;
                }
            }
            return false;
        });
    }

    private List<Triples.Triple> points(AxisGroup group, int r) {
        if (group.packed()) {
            return Triples.in(table.at(r, group.first()).text());
        }
        double[] point = new double[3];
        boolean both = false;
        for (int axis = 0; axis < 3; axis++) {
            String text = table.at(r, group.first() + axis).text();
            if (axis == 0 && text.startsWith("±")) {
                both = true;
                text = text.substring(1);
            }
            OptionalDouble value = CellText.coordinate(text);
            if (value.isEmpty() || table.at(r, group.first() + axis).columns() > 1) {
                return List.of();
            }
            point[axis] = value.getAsDouble();
        }
        return List.of(new Triples.Triple(point[0], point[1], point[2], both, ""));
    }

    /** Blank cells of region and contrast mean what stands above them. */
    private void inherit(Layout layout, int r) {
        String comparison = text(layout, r, ColumnRole.CONTRAST, 0, table.columns());
        if (!comparison.isEmpty()) {
            contrast = comparison;
        }
    }

    private void add(Layout layout, int g, int r, Triples.Triple point) {
        AxisGroup group = layout.groups().get(g);
        int[] own = own(layout, g);
        Found statistic = value(layout, r, ColumnRole.STATISTIC, own);
        if (statistic.text().isEmpty() && statistic.header().isEmpty()) {
            statistic = value(layout, r, ColumnRole.P_VALUE, own);
        }
        if (!point.statistic().isEmpty()) {
            statistic = new Found(layout.headers().get(group.first()), point.statistic());
        }
        Found size = value(layout, r, ColumnRole.SIZE, own);
        String place = region(layout, r, own);
        String side = text(layout, r, ColumnRole.SIDE, 0, table.columns());
        if (side.isEmpty() && Sides.is(group.name())) {
            side = group.name();
        }
        if (Sides.is(place) && !sections.anatomy().isEmpty()) {
            side = side.isEmpty() ? place : side;
            place = sections.anatomy();
        }
        String compared = "";
        if (Sections.isComparison(place)) {
            compared = place;
            place = "";
        }
        boolean named = !group.name().isEmpty() && !Sides.is(group.name());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (int axis = 0; axis < 3 && !group.packed(); axis++) {
            if (CellText.hasLetterOfOtherAxis(table.at(r, group.first() + axis).text(), axis)) {
                flags.add(Flag.OTHER_AXIS);
            }
        }
        if (point.both()) {
            flags.add(Flag.BOTH_SIDES);
        }
        for (double x : point.both() ? new double[] {point.x(), -point.x()} : new double[] {point.x()}) {
            peaks.add(new ProposedPeak(
                    r,
                    group.first(),
                    x,
                    point.y(),
                    point.z(),
                    statistic.header(),
                    statistic.text(),
                    size.header(),
                    size.text(),
                    place,
                    side,
                    contrastOf(named ? group.name() : "", layout.roles().contains(ColumnRole.CONTRAST), compared),
                    flags));
        }
    }

    private String contrastOf(String group, boolean column, String compared) {
        List<String> parts = new ArrayList<>();
        if (!group.isEmpty()) {
            parts.add(group);
        }
        parts.addAll(sections.path());
        if (column && !contrast.isEmpty()) {
            parts.add(contrast);
        }
        if (!compared.isEmpty()) {
            parts.add(compared);
        }
        return String.join(" / ", parts);
    }

    /** A header and what stands below it. */
    private record Found(String header, String text) {}

    /**
     * The first and last column that belong to a group. With several groups side by side, values stand either behind or before the
     * coordinates of all of them.
     */
    private int[] own(Layout layout, int g) {
        List<AxisGroup> groups = layout.groups();
        if (groups.size() == 1) {
            return new int[] {0, table.columns()};
        }
        boolean behind = false;
        for (int c = groups.get(groups.size() - 1).last() + 1; c < table.columns(); c++) {
            behind |= layout.roles().get(c) == ColumnRole.STATISTIC
                    || layout.roles().get(c) == ColumnRole.SIZE;
        }
        int from =
                behind ? groups.get(g).first() : g == 0 ? 0 : groups.get(g - 1).last() + 1;
        int to = !behind
                ? groups.get(g).first()
                : g + 1 < groups.size() ? groups.get(g + 1).first() : table.columns();
        return new int[] {from, to};
    }

    private Found value(Layout layout, int r, ColumnRole role, int[] own) {
        Found unfilled = new Found("", "");
        for (int c = own[0]; c < own[1]; c++) {
            if (layout.roles().get(c) == role) {
                GridCell cell = table.at(r, c);
                Optional<CellText.Value> value = CellText.value(cell.text());
                if (value.isPresent()) {
                    return new Found(layout.headers().get(c), value.get().text());
                }
                unfilled =
                        unfilled.header().isEmpty() ? new Found(layout.headers().get(c), "") : unfilled;
            }
        }
        return unfilled;
    }

    private String region(Layout layout, int r, int[] own) {
        String here = text(layout, r, ColumnRole.REGION, own[0], own[1]);
        if (here.isEmpty() && own[0] > 0) {
            here = text(layout, r, ColumnRole.REGION, 0, own[0]);
        }
        if (!here.isEmpty()) {
            region = here;
        }
        return region;
    }

    private String text(Layout layout, int r, ColumnRole role, int from, int to) {
        for (int c = from; c < to; c++) {
            if (layout.roles().get(c) == role
                    && !LayoutReader.isMissing(table.at(r, c).text())) {
                return table.at(r, c).text();
            }
        }
        return "";
    }
}

package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.ArticleTable;
import org.nocimap.review.articles.GridCell;

/**
 * Finds the tables of an article that report peaks, and reads them. A table is proposed when its columns hold points that can lie in a
 * head and something besides the numbers says coordinates; points far out are flagged and kept.
 */
public final class PeakTables {
    private static final Pattern COORDINATE_WORDS =
            Pattern.compile("(?i)co-?ordinate|\\bMNI\\b|MNI|Talairach|stereota|local maxim|peak (?:voxel|activ|locat)");
    private static final double MOST = 0.8;

    private final Plausibility plausibility;

    private PeakTables(Plausibility plausibility) {
        this.plausibility = plausibility;
    }

    /** Judges what lies outside the brain by a box around it. */
    public static PeakTables withBox() {
        return new PeakTables(new Plausibility(Plausibility::insideBox));
    }

    /** Judges what lies outside the brain by a mask. */
    public static PeakTables within(Plausibility.Inside brain) {
        return new PeakTables(new Plausibility(brain));
    }

    /** The tables of an article that seem to report peaks, in the order of the article. */
    public List<ProposedTable> in(Article article) {
        SpaceReader spaces = new SpaceReader(article);
        List<ProposedTable> proposed = new ArrayList<>();
        for (ArticleTable table : article.tables()) {
            propose(table, spaces).ifPresent(proposed::add);
        }
        return proposed;
    }

    private Optional<ProposedTable> propose(ArticleTable table, SpaceReader spaces) {
        List<Layout> layouts = new LayoutReader(table).read();
        PeakReader reader = new PeakReader(table);
        boolean named = false;
        boolean spoken = COORDINATE_WORDS.matcher(table.caption()).find()
                || COORDINATE_WORDS.matcher(table.notes()).find();
        int headRows = 0;
        List<ColumnRole> roles = List.of();
        for (Layout layout : layouts) {
            if (layout.groups().isEmpty()) {
                continue;
            }
            named |= layout.groups().stream().anyMatch(AxisGroup::named);
            spoken |= head(table, layout.from());
            if (roles.isEmpty()) {
                headRows = layout.from();
                roles = layout.roles();
            }
            reader.read(layout);
        }
        if (!arePeaks(reader.peaks(), named, spoken)) {
            return Optional.empty();
        }
        SpaceGuess space = spaces.guess(table, headRows);
        List<ProposedPeak> peaks = plausibility.flagged(reader.peaks(), space.space());
        return Optional.of(new ProposedTable(
                table,
                headRows,
                roles,
                space,
                peaks,
                reader.unread(),
                reader.withoutPeaks(),
                Remarks.on(peaks, space.space())));
    }

    private static boolean head(ArticleTable table, int rows) {
        for (int r = 0; r < rows; r++) {
            for (GridCell cell : table.rows().get(r)) {
                if (cell.origin() && COORDINATE_WORDS.matcher(cell.text()).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean arePeaks(List<ProposedPeak> peaks, boolean named, boolean spoken) {
        if (peaks.isEmpty() || (!named && !spoken)) {
            return false;
        }
        double inHead = peaks.stream().filter(Plausibility::isInHead).count();
        boolean negative = peaks.stream().anyMatch(p -> p.x() < 0 || p.y() < 0 || p.z() < 0);
        boolean tiny =
                peaks.stream().allMatch(p -> Math.abs(p.x()) <= 1 && Math.abs(p.y()) <= 1 && Math.abs(p.z()) <= 1);
        double coarse = peaks.stream()
                .filter(p -> isCoarse(p.x()) && isCoarse(p.y()) && isCoarse(p.z()))
                .count();
        return inHead >= MOST * peaks.size()
                && coarse >= MOST * peaks.size()
                && !tiny
                && (negative || spoken)
                && !isCounting(peaks);
    }

    /** At most two decimals. */
    private static boolean isCoarse(double value) {
        double hundredths = value * 100;
        return Math.abs(hundredths - Math.rint(hundredths)) < 1e-6;
    }

    /** Numbers of rows and the like: a column that counts up by one. */
    private static boolean isCounting(List<ProposedPeak> peaks) {
        if (peaks.size() < 4) {
            return false;
        }
        boolean counting = true;
        for (int n = 1; n < peaks.size(); n++) {
            counting &= peaks.get(n).x() == peaks.get(n - 1).x() + 1;
        }
        return counting;
    }
}

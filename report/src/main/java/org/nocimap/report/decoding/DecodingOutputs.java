package org.nocimap.report.decoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.Sides;
import org.nocimap.figures.SimilarityFigure;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.decoding.Decoding;
import org.nocimap.inference.decoding.Decoding.Match;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** Writes the table and figures of a decoding, and says what its page says. */
public final class DecodingOutputs {
    private static final int MOST_DRAWN = 40;

    private final Subject subject;
    private final List<Match> matches;
    private final Decoding decoding;

    /**
     * What was decoded.
     *
     * @param title of the page
     * @param map what the map is called
     * @param mask where, on the map's grid
     * @param values of the map there
     * @param voxelMm edge of the voxels that were compared
     * @param voxels their number
     * @param alpha corrected p that counts as significant
     * @param seed of the surrogates
     * @param version of Nocimap
     */
    public record Subject(
            String title,
            String map,
            Mask mask,
            double[] values,
            double voxelMm,
            int voxels,
            double alpha,
            long seed,
            String version) {}

    public DecodingOutputs(Subject subject, Decoding decoding) {
        this.subject = subject;
        this.decoding = decoding;
        this.matches = decoding.matches().stream()
                .sorted(Comparator.comparingDouble((Match m) -> -Math.abs(m.r()))
                        .thenComparing(Match::name))
                .toList();
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(ResultFolder folder, List<Fact> more, List<Problem> warnings) {
        folder.table(
                "decoding.tsv",
                List.of("template", "r", "p", "p_low", "p_high", "p_fwe", "p_holm"),
                matches.stream().map(DecodingOutputs::row).toList(),
                "correlation of the map with every template, strongest first");
        folder.json("decoding.json", tree(), "the same for machines");
        Optional<FigureView> bars = bars(folder);
        Optional<FigureView> mosaic = mosaic(folder);
        List<PageBlock> results = new ArrayList<>();
        results.add(new PageBlock.Table(table()));
        results.add(new PageBlock.Note(
                "r says how alike two maps are, not why. Two smooth maps are alike by chance more often than two rough"
                        + " ones; p compares r with that of surrogate maps that are as smooth as this one and have its"
                        + " values."));
        mosaic.map(PageBlock.Figure::new).ifPresent(results::add);
        List<Fact> asked = new ArrayList<>();
        asked.add(new Fact("Map", subject.map()));
        asked.add(new Fact(
                "Compared",
                Numbers.readCount(subject.voxels()) + " voxels of about " + Numbers.significant(subject.voxelMm(), 2)
                        + " mm"));
        asked.add(new Fact(
                "Null",
                Numbers.counted(surrogates(), "surrogate map", "surrogate maps") + " by random phases; seed "
                        + subject.seed()));
        asked.add(new Fact("Significant", "family-wise over the templates, p ≤ " + Numbers.plain(subject.alpha())));
        asked.addAll(more);
        return new AnalysisReport(
                subject.title(),
                "Similarity to templates",
                headline(),
                summary(),
                List.of(
                        new Fact("templates", Numbers.readCount(matches.size())),
                        new Fact("significant", Numbers.readCount(significant().size())),
                        new Fact("surrogates", Numbers.readCount(surrogates()))),
                bars,
                asked,
                List.of(new PageSection("results", "What the map resembles", results)),
                warnings,
                methods());
    }

    private int surrogates() {
        return decoding.maxima().permutations();
    }

    private List<Match> significant() {
        return matches.stream().filter(m -> m.fwe().p() <= subject.alpha()).toList();
    }

    private String headline() {
        int n = significant().size();
        return n == 0
                ? "The map resembles no template more than chance"
                : "The map resembles " + Numbers.counted(n, "template", "templates") + " more than chance";
    }

    private String summary() {
        List<Match> firm = significant();
        List<Match> named = firm.isEmpty() ? matches.subList(0, 1) : firm.subList(0, Math.min(5, firm.size()));
        StringBuilder text = new StringBuilder(firm.isEmpty() ? "The most alike: " : "Most alike: ");
        text.append(String.join(
                "; ",
                named.stream()
                        .map(m -> m.name() + ", r = " + Numbers.readFixed(m.r(), 2) + ", p "
                                + Numbers.readP(m.fwe().p(), 0))
                        .toList()));
        return text.append(" (family-wise over ")
                .append(Numbers.counted(matches.size(), "template", "templates"))
                .append(").")
                .toString();
    }

    private static List<String> row(Match match) {
        return List.of(
                match.name(),
                Numbers.significant(match.r(), 6),
                Numbers.significant(match.p().p(), 4),
                Numbers.significant(match.p().low(), 4),
                Numbers.significant(match.p().high(), 4),
                Numbers.significant(match.fwe().p(), 4),
                Numbers.significant(match.holm(), 4));
    }

    private Object tree() {
        List<Object> rows = new ArrayList<>();
        for (Match match : matches) {
            rows.add(JsonText.object(
                    "template",
                    match.name(),
                    "r",
                    JsonText.significant(match.r(), 6),
                    "p",
                    JsonText.significant(match.p().p(), 4),
                    "fwe",
                    JsonText.significant(match.fwe().p(), 4),
                    "holm",
                    JsonText.significant(match.holm(), 4)));
        }
        return JsonText.object("map", subject.map(), "surrogates", surrogates(), "templates", rows);
    }

    private TableView table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Match match : matches) {
            rows.add(TableView.row(
                    match.name(),
                    Numbers.readFixed(match.r(), 3),
                    Numbers.interval(match.p()),
                    Numbers.interval(match.fwe()),
                    Numbers.readP(match.holm(), 0)));
        }
        return TableView.cut(
                "Templates by the size of their correlation with the map.",
                List.of(
                        Column.text("Template"),
                        Column.number("r"),
                        Column.number("p [95 % interval]"),
                        Column.number("p, family-wise [95 % interval]"),
                        Column.number("p, Holm")),
                rows,
                "decoding.tsv");
    }

    private Optional<FigureView> bars(ResultFolder folder) {
        List<SimilarityFigure.Bar> bars = matches.stream()
                .limit(MOST_DRAWN)
                .map(m -> new SimilarityFigure.Bar(
                        m.name(),
                        m.r(),
                        m.fwe().p() <= subject.alpha()
                                ? SimilarityFigure.Firmness.SIGNIFICANT
                                : SimilarityFigure.Firmness.NOT_SIGNIFICANT))
                .toList();
        double chance = decoding.maxima().critical(subject.alpha());
        String left = matches.size() > MOST_DRAWN ? " The " + MOST_DRAWN + " largest of " + matches.size() + "." : "";
        return folder.figure(
                "similarity",
                "Correlation with the templates, strongest first.",
                on -> SimilarityFigure.draw(new SimilarityFigure.Spec(
                        "How alike " + subject.map() + " and the templates are",
                        bars,
                        chance,
                        "Full bars: significant; pale bars: not. Grey band: |r| that the most alike template reaches"
                                + " in "
                                + Numbers.plain(100 * (1 - subject.alpha())) + " % of surrogate maps." + left,
                        SimilarityFigure.Spec.USUAL_WIDTH)));
    }

    private Optional<FigureView> mosaic(ResultFolder folder) {
        Overlay overlay = Overlay.of(subject.mask().unmask(subject.values(), 0), "map", 0, Sides.BOTH);
        return folder.figureOnAnatomy(
                "map",
                "The map that was compared, within the mask.",
                anatomy -> MosaicFigure.draw(MosaicFigure.Spec.axial(subject.map(), anatomy, overlay)));
    }

    private Methods methods() {
        Methods.Writer writer = new Methods.Writer();
        writer.paragraph(
                "The unthresholded map was compared with " + Numbers.counted(matches.size(), "template", "templates")
                        + " by Pearson's r over " + Numbers.readCount(subject.voxels()) + " voxels of about "
                        + Numbers.significant(subject.voxelMm(), 2) + " mm within the mask, with Nocimap "
                        + subject.version() + ".",
                "The null distribution came from " + Numbers.counted(surrogates(), "surrogate map", "surrogate maps")
                        + " with the spatial autocorrelation of the map, estimated within the mask, random phases, and"
                        + " the map's own values by rank (seed " + subject.seed() + ").",
                "Two-sided p-values are (b + 1) / (n + 1) " + writer.cite(Reference.PHIPSON_2010)
                        + "; over the templates the family-wise error was controlled by the largest |r| of each"
                        + " surrogate.");
        return writer.done();
    }
}

package org.nocimap.report.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.connectivity.Coactivation;
import org.nocimap.cbma.connectivity.Coactivation.Pair;
import org.nocimap.figures.HeatMapFigure;
import org.nocimap.figures.NetworkFigure;
import org.nocimap.figures.Range;
import org.nocimap.files.Problem;
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
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;
import org.nocimap.stats.OddsRatio;

/** Writes the tables, graph and figures of a co-activation matrix, and says what its page says. */
public final class CoactivationOutputs {
    private static final int MOST_IN_A_FIGURE = 40;
    private static final int MOST_NAMED = 6;

    private final String title;
    private final Coactivation found;
    private final String regions;
    private final double alpha;
    private final NamedMask brain;
    private final String version;

    /**
     * @param title of the page
     * @param regions what they are, a few words
     * @param alpha corrected p that counts as significant, in (0, 1)
     * @param brain whose outline the network is drawn in
     * @param version of Nocimap
     */
    public CoactivationOutputs(
            String title, Coactivation found, String regions, double alpha, NamedMask brain, String version) {
        this.title = title;
        this.found = found;
        this.regions = regions;
        this.alpha = alpha;
        this.brain = brain;
        this.version = version;
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(ResultFolder folder, List<Fact> more, List<Problem> warnings) {
        new CoactivationTables(found, alpha).write(folder);
        Optional<FigureView> network = network(folder);
        Optional<FigureView> heat = heatMap(folder);
        List<PageBlock> results = new ArrayList<>();
        heat.map(PageBlock.Figure::new).ifPresent(results::add);
        results.add(new PageBlock.Table(pairTable()));
        results.add(
                new PageBlock.Note("Odds ratios with 95 % intervals after Woolf; where a cell of the table is 0, one"
                        + " half was added to every cell (Haldane, Anscombe), marked by *. p by Fisher's exact test,"
                        + " two-sided; corrected over"
                        + " all " + Numbers.counted(found.pairs().size(), "pair", "pairs") + "."));
        results.add(new PageBlock.Note(
                "Where the regions are clusters of the same foci, they were chosen because many studies report them;"
                        + " the test asks only whether the same studies do. Studies with many foci report more of"
                        + " everything, which makes odds ratios above 1 likelier."));
        List<PageBlock> what = new ArrayList<>();
        what.add(new PageBlock.Table(regionTable()));
        if (!found.leftOut().isEmpty()) {
            what.add(new PageBlock.Paragraph("Left out, because too few report them: "
                    + String.join("; ", found.leftOut().stream().limit(60).toList())
                    + (found.leftOut().size() > 60 ? "; and " + (found.leftOut().size() - 60) + " more" : "") + "."));
        }
        return new AnalysisReport(
                title,
                "Co-activation of regions",
                headline(),
                summary(),
                List.of(
                        new Fact(found.unit().plural(), Numbers.readCount(found.units())),
                        new Fact("regions", Numbers.readCount(found.regions().size())),
                        new Fact("pairs", Numbers.readCount(found.pairs().size())),
                        new Fact(
                                "significant pairs",
                                Numbers.readCount(significant().size()))),
                network,
                asked(more),
                List.of(
                        new PageSection("regions", "The regions", what),
                        new PageSection("results", "What is reported together", results)),
                warnings,
                methods());
    }

    private List<Pair> significant() {
        return found.pairs().stream()
                .filter(p -> p.holm() <= alpha)
                .sorted((a, b) -> Double.compare(a.p(), b.p()))
                .toList();
    }

    private String headline() {
        int n = significant().size();
        return n == 0
                ? "No two regions are reported together more or less often than chance"
                : Numbers.counted(n, "pair of regions is", "pairs of regions are") + " reported together, or apart,"
                        + " beyond chance";
    }

    private String summary() {
        List<Pair> firm = significant();
        StringBuilder text = new StringBuilder(
                "Among " + Numbers.readCount(found.units()) + " " + found.unit().plural() + ", "
                        + Numbers.counted(found.pairs().size(), "pair", "pairs") + " of "
                        + Numbers.counted(found.regions().size(), "region", "regions")
                        + " were compared (Fisher's exact test, Holm, p ≤ "
                        + Numbers.plain(alpha) + ").");
        for (Pair pair : firm.subList(0, Math.min(MOST_NAMED, firm.size()))) {
            text.append(' ').append(name(pair.first())).append(" and ").append(name(pair.second()));
            text.append(": both in ")
                    .append(pair.both())
                    .append(", odds ratio ")
                    .append(ratio(pair))
                    .append('.');
        }
        return text.toString();
    }

    private String name(int region) {
        return found.regions().get(region).name();
    }

    private static String ratio(Pair pair) {
        return Numbers.significant(pair.odds().estimate(), 3)
                + (pair.odds().correction() == OddsRatio.Correction.HALDANE_ANSCOMBE ? "*" : "");
    }

    private List<Fact> asked(List<Fact> more) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Regions", regions));
        facts.add(new Fact("Reported together", "by the same " + found.unit().word()));
        facts.add(
                new Fact("Significant", "Fisher's exact test, two-sided, Holm-corrected p ≤ " + Numbers.plain(alpha)));
        facts.addAll(more);
        return facts;
    }

    private Methods methods() {
        Methods.Writer writer = new Methods.Writer();
        writer.paragraph(
                "For every pair of " + Numbers.counted(found.regions().size(), "region", "regions") + " (" + regions
                        + ") we counted the " + found.unit().plural()
                        + " that report a focus in both, in one, or in neither, among "
                        + Numbers.readCount(found.units()) + ", with Nocimap " + version + ".",
                "Association is given as the odds ratio with the 95 % interval of Woolf; where a cell was 0, one half"
                        + " was added to every cell (Haldane-Anscombe correction).",
                "Independence was tested by Fisher's exact test, two-sided; p-values were corrected over the "
                        + Numbers.counted(found.pairs().size(), "pair", "pairs")
                        + " by Holm's procedure for the family-wise"
                        + " error (p ≤ " + Numbers.plain(alpha) + "), and are also given for the false discovery rate "
                        + writer.cite(Reference.BENJAMINI_1995) + ".");
        return writer.done();
    }

    private TableView regionTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int n = 0; n < found.regions().size(); n++) {
            int reports = found.reports().get(n);
            rows.add(TableView.row(
                    Integer.toString(n + 1),
                    name(n),
                    Numbers.readPoint(found.regions().get(n).centre()),
                    Numbers.readCount(reports),
                    Numbers.readPercent(found.units() == 0 ? 0 : 100.0 * reports / found.units(), 0)));
        }
        return TableView.cut(
                "The regions, their centres, and how many " + found.unit().plural() + " report a focus in each.",
                List.of(
                        Column.number("#"),
                        Column.text("Region"),
                        Column.place("Centre, MNI"),
                        Column.number("Reported by"),
                        Column.number("Share")),
                rows,
                "coactivation.json");
    }

    private TableView pairTable() {
        List<List<Cell>> rows = new ArrayList<>();
        found.pairs().stream()
                .sorted((a, b) -> Double.compare(a.p(), b.p()))
                .forEach(pair -> rows.add(TableView.row(
                        name(pair.first()),
                        name(pair.second()),
                        Numbers.readCount(pair.both()),
                        Numbers.readCount(pair.onlyFirst()),
                        Numbers.readCount(pair.onlySecond()),
                        Numbers.readCount(pair.neither()),
                        ratio(pair) + " [" + Numbers.significant(pair.odds().low(), 3) + ", "
                                + Numbers.significant(pair.odds().high(), 3) + "]",
                        Numbers.readP(pair.p(), 0),
                        Numbers.readP(pair.holm(), 0),
                        Numbers.readP(pair.bh(), 0))));
        return TableView.cut(
                "Pairs of regions by ascending p: how many " + found.unit().plural() + " report both, one or neither.",
                List.of(
                        Column.text("One"),
                        Column.text("Other"),
                        Column.number("Both"),
                        Column.number("One only"),
                        Column.number("Other only"),
                        Column.number("Neither"),
                        Column.number("Odds ratio [95 % interval]"),
                        Column.number("p"),
                        Column.number("p, Holm"),
                        Column.number("p, FDR")),
                rows,
                "coactivation.tsv");
    }

    private Optional<FigureView> network(ResultFolder folder) {
        if (found.regions().isEmpty() || found.regions().size() > NetworkFigure.Spec.MOST_NODES) {
            return Optional.empty();
        }
        List<NetworkFigure.Node> nodes = new ArrayList<>();
        for (int n = 0; n < found.regions().size(); n++) {
            nodes.add(new NetworkFigure.Node(
                    name(n), found.regions().get(n).centre(), found.reports().get(n)));
        }
        List<NetworkFigure.Edge> edges = found.pairs().stream()
                .filter(p -> p.both() > 0 || p.holm() <= alpha)
                .map(p -> new NetworkFigure.Edge(
                        p.first(),
                        p.second(),
                        p.odds().log(),
                        p.holm() <= alpha
                                ? NetworkFigure.Evidence.SIGNIFICANT
                                : NetworkFigure.Evidence.NOT_SIGNIFICANT))
                .toList();
        return folder.figure(
                "network",
                "Regions and how strongly they go together; pairs that nobody reports together are not drawn unless"
                        + " significant.",
                on -> NetworkFigure.draw(new NetworkFigure.Spec(
                        "Reported together: " + regions,
                        brain.mask(),
                        brain.title(),
                        nodes,
                        edges,
                        "size of the log odds ratio",
                        "p ≤ " + Numbers.plain(alpha) + " (Holm)",
                        NetworkFigure.Spec.USUAL_WIDTH)));
    }

    private Optional<FigureView> heatMap(ResultFolder folder) {
        int k = found.regions().size();
        if (k < 2 || k > MOST_IN_A_FIGURE) {
            return Optional.empty();
        }
        List<HeatMapFigure.Head> heads = new ArrayList<>();
        List<HeatMapFigure.Row> rows = new ArrayList<>();
        for (int a = 0; a < k; a++) {
            heads.add(new HeatMapFigure.Head((a + 1) + " " + name(a), ""));
            List<Optional<HeatMapFigure.Cell>> cells = new ArrayList<>();
            for (int b = 0; b < k; b++) {
                int count = a == b ? found.reports().get(a) : found.pair(a, b).both();
                boolean firm = a != b && found.pair(a, b).holm() <= alpha;
                cells.add(Optional.of(new HeatMapFigure.Cell(
                        found.units() == 0 ? 0 : 100.0 * count / found.units(), count + (firm ? " *" : ""))));
            }
            rows.add(new HeatMapFigure.Row((a + 1) + " " + name(a), cells));
        }
        double most = found.reports().stream().mapToInt(n -> n).max().orElse(1);
        return folder.figure(
                "matrix",
                "How many " + found.unit().plural() + " report both regions; on the diagonal, the region itself.",
                on -> HeatMapFigure.draw(new HeatMapFigure.Spec(
                        "Reported together: " + regions,
                        "Region",
                        heads,
                        rows,
                        found.unit().plural() + " that report both (%)",
                        new Range(0, Math.max(1, 100 * most / Math.max(1, found.units()))),
                        "Number of " + found.unit().plural()
                                + " that report both regions; on the diagonal, the region itself. *: p ≤ "
                                + Numbers.plain(alpha) + " (Fisher's exact test, Holm).",
                        HeatMapFigure.Spec.USUAL_WIDTH)));
    }
}

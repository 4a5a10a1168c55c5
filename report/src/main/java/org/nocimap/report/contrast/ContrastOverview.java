package org.nocimap.report.contrast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.atlas.Labeller;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.Detail;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.OverviewFigure;
import org.nocimap.figures.Plane;
import org.nocimap.figures.Range;
import org.nocimap.figures.Sides;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;
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

/** Several contrasts of one run, each value of a tag against the rest, on one page. */
public final class ContrastOverview {
    private static final int COLUMNS = 2;
    private static final int SLICES = 10;
    private static final int SLICES_IN_A_ROW = 5;
    private static final int MOST_PICTURES = 24;

    private final String title;
    private final String tag;
    private final ContrastSpec spec;
    private final List<Part> parts;

    /**
     * One contrast.
     *
     * @param value of the tag
     * @param folder of its own result, relative to the overview
     * @param counts experiments of the group and of the rest, clusters where the group is greater, where it is lesser, and
     *     shared; empty when it could not be compared
     * @param regions names of the highest peaks where the group is greater
     * @param picture both directions in significant clusters, empty when it could not be compared
     * @param problem why it could not be compared; empty when it was
     */
    public record Part(
            String value,
            String folder,
            List<Integer> counts,
            List<String> regions,
            Optional<Overlay> picture,
            String problem) {
        public Part {
            counts = List.copyOf(counts);
            regions = List.copyOf(regions);
        }

        public static Part of(String value, String folder, ContrastResult result, Labeller labeller) {
            double[] z = new double[result.mask().size()];
            for (int n = 0; n < z.length; n++) {
                z[n] = result.aAboveB().conservativeZ()[n] - result.bAboveA().conservativeZ()[n];
            }
            return new Part(
                    value,
                    folder,
                    List.of(
                            result.a().experiments().size(),
                            result.b().experiments().size(),
                            ContrastWords.clusters(result.aAboveB()),
                            ContrastWords.clusters(result.bAboveA()),
                            result.conjunction().clusters().size()),
                    regions(result.aAboveB(), labeller),
                    Optional.of(Overlay.of(result.mask().unmask(z, 0), "z of the difference", 0, Sides.BOTH)),
                    "");
        }

        /** Whether the group is greater than the rest somewhere. */
        public boolean isAbove() {
            return !counts.isEmpty() && counts.get(2) > 0;
        }

        private boolean differs() {
            return !counts.isEmpty() && counts.get(2) + counts.get(3) > 0;
        }

        public static Part failed(String value, String folder, String problem) {
            return new Part(value, folder, List.of(), List.of(), Optional.empty(), problem);
        }

        private static List<String> regions(ContrastDirection direction, Labeller labeller) {
            List<String> names = new ArrayList<>();
            for (Cluster cluster : direction.primary().clusters()) {
                labeller.best(cluster.highestPeak().point())
                        .map(l -> l.text())
                        .filter(name -> !names.contains(name))
                        .ifPresent(names::add);
            }
            return names;
        }
    }

    /**
     * @param parts in the order they are to stand, at least one
     */
    public ContrastOverview(String title, String tag, ContrastSpec spec, List<Part> parts) {
        this.title = title;
        this.tag = tag;
        this.spec = spec;
        this.parts = List.copyOf(parts);
    }

    /** Writes table and figure, and returns the page. */
    public AnalysisReport write(ResultFolder folder, List<Problem> warnings) {
        List<List<String>> rows = new ArrayList<>();
        List<List<Cell>> cells = new ArrayList<>();
        for (Part part : parts) {
            List<String> row = new ArrayList<>(List.of(part.value(), part.folder()));
            List<Cell> line = new ArrayList<>();
            line.add(
                    part.problem().isEmpty()
                            ? new Cell(part.value(), part.folder() + "/report.html")
                            : Cell.of(part.value()));
            for (int n = 0; n < 5; n++) {
                String count = part.counts().isEmpty()
                        ? ""
                        : Integer.toString(part.counts().get(n));
                row.add(count);
                line.add(Cell.of(count));
            }
            String regions = String.join("; ", part.regions());
            row.add(regions);
            row.add(part.problem());
            line.add(Cell.of(part.problem().isEmpty() ? regions : "not compared: " + part.problem()));
            rows.add(row);
            cells.add(line);
        }
        folder.table(
                "overview.tsv",
                List.of(
                        tag.replace(' ', '_'),
                        "folder",
                        "experiments",
                        "experiments_rest",
                        "clusters_above_rest",
                        "clusters_below_rest",
                        "clusters_shared",
                        "regions_above_rest",
                        "problem"),
                rows,
                "one row for each value: experiments, clusters, regions");
        TableView table = TableView.cut(
                "Each value of " + tag + " against the rest",
                List.of(
                        Column.text(tag),
                        Column.number("Experiments"),
                        Column.number("Rest"),
                        Column.number("Above the rest"),
                        Column.number("Below the rest"),
                        Column.number("Shared"),
                        Column.text("Regions above the rest")),
                cells,
                "overview.tsv");
        Methods.Writer text = new Methods.Writer();
        text.paragraph(
                "Each of " + Numbers.counted(parts.size(), "group", "groups") + " of experiments, the values of "
                        + tag + ", was compared with all others together by exchange of labels "
                        + text.cite(Reference.LAIRD_2005, Reference.EICKHOFF_2011)
                        + "; the methods text of each contrast is in its folder.",
                "Family-wise error was controlled within each contrast and direction, not over them.");
        return new AnalysisReport(
                title,
                "Contrasts of several groups of experiments",
                headline(),
                "Significance is controlled within each contrast and direction at "
                        + Numbers.plain(spec.alpha()) + ", not over the contrasts: with "
                        + Numbers.counted(2L * compared(), "test", "tests")
                        + " some may be significant by chance. Where nothing is significant the result is null, which"
                        + " does not show that a group is like the others.",
                List.of(
                        new Fact("Groups", Integer.toString(parts.size())),
                        new Fact("With something above the rest", Long.toString(different()))),
                figure(folder),
                List.of(
                        new Fact("Tag", tag),
                        new Fact("Searched in", spec.search().words()),
                        new Fact("Labels exchanged", Numbers.readCount(spec.permutations()) + " times at most")),
                List.of(new PageSection("contrasts", "Each against the rest", List.of(new PageBlock.Table(table)))),
                warnings,
                text.done());
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("tag", tag);
        settings.put("values", parts.stream().map(Part::value).toList());
        settings.put("labelPermutations", spec.permutations());
        settings.put("differenceP", JsonText.plain(spec.voxelP()));
        settings.put("search", spec.search().flag());
        settings.put("balance", spec.balance().flag());
        return settings;
    }

    private String headline() {
        String names = parts.stream().filter(Part::isAbove).map(Part::value).collect(Collectors.joining(", "));
        return names.isEmpty() ? "No value of " + tag + " is above the rest anywhere" : "Above the rest: " + names;
    }

    private long different() {
        return parts.stream().filter(Part::isAbove).count();
    }

    private long compared() {
        return parts.stream().filter(p -> p.problem().isEmpty()).count();
    }

    private Optional<FigureView> figure(ResultFolder folder) {
        List<Part> drawn = parts.stream()
                .filter(p -> p.problem().isEmpty())
                .limit(MOST_PICTURES)
                .toList();
        if (drawn.stream().noneMatch(Part::differs)) {
            return Optional.empty();
        }
        return folder.figureOnAnatomy(
                "overview",
                "Each value of " + tag + " against the rest: warm where it is greater, cold where the rest is.",
                anatomy -> draw(anatomy, drawn));
    }

    private Picture draw(Anatomy anatomy, List<Part> drawn) {
        Optional<Range> range = drawn.stream()
                .filter(Part::differs)
                .flatMap(p -> p.picture().stream())
                .map(Overlay::range)
                .reduce(Range::including);
        double width = OverviewFigure.partWidth(OverviewFigure.Spec.USUAL_WIDTH, COLUMNS);
        List<Double> positions = MosaicFigure.Spec.evenly(anatomy, Plane.AXIAL, SLICES);
        List<Picture> pictures = new ArrayList<>();
        for (Part part : drawn) {
            Optional<Overlay> overlay = part.picture().flatMap(o -> range.map(o::withRange));
            pictures.add(MosaicFigure.draw(new MosaicFigure.Spec(
                    part.value() + (!part.differs() ? ": nothing significant" : ""),
                    anatomy,
                    overlay,
                    Plane.AXIAL,
                    positions,
                    SLICES_IN_A_ROW,
                    width,
                    Detail.COMPACT)));
        }
        return OverviewFigure.draw(new OverviewFigure.Spec(
                "By " + tag + ": each against the rest",
                pictures,
                COLUMNS,
                "Axial slices on " + anatomy.name()
                        + ". z of the difference in significant clusters, the same colours in all"
                        + " parts. L left, R right: the left of the brain is on the left of the picture.",
                OverviewFigure.Spec.USUAL_WIDTH));
    }
}

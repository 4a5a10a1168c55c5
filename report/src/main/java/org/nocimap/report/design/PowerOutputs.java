package org.nocimap.report.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.design.PowerCurve;
import org.nocimap.cbma.design.PowerPoint;
import org.nocimap.figures.PowerFigure;
import org.nocimap.figures.drawing.Picture;
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
import org.nocimap.report.words.SpecWords;

/** Writes tables and figure of a power analysis, and says what its page says. */
public final class PowerOutputs {
    private final PowerRun run;

    private PowerOutputs(PowerRun run) {
        this.run = run;
    }

    /**
     * @param folder gets everything but the page, which {@link ResultFolder#finish} makes of what this returns
     */
    public static AnalysisReport write(ResultFolder folder, PowerRun run) {
        return new PowerOutputs(run).write(folder);
    }

    private AnalysisReport write(ResultFolder folder) {
        writeTables(folder);
        Optional<FigureView> figure = folder.figure(
                "power",
                "Power by number of experiments; bands are 95 % intervals of the simulation.",
                board -> picture());
        return new AnalysisReport(
                run.title(),
                "Power of an activation likelihood estimation",
                headline(),
                summary(),
                List.of(
                        new Fact("Power wanted", percent(run.spec().target())),
                        new Fact(
                                "Simulations of each",
                                Numbers.readCount(run.spec().simulations()))),
                figure,
                asked(),
                List.of(new PageSection("power", "Power", List.of(recommendations(), powers(), reading()))),
                run.warnings(),
                methods());
    }

    private static String percent(double share) {
        return Numbers.readPercent(100 * share, 0);
    }

    private static String interval(PowerPoint point) {
        return Numbers.readFixed(100 * point.power(), 1) + " % ["
                + Numbers.readFixed(100 * point.interval().low(), 1) + ", "
                + Numbers.readFixed(100 * point.interval().high(), 1) + "]";
    }

    /** {@code 24 [21, 30]}; how far the number is open. */
    private static String experiments(PowerCurve.Recommendation found) {
        return found.experiments() + " [" + found.low() + ", "
                + (found.high().isPresent() ? Integer.toString(found.high().getAsInt()) : "more than was tried") + "]";
    }

    private String headline() {
        PowerCurve first = run.curves().get(0);
        if (run.curves().size() == 1) {
            return first.recommendation().isPresent()
                    ? first.recommendation().get().experiments() + " experiments give a power of "
                            + percent(run.spec().target())
                    : "No number of experiments that was tried gives a power of "
                            + percent(run.spec().target());
        }
        long reached = run.curves().stream()
                .filter(c -> c.recommendation().isPresent())
                .count();
        return reached + " of " + run.curves().size() + " effects are found with a power of "
                + percent(run.spec().target());
    }

    private String summary() {
        StringBuilder text = new StringBuilder();
        for (PowerCurve curve : run.curves()) {
            text.append("An effect ").append(PowerRun.name(curve.effect())).append(' ');
            if (curve.recommendation().isPresent()) {
                PowerCurve.Recommendation found = curve.recommendation().get();
                text.append("needs ")
                        .append(found.experiments())
                        .append(" experiments: power ")
                        .append(interval(found.search()))
                        .append(", in an independent run ")
                        .append(interval(found.confirmation()))
                        .append(found.confirmed() ? ". " : ", which does not confirm it. ");
            } else {
                PowerPoint last = curve.points().get(curve.points().size() - 1);
                text.append("has a power of ")
                        .append(interval(last))
                        .append(" with ")
                        .append(Numbers.counted(last.experiments(), "experiment", "experiments"))
                        .append(", the most that were tried. ");
            }
        }
        return text.toString().strip();
    }

    private List<Fact> asked() {
        AleSpec spec = run.spec().analysis();
        return List.of(
                new Fact("Experiments", run.sizes()),
                new Fact(
                        "Found",
                        "something significant within "
                                + Numbers.plain(run.curves().get(0).effect().withinMm()) + " mm of the true place"),
                new Fact("Correction", SpecWords.threshold(spec.corrections().get(0), spec)),
                new Fact("Cluster-forming p", Numbers.plain(spec.voxelP())),
                new Fact(
                        "Mask",
                        run.mask().title() + ", " + Numbers.readCount(run.grid().size()) + " voxels of "
                                + Numbers.plain(Math.round(run.grid().grid().voxelVolumeMm3() * 1000) / 1000.0)
                                + " mm³"));
    }

    private void writeTables(ResultFolder folder) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> found = new ArrayList<>();
        List<Object> trees = new ArrayList<>();
        for (PowerCurve curve : run.curves()) {
            String share = Numbers.plain(curve.effect().share());
            String spread = Numbers.plain(curve.effect().spreadMm());
            List<Object> points = new ArrayList<>();
            for (PowerPoint point : curve.points()) {
                rows.add(row(share, spread, point, "search"));
                points.add(tree(point));
            }
            Object recommended = "none";
            if (curve.recommendation().isPresent()) {
                PowerCurve.Recommendation best = curve.recommendation().get();
                rows.add(row(share, spread, best.confirmation(), "confirmation"));
                String high =
                        best.high().isPresent() ? Integer.toString(best.high().getAsInt()) : "";
                found.add(List.of(
                        share,
                        spread,
                        Integer.toString(best.experiments()),
                        Integer.toString(best.low()),
                        high,
                        Numbers.fixed(best.search().power(), 4),
                        Numbers.fixed(best.confirmation().power(), 4),
                        best.confirmed() ? "yes" : "no"));
                recommended = JsonText.object(
                        "experiments",
                        best.experiments(),
                        "low",
                        best.low(),
                        "high",
                        high.isEmpty() ? "more than was tried" : best.high().getAsInt(),
                        "search",
                        tree(best.search()),
                        "confirmation",
                        tree(best.confirmation()),
                        "confirmed",
                        best.confirmed());
            } else {
                found.add(List.of(share, spread, "", "", "", "", "", ""));
            }
            trees.add(JsonText.object(
                    "share",
                    JsonText.plain(curve.effect().share()),
                    "spreadMm",
                    JsonText.plain(curve.effect().spreadMm()),
                    "recommended",
                    recommended,
                    "points",
                    points));
        }
        folder.table(
                "power.tsv",
                List.of(
                        "share",
                        "spread_mm",
                        "experiments",
                        "found",
                        "simulations",
                        "power",
                        "low",
                        "high",
                        "to_exceed",
                        "run"),
                rows,
                "Power at every number of experiments tried, with 95 % intervals");
        folder.table(
                "experiments_needed.tsv",
                List.of("share", "spread_mm", "experiments", "low", "high", "power", "power_confirmed", "confirmed"),
                found,
                "The smallest number of experiments with the power wanted, for each effect");
        folder.json("power.json", JsonText.object("curves", trees), "The same as JSON");
    }

    private static List<String> row(String share, String spread, PowerPoint point, String run) {
        return List.of(
                share,
                spread,
                Integer.toString(point.experiments()),
                Integer.toString(point.found()),
                Integer.toString(point.simulations()),
                Numbers.fixed(point.power(), 4),
                Numbers.fixed(point.interval().low(), 4),
                Numbers.fixed(point.interval().high(), 4),
                Numbers.significant(point.critical(), 6),
                run);
    }

    private static Object tree(PowerPoint point) {
        return JsonText.object(
                "experiments",
                point.experiments(),
                "found",
                point.found(),
                "simulations",
                point.simulations(),
                "power",
                JsonText.fixed(point.power(), 4),
                "low",
                JsonText.fixed(point.interval().low(), 4),
                "high",
                JsonText.fixed(point.interval().high(), 4));
    }

    private Picture picture() {
        List<PowerFigure.Curve> curves = new ArrayList<>();
        for (PowerCurve curve : run.curves()) {
            List<PowerFigure.Point> points = curve.points().stream()
                    .map(p -> new PowerFigure.Point(
                            p.experiments(),
                            p.power(),
                            p.interval().low(),
                            p.interval().high()))
                    .toList();
            OptionalDouble marked = curve.recommendation().isPresent()
                    ? OptionalDouble.of(curve.recommendation().get().experiments())
                    : OptionalDouble.empty();
            curves.add(new PowerFigure.Curve(PowerRun.name(curve.effect()), points, marked));
        }
        String caption =
                "Bands: 95 % intervals of " + Numbers.readCount(run.spec().simulations())
                        + " simulated meta-analyses each. Dashed: the power wanted. Rings: the smallest number of"
                        + " experiments that has it.";
        return PowerFigure.draw(new PowerFigure.Spec(
                "Power by number of experiments", curves, run.spec().target(), caption, PowerFigure.Spec.USUAL_WIDTH));
    }

    private PageBlock recommendations() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PowerCurve curve : run.curves()) {
            rows.add(curve.recommendation()
                    .map(found -> TableView.row(
                            PowerRun.name(curve.effect()),
                            experiments(found),
                            interval(found.search()),
                            interval(found.confirmation()),
                            found.confirmed() ? "yes" : "no"))
                    .orElseGet(() -> TableView.row(PowerRun.name(curve.effect()), "more than was tried", "", "", "")));
        }
        return new PageBlock.Table(TableView.cut(
                "How many experiments it takes.",
                List.of(
                        Column.text("Effect"),
                        Column.number("Experiments [range]"),
                        Column.number("Power [95 % interval]"),
                        Column.number("In an independent run"),
                        Column.text("Confirmed")),
                rows,
                "experiments_needed.tsv"));
    }

    private PageBlock powers() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PowerCurve curve : run.curves()) {
            for (PowerPoint point : curve.points()) {
                rows.add(TableView.row(
                        PowerRun.name(curve.effect()),
                        Integer.toString(point.experiments()),
                        interval(point),
                        Numbers.significant(point.critical(), 4)));
            }
        }
        return new PageBlock.Table(TableView.cut(
                "Power at the numbers of experiments tried.",
                List.of(
                        Column.text("Effect"),
                        Column.number("Experiments"),
                        Column.number("Power [95 % interval]"),
                        Column.number("To exceed")),
                rows,
                "power.tsv"));
    }

    private PageBlock reading() {
        return new PageBlock.Note(
                "The range holds the numbers of experiments that the simulation cannot tell apart: from the smallest"
                        + " whose interval reaches the power wanted to the smallest whose whole interval has it.");
    }

    private Methods methods() {
        Methods.Writer text = new Methods.Writer();
        AleSpec spec = run.spec().analysis();
        text.paragraph(
                "Power was estimated by simulation. Every simulated meta-analysis consists of experiments with "
                        + run.sizes()
                        + "; an experiment reports the effect with the stated probability, off by a Gaussian error"
                        + " with the stated standard deviation along each axis, and its other foci lie anywhere in the"
                        + " mask.",
                "It was analysed by activation likelihood estimation "
                        + text.cite(Reference.EICKHOFF_2009, Reference.EICKHOFF_2012) + " with "
                        + SpecWords.threshold(spec.corrections().get(0), spec) + " and clusters formed at p < "
                        + Numbers.plain(spec.voxelP()) + " of its own null; the critical value was shared by the "
                        + Numbers.readCount(run.spec().simulations())
                        + " meta-analyses with the same number of experiments, from "
                        + Numbers.counted(run.spec().permutations(), "permutation", "permutations")
                        + " of each, pooled (seed " + spec.seed() + ").",
                "The effect counts as found when something significant lies within "
                        + Numbers.plain(run.curves().get(0).effect().withinMm())
                        + " mm of the true place. Power by simulation"
                        + " was introduced for this method by " + text.name(Reference.EICKHOFF_2016)
                        + "; intervals are Wilson's " + text.cite(Reference.WILSON_1927) + ".");
        return text.done();
    }
}

package org.nocimap.report.quality;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.Detail;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.Plane;
import org.nocimap.figures.Sides;
import org.nocimap.figures.TimeCourseFigure;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.SvgRenderer;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.BidsName;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.participant.RunQuality;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.report.analysis.DrawingBoard;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.Pages;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.pages.WarningView;

/** Writes the page of each run beside its results' participant, and the index {@code quality.html}. */
public final class QualityPages {
    private static final double[] NO_MARKS = {};

    private final Path out;
    private final String version;
    private final DrawingBoard board;
    private final Pages pages = new Pages();

    /**
     * @param out folder of derivatives
     * @param version of Nocimap
     */
    public QualityPages(Path out, String version, DrawingBoard board) {
        this.out = out;
        this.version = version;
        this.board = board;
    }

    /** Where the page of a run stands. */
    public static Path page(Path out, RunQuality quality) {
        return out.resolve("sub-" + quality.subject()).resolve(quality.run() + "_desc-quality_report.html");
    }

    /** Writes the page of a run from what its analysis left. */
    public void run(PreparedRun prepared, RunQuality quality) {
        Path folder = out.resolve(prepared.folder()).resolve("func");
        BidsName name = prepared.name().without("desc");
        List<PageSection> sections = new ArrayList<>();
        sections.add(
                new PageSection("course", "The run over time", List.of(figure(course(folder, name, quality), ""))));
        physiology(folder, name, quality).ifPresent(sections::add);
        sections.add(new PageSection("account", "Degrees of freedom", List.of(new PageBlock.Table(ledger(quality)))));
        maps(folder, name).ifPresent(sections::add);
        boolean used = quality.excluded().isEmpty();
        QualityView view = view(
                quality.run(),
                used ? "This run is used" : "This run is not used",
                used
                        ? quality.ledger().left() + " degrees of freedom are left of " + quality.volumes() + " volumes."
                        : String.join("; ", quality.excluded()) + ".",
                List.of(
                        new Fact("mean FD, mm", number(quality.meanFd())),
                        new Fact("censored", quality.censored() + " of " + quality.volumes()),
                        new Fact(
                                "degrees of freedom",
                                Integer.toString(quality.ledger().left())),
                        new Fact("variance taken out", percent(quality.varianceExplained()))),
                sections,
                quality.excluded().stream()
                        .map(reason -> new WarningView(quality.run(), reason, "Nothing was computed from this run."))
                        .toList());
        AtomicFile.writeText(page(out, quality), pages.render("quality.jte", view));
    }

    /** Writes the index of all runs. */
    public void index(List<RunQuality> runs) {
        List<List<Cell>> rows = new ArrayList<>();
        for (RunQuality r : runs) {
            String link = out.relativize(page(out, r)).toString().replace('\\', '/');
            rows.add(List.of(
                    new Cell(r.run(), link),
                    Cell.of(number(r.meanFd())),
                    Cell.of(number(Arrays.stream(r.fd()).max().orElse(0))),
                    Cell.of(r.censored() + " of " + r.volumes()),
                    Cell.of(Integer.toString(r.ledger().left())),
                    Cell.of(percent(r.varianceExplained())),
                    Cell.of(r.excluded().isEmpty() ? "yes" : "no: " + String.join("; ", r.excluded()))));
        }
        long used = runs.stream().filter(r -> r.excluded().isEmpty()).count();
        TableView table = new TableView(
                "All runs; each name leads to the run's page.",
                List.of(
                        Column.text("Run"),
                        Column.number("Mean FD, mm"),
                        Column.number("Largest FD, mm"),
                        Column.number("Censored volumes"),
                        Column.number("Degrees of freedom"),
                        Column.number("Variance taken out"),
                        Column.text("Used")),
                rows,
                "");
        QualityView view = view(
                "Quality of the runs",
                used + " of " + runs.size() + " runs are used",
                "Motion, censoring and degrees of freedom of every run.",
                List.of(new Fact("runs", Integer.toString(runs.size())), new Fact("used", Long.toString(used))),
                List.of(new PageSection("runs", "Runs", List.of(new PageBlock.Table(table)))),
                List.of());
        AtomicFile.writeText(out.resolve("quality.html"), pages.render("quality.jte", view));
    }

    private QualityView view(
            String title,
            String headline,
            String summary,
            List<Fact> tiles,
            List<PageSection> sections,
            List<WarningView> warnings) {
        return new QualityView(
                title, "Quality of functional runs, Nocimap " + version, headline, summary, tiles, sections, warnings);
    }

    private static Picture course(Path folder, BidsName name, RunQuality quality) {
        List<TimeCourseFigure.Lane> lanes = new ArrayList<>();
        lanes.add(new TimeCourseFigure.Trace("framewise displacement, mm", quality.fd(), NO_MARKS));
        lanes.add(new TimeCourseFigure.Trace("RMS deviation from the reference, mm", quality.rmsAbsolute(), NO_MARKS));
        lanes.add(new TimeCourseFigure.Trace("standardised DVARS", quality.dvars(), NO_MARKS));
        carpet(folder, name, "carpet", "before denoising: rows of grey matter, white matter, CSF")
                .ifPresent(lanes::add);
        carpet(folder, name, "carpetdenoised", "after denoising, the same rows").ifPresent(lanes::add);
        return TimeCourseFigure.draw(new TimeCourseFigure.Spec(
                quality.run(),
                lanes,
                quality.volumes() * quality.trSeconds(),
                censored(folder, name, quality),
                "Orange: censored volumes. Rows of the carpets are single voxels, from two standard deviations below"
                        + " their mean (dark) to two above (bright).",
                TimeCourseFigure.Spec.USUAL_WIDTH));
    }

    private static Optional<TimeCourseFigure.Lane> carpet(Path folder, BidsName name, String kind, String title) {
        return table(folder, name, kind)
                .map(t -> new TimeCourseFigure.Carpet(
                        title,
                        t.columns().stream()
                                .map(c -> t.numbers(c, new Problems()))
                                .toArray(double[][]::new)));
    }

    private static double[][] censored(Path folder, BidsName name, RunQuality quality) {
        double[] flags = table(folder, name, "quality")
                .map(t -> t.numbers("censored", new Problems()))
                .orElse(NO_MARKS);
        List<double[]> spans = new ArrayList<>();
        for (int t = 0; t < flags.length; t++) {
            if (flags[t] > 0) {
                spans.add(new double[] {t * quality.trSeconds(), (t + 1) * quality.trSeconds()});
            }
        }
        return spans.toArray(double[][]::new);
    }

    private static Optional<PageSection> physiology(Path folder, BidsName name, RunQuality quality) {
        Optional<TsvFile> traces = table(folder, name, "physio");
        Path peaks =
                folder.resolve(name.with("desc", "peaks").as("events", ".tsv").toString());
        if (traces.isEmpty() || !Files.isRegularFile(peaks)) {
            return Optional.empty();
        }
        TsvFile marks = TsvFile.read(peaks, new Problems());
        List<TimeCourseFigure.Lane> lanes = new ArrayList<>();
        for (String signal : traces.get().columns()) {
            double[] onsets = marks.numbers("onset", new Problems());
            List<Double> own = new ArrayList<>();
            for (int n = 0; n < onsets.length; n++) {
                if (marks.cells("signal").get(n).equals(signal)
                        && !marks.cells("status").get(n).equals("removed")) {
                    own.add(onsets[n]);
                }
            }
            double[] values = traces.get().numbers(signal, new Problems());
            lanes.add(new TimeCourseFigure.Trace(
                    signal + ", units of the recording; " + own.size() + " peaks",
                    values,
                    own.stream().mapToDouble(Double::doubleValue).toArray()));
            if (own.size() > 2) {
                lanes.add(new TimeCourseFigure.Trace(
                        signal + ", peaks a minute by each interval; a lost or false peak is a spike",
                        rate(own, quality.volumes() * quality.trSeconds()),
                        NO_MARKS));
            }
        }
        Picture picture = TimeCourseFigure.draw(new TimeCourseFigure.Spec(
                "Heartbeat and breathing of " + quality.run(),
                lanes,
                quality.volumes() * quality.trSeconds(),
                new double[0][],
                "Dots: peaks in use. To correct them, edit " + peaks.getFileName() + " and run the command again.",
                TimeCourseFigure.Spec.USUAL_WIDTH));
        return Optional.of(new PageSection("physiology", "Heartbeat and breathing", List.of(figure(picture, ""))));
    }

    /** 60 over the interval around every second. */
    private static double[] rate(List<Double> peaks, double seconds) {
        double[] rate = new double[Math.max(2, (int) Math.floor(seconds))];
        int n = 1;
        for (int t = 0; t < rate.length; t++) {
            while (n < peaks.size() - 1 && peaks.get(n) < t) {
                n++;
            }
            rate[t] = 60 / Math.max(0.1, peaks.get(n) - peaks.get(n - 1));
        }
        return rate;
    }

    private Optional<PageSection> maps(Path folder, BidsName name) {
        List<PageBlock> blocks = new ArrayList<>();
        Path tsnr = folder.resolve(
                name.with("stat", "tsnr").as("boldmap", ".nii.gz").toString());
        if (Files.isRegularFile(tsnr)) {
            Overlay overlay = Overlay.of(NiftiFile.read(tsnr).volume(), "mean over standard deviation");
            blocks.add(figure(mosaic("Signal to noise over time", overlay), "Before denoising."));
        }
        for (String stat : List.of("r", "z")) {
            for (Path map : endings(folder, name, "_stat-" + stat + "_statmap.nii.gz")) {
                String file = map.getFileName().toString();
                Overlay overlay = Overlay.of(
                        NiftiFile.read(map).volume(),
                        stat.equals("r") ? "r with the seed" : "z",
                        stat.equals("r") ? 0.2 : 2.3,
                        Sides.BOTH);
                blocks.add(figure(mosaic(file.replaceFirst("_stat-.*", ""), overlay), file));
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new PageSection("maps", "Maps", blocks));
    }

    private Picture mosaic(String title, Overlay overlay) {
        Anatomy anatomy = board.anatomy();
        return MosaicFigure.draw(new MosaicFigure.Spec(
                title,
                anatomy,
                Optional.of(overlay),
                Plane.AXIAL,
                MosaicFigure.Spec.evenly(anatomy, Plane.AXIAL, 14),
                7,
                MosaicFigure.Spec.USUAL_WIDTH,
                Detail.FULL));
    }

    private static List<Path> endings(Path folder, BidsName name, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(name.stem() + "_")
                            && f.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            return List.of();
        }
    }

    private static TableView ledger(RunQuality quality) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.of("volumes"), Cell.of(Integer.toString(quality.volumes()))));
        quality.ledger()
                .cost()
                .forEach((source, cost) -> rows.add(List.of(Cell.of(source.words()), Cell.of("−" + cost))));
        rows.add(List.of(
                Cell.of("left"), Cell.of(Integer.toString(quality.ledger().left()))));
        return new TableView(
                "What each kind of regressor takes.",
                List.of(Column.text("Account"), Column.number("Degrees of freedom")),
                rows,
                quality.ledger().redundant().isEmpty()
                        ? ""
                        : "Adds nothing to those before it: "
                                + String.join(", ", quality.ledger().redundant()) + ".");
    }

    private static Optional<TsvFile> table(Path folder, BidsName name, String kind) {
        Path file =
                folder.resolve(name.with("desc", kind).as("timeseries", ".tsv").toString());
        return Files.isRegularFile(file) ? Optional.of(TsvFile.read(file, new Problems())) : Optional.empty();
    }

    private static PageBlock figure(Picture picture, String caption) {
        return new PageBlock.Figure(new FigureView(SvgRenderer.element(picture), caption, List.of()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "n/a" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}

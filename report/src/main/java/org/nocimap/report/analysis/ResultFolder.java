package org.nocimap.report.analysis;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiDatatype;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.image.nifti.NiftiMeta;
import org.nocimap.image.nifti.XformCode;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.Pages;
import org.nocimap.report.pictures.FigureFiles;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.run.EarlierRun;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.tables.ConditionTable;
import org.nocimap.report.tables.ExperimentTables;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.tables.TsvTable;

/**
 * Writes the result folder of one analysis, file after file, each with a phrase that says what it holds; the report and, last,
 * the provenance file close it. The same run gives the same bytes, but for the provenance file, which knows the machine and
 * the clock. Not thread-safe.
 */
public final class ResultFolder {
    private final Path folder;
    private final DrawingBoard board;
    private final Clock clock;
    private final Map<Path, String> contents = new LinkedHashMap<>();
    private final FigureFiles figureFiles;

    private ResultFolder(Path folder, DrawingBoard board, Clock clock) {
        this.folder = folder;
        this.board = board;
        this.clock = clock;
        this.figureFiles = new FigureFiles(folder, "figures");
    }

    /**
     * Removes what an earlier run left there.
     *
     * @param folder made when the first file is written
     */
    public static ResultFolder begin(Path folder, DrawingBoard board) {
        EarlierRun.remove(folder);
        return new ResultFolder(folder, board, Clock.systemUTC());
    }

    /**
     * What was written.
     *
     * @param folder the result folder
     * @param files relative to it, in the order they were written
     * @param warnings what could not be written, such as PNG files where Java has no fonts
     */
    public record Written(Path folder, List<Path> files, List<Problem> warnings) {
        public Written {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }

        public Path report() {
            return folder.resolve(OutputFile.REPORT.fileName());
        }
    }

    public Path folder() {
        return folder;
    }

    /**
     * A map as NIfTI: float32 on the mask's grid, sform and qform in MNI152 space.
     *
     * @param name ending in {@code .nii.gz}
     * @param values in the mask's order
     * @param outside what stands outside the mask
     * @param content what it holds, a phrase
     */
    public void map(String name, Mask mask, double[] values, float outside, NiftiIntent intent, String content) {
        NiftiMeta meta =
                NiftiMeta.withDefaults().with(XformCode.MNI152).with(intent).withDescription("Nocimap: " + content);
        NiftiFile.write(folder.resolve(name), mask.unmask(values, outside), meta);
        contents.put(Path.of(name), content);
    }

    /**
     * Labels as NIfTI integers, 0 outside the mask.
     *
     * @param labels in the mask's order, 0 or more
     */
    public void labels(String name, Mask mask, int[] labels, String content) {
        double[] values = new double[labels.length];
        int most = 0;
        for (int n = 0; n < labels.length; n++) {
            values[n] = labels[n];
            most = Math.max(most, labels[n]);
        }
        NiftiMeta meta = NiftiMeta.withDefaults()
                .with(XformCode.MNI152)
                .with(NiftiIntent.of(NiftiIntentCode.LABEL, ""))
                .withDescription("Nocimap: " + content)
                .with(most > Short.MAX_VALUE ? NiftiDatatype.INT32 : NiftiDatatype.INT16);
        NiftiFile.write(folder.resolve(name), mask.unmask(values, 0), meta);
        contents.put(Path.of(name), content);
    }

    /** A tab-separated table. */
    public void table(String name, List<String> header, List<List<String>> rows, String content) {
        TsvTable table = new TsvTable(header);
        rows.forEach(table::add);
        text(name, table.toString(), content);
    }

    /**
     * @param tree as {@link JsonText} takes it
     */
    public void json(String name, Object tree, String content) {
        text(name, JsonText.of(tree), content);
    }

    /**
     * The experiments as analysed and every focus that was read: {@code experiments.tsv} and {@code foci.tsv}.
     *
     * @param prefix of the names, such as {@code a_} where several sets go in; may be empty
     */
    public void input(AnalysedInput input, String prefix) {
        ExperimentTables tables = new ExperimentTables(input);
        text(prefix + OutputFile.EXPERIMENTS.fileName(), tables.experiments(), OutputFile.EXPERIMENTS.content());
        Path foci = Path.of(prefix + OutputFile.FOCI.fileName());
        AtomicFile.write(folder.resolve(foci), tables::writeFoci);
        contents.put(foci, OutputFile.FOCI.content());
        input.preparation().conditions().ifPresent(this::conditions);
    }

    /** What became of diagnoses that were mapped onto conditions: {@code conditions.tsv}. */
    public void conditions(ConditionMapping mapping) {
        text(OutputFile.CONDITIONS.fileName(), ConditionTable.tsv(mapping), OutputFile.CONDITIONS.content());
    }

    /**
     * Clusters and their peaks: {@code STEM.tsv} and {@code STEM.json}.
     *
     * @param stem of the names, such as {@code clusters}
     */
    public void clusters(String stem, ClusterListing listing, String content) {
        table(stem + ".tsv", listing.header(), listing.rows(), content);
        json(stem + ".json", JsonText.object("clusters", listing.tree()), content);
    }

    public void text(String name, String text, String content) {
        AtomicFile.writeText(folder.resolve(name), text);
        contents.put(Path.of(name), content);
    }

    /** Peaks or foci in Nocimap's own table format, to go into the next analysis. */
    public void studySet(String name, StudySet set, String content) {
        StudySetFiles.write(set, folder.resolve(name), Format.TSV);
        contents.put(Path.of(name), content);
    }

    /**
     * Draws a figure and writes it as SVG and PNG, unless the run asked for none.
     *
     * @param name of its files, without their ending
     * @param caption what it shows, a sentence
     * @param draw on the anatomy, where it needs one
     * @return the figure for the page
     */
    public Optional<FigureView> figure(String name, String caption, Function<DrawingBoard, Picture> draw) {
        if (board.choice() == FigureChoice.SKIP) {
            return Optional.empty();
        }
        RunFigure figure = RunFigure.of(RunFigure.Role.OTHER, 0, name, draw.apply(board));
        figureFiles.write(List.of(figure));
        return Optional.of(FigureView.of(figure, caption, figureFiles.files()));
    }

    /** The files of all figures so far, relative to the folder. */
    public List<Path> figureFiles() {
        return figureFiles.files();
    }

    /** Writes figures that are drawn already, as SVG and PNG. */
    public void figures(List<RunFigure> figures) {
        figureFiles.write(figures);
    }

    /** Lists a file that somebody else has put into the folder. */
    public void wrote(String name, String content) {
        contents.put(Path.of(name), content);
    }

    /** As {@link #figure(String, String, Function)}, for a figure on the anatomy. */
    public Optional<FigureView> figureOnAnatomy(String name, String caption, Function<Anatomy, Picture> draw) {
        return figure(name, caption, on -> draw.apply(on.anatomy()));
    }

    /** Writes methods text, references, report and provenance; the folder is complete then. */
    public Written finish(AnalysisReport report, RunFacts facts) {
        text(OutputFile.METHODS.fileName(), report.methods().file(), OutputFile.METHODS.content());
        if (!report.methods().references().isEmpty()) {
            text(OutputFile.REFERENCES.fileName(), report.methods().bibtex(), OutputFile.REFERENCES.content());
        }
        Map<Path, String> listed = new LinkedHashMap<>(contents);
        if (!figureFiles.files().isEmpty()) {
            listed.put(Path.of("figures"), OutputFile.FIGURES.content());
        }
        listed.put(Path.of(OutputFile.PROVENANCE.fileName()), OutputFile.PROVENANCE.content());
        text(
                OutputFile.REPORT.fileName(),
                new Pages().render("analysis.jte", AnalysisView.of(report, facts, listed)),
                OutputFile.REPORT.content());
        List<Path> files = new ArrayList<>(contents.keySet());
        files.addAll(figureFiles.files());
        Path provenance = Path.of(OutputFile.PROVENANCE.fileName());
        AtomicFile.writeText(
                folder.resolve(provenance),
                AnalysisProvenance.text(report.title(), facts, folder, files, clock.instant()));
        files.add(provenance);
        return new Written(folder, files, figureFiles.warnings());
    }
}

package org.nocimap.report.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.PngRenderer;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;

/**
 * Writes figures as SVG and PNG. Where the machine cannot draw PNG, the SVG files are written all the same and a warning says
 * so, once.
 */
public final class FigureFiles {
    /** 200 dots per inch across a page. */
    private static final double PNG_SCALE = 1.5;

    private final Path folder;
    private final String within;
    private final List<Path> files = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * @param folder the result folder
     * @param within the folder in it that the figures go to
     */
    public FigureFiles(Path folder, String within) {
        this.folder = folder;
        this.within = within;
    }

    /**
     * @throws InputException when a file cannot be written
     */
    public void write(List<RunFigure> figures) {
        PngRenderer renderer = new PngRenderer(PNG_SCALE);
        for (RunFigure figure : figures) {
            Path svg = Path.of(within, figure.name() + ".svg");
            AtomicFile.writeText(folder.resolve(svg), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + figure.svg());
            files.add(svg);
            if (warnings.isEmpty()) {
                writePng(renderer, figure);
            }
        }
    }

    private void writePng(PngRenderer renderer, RunFigure figure) {
        byte[] bytes;
        try {
            bytes = renderer.render(figure.picture());
        } catch (InputException e) {
            for (Problem p : e.problems()) {
                warnings.add(Problem.warning(p.where(), p.what(), p.expected(), p.mend()));
            }
            return;
        }
        Path png = Path.of(within, figure.name() + ".png");
        AtomicFile.write(folder.resolve(png), out -> out.write(bytes));
        files.add(png);
    }

    /** What was written, relative to the result folder. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** Why there are no PNG files; empty when there are. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}

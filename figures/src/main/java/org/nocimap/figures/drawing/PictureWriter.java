package org.nocimap.figures.drawing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;

/**
 * Writes pictures into a folder, each as {@code NAME.svg} and {@code NAME.png}. Where the machine cannot draw PNG, the SVG
 * is written all the same and {@link #warnings()} says so, once. Not thread-safe.
 */
public final class PictureWriter {
    private final Path folder;
    private final PngRenderer png;
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * @param folder where the files go; created when missing
     * @param pngScale pixels of the PNG for each pixel of the picture, above 0
     */
    public PictureWriter(Path folder, double pngScale) {
        this.folder = folder;
        this.png = new PngRenderer(pngScale);
    }

    /**
     * Writes both files, whole or not at all.
     *
     * @param name the files' name without its ending
     * @throws InputException when the folder cannot be written
     */
    public void write(String name, Picture picture) {
        AtomicFile.writeText(folder.resolve(name + ".svg"), SvgRenderer.document(picture));
        if (!warnings.isEmpty()) {
            return;
        }
        byte[] bytes;
        try {
            bytes = png.render(picture);
        } catch (InputException e) {
            for (Problem problem : e.problems()) {
                warnings.add(Problem.warning(problem.where(), problem.what(), problem.expected(), problem.mend()));
            }
            return;
        }
        AtomicFile.write(folder.resolve(name + ".png"), out -> out.write(bytes));
    }

    /** Why there are no PNG files; empty when there are. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}

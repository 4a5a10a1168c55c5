package org.nocimap.report.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.report.pictures.RunFigure;

/**
 * A figure on the page.
 *
 * @param svg an {@code svg} element made by this project, with a title and a description
 * @param caption what it shows, a sentence
 * @param files the figure's files beside the page
 */
public record FigureView(String svg, String caption, List<Cell> files) {
    public FigureView {
        files = List.copyOf(files);
    }

    /**
     * @param written files beside the page; those that have the figure's name are linked
     */
    public static FigureView of(RunFigure figure, String caption, List<Path> written) {
        List<Cell> files = new ArrayList<>();
        for (Path file : written) {
            String name = String.valueOf(file.getFileName());
            if (name.equals(figure.name() + ".svg") || name.equals(figure.name() + ".png")) {
                String kind = name.substring(name.length() - 3).toUpperCase(Locale.ROOT);
                files.add(new Cell(kind, file.toString().replace('\\', '/')));
            }
        }
        return new FigureView(figure.svg(), caption, files);
    }
}

package org.nocimap.report.pages;

import org.nocimap.report.pictures.RunFigure;

/**
 * A figure on the page.
 *
 * @param svg an {@code svg} element made by this project, with a title and a description
 * @param caption what it shows, a sentence
 * @param file the figure's file beside the page, without its ending; empty when there is none
 */
public record FigureView(String svg, String caption, String file) {
    static FigureView of(RunFigure figure, String caption, String folder) {
        return new FigureView(figure.svg(), caption, folder + figure.name());
    }
}

package org.nocimap.report.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.pictures.RunFigure.Role;

/**
 * The figures a page can take from.
 *
 * @param figures all of them; none when none were drawn
 * @param written their files beside the page
 */
record FigureShelf(List<RunFigure> figures, List<Path> written) {
    FigureShelf {
        figures = List.copyOf(figures);
        written = List.copyOf(written);
    }

    Optional<FigureView> first(Role role, String caption) {
        return all(role, figure -> caption).stream().findFirst();
    }

    Optional<FigureView> ofCluster(Role role, int cluster, String caption) {
        return figures.stream()
                .filter(f -> f.role() == role && f.cluster() == cluster)
                .findFirst()
                .map(f -> FigureView.of(f, caption, written));
    }

    List<FigureView> all(Role role, Function<RunFigure, String> caption) {
        return figures.stream()
                .filter(f -> f.role() == role)
                .map(f -> FigureView.of(f, caption.apply(f), written))
                .toList();
    }
}

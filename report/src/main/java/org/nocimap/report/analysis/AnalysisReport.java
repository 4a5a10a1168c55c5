package org.nocimap.report.analysis;

import java.util.List;
import java.util.Optional;
import org.nocimap.files.Problem;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;

/**
 * What a report page says of an analysis.
 *
 * @param title of the page, one line; not blank
 * @param subject what kind of analysis it is, a few words: {@code Contrast of two groups of experiments}
 * @param headline the result in a sentence, without a full stop
 * @param summary the result in a paragraph
 * @param tiles the numbers that matter most
 * @param lead the picture that says it all, if there is one
 * @param asked the settings
 * @param sections what went in and what came out, in order
 * @param warnings of reading, preparing and analysing; each is shown once
 * @param methods text and references
 */
public record AnalysisReport(
        String title,
        String subject,
        String headline,
        String summary,
        List<Fact> tiles,
        Optional<FigureView> lead,
        List<Fact> asked,
        List<PageSection> sections,
        List<Problem> warnings,
        Methods methods) {
    public AnalysisReport {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report has a title");
        }
        tiles = List.copyOf(tiles);
        asked = List.copyOf(asked);
        sections = List.copyOf(sections);
        warnings = warnings.stream().distinct().toList();
    }
}

package org.nocimap.report.quality;

import java.util.List;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.WarningView;

/**
 * What stands on a page of quality.
 *
 * @param title of the page
 * @param subtitle kind of page and software, one line
 * @param headline the judgement in a sentence
 * @param summary the same in a paragraph
 * @param tiles the numbers that matter most
 * @param sections pictures and tables
 * @param warnings what to be careful about
 */
public record QualityView(
        String title,
        String subtitle,
        String headline,
        String summary,
        List<Fact> tiles,
        List<PageSection> sections,
        List<WarningView> warnings) {
    public QualityView {
        tiles = List.copyOf(tiles);
        sections = List.copyOf(sections);
        warnings = List.copyOf(warnings);
    }
}

package org.nocimap.report.frequency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.run.FigureChoice;

/** Writes what a frequency analysis found: tables, JSON, figures; and says what its page holds. */
public final class FrequencyOutputs {
    private FrequencyOutputs() {}

    /**
     * Writes tables and figures.
     *
     * @param folder open; the caller closes it with the report
     * @param choice whether figures are drawn
     * @return the report of the page
     */
    public static AnalysisReport write(FrequencyRun run, ResultFolder folder, FigureChoice choice) {
        new FrequencyTables(run.result()).write(folder);
        run.preparation().conditions().ifPresent(folder::conditions);
        if (choice == FigureChoice.SKIP) {
            return new FrequencyPage(run, Optional.empty(), List.of(), Optional.empty()).report();
        }
        FrequencyPictures pictures = new FrequencyPictures(run);
        Optional<FigureView> heat = folder.figure(
                "heatmap", "How often each region was reported in each condition.", board -> pictures.heatMap());
        List<FigureView> bars = new ArrayList<>();
        folder.figure("bars", "Shares with their intervals, all conditions together.", board -> pictures.bars())
                .ifPresent(bars::add);
        Optional<Picture> byCondition = pictures.barsByCondition();
        byCondition
                .flatMap(p -> folder.figure("bars_by_condition", "Shares with their intervals.", board -> p))
                .ifPresent(bars::add);
        Optional<FigureView> circuit = pictures.circuit()
                .flatMap(p -> folder.figure("circuit", "Regions that conditions share, by reports.", board -> p));
        return new FrequencyPage(run, heat, bars, circuit).report();
    }
}

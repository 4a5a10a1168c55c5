package org.nocimap.report.analysis;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.report.pages.InputSection;
import org.nocimap.report.pages.ReportView.InputView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.run.AnalysedInput;

/** What went into an analysis of foci, for its page. */
public final class InputBlocks {
    private InputBlocks() {}

    /** The way from the files to the experiments, with everything that was moved or left out. */
    public static List<PageBlock> of(AnalysedInput input) {
        return of(input, InputSection.of(input).experiments());
    }

    /** The same with another table of the experiments, for analyses that take other facts from them than ALE does. */
    public static List<PageBlock> of(AnalysedInput input, TableView experiments) {
        InputView view = InputSection.of(input);
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Items(view.way()));
        blocks.add(new PageBlock.Table(experiments));
        view.conditions().map(PageBlock.Table::new).ifPresent(blocks::add);
        view.dropped().map(PageBlock.Table::new).ifPresent(blocks::add);
        view.droppedFoci().map(PageBlock.Table::new).ifPresent(blocks::add);
        view.moved().map(PageBlock.Table::new).ifPresent(blocks::add);
        view.outside().map(PageBlock.Table::new).ifPresent(blocks::add);
        return blocks;
    }
}

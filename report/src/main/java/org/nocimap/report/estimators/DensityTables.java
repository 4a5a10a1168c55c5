package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.Contribution;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.estimators.DensityExperiment;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

/** Tables of experiments that spheres were counted of. */
final class DensityTables {
    static final List<String> HEADER =
            List.of("study", "experiment", "n", "foci", "foci_in_mask", "weight", "coverage");

    private DensityTables() {}

    static List<List<String>> rows(List<DensityExperiment> experiments) {
        List<List<String>> rows = new ArrayList<>();
        for (DensityExperiment e : experiments) {
            rows.add(List.of(
                    e.studyId(),
                    e.experiment().name(),
                    e.experiment().subjects().isPresent()
                            ? Integer.toString(e.experiment().subjects().getAsInt())
                            : "",
                    Integer.toString(e.experiment().foci().size()),
                    Integer.toString(e.fociInMask()),
                    Numbers.significant(e.weight(), 6),
                    Numbers.significant(e.coverage(), 6)));
        }
        return rows;
    }

    static TableView table(List<DensityExperiment> experiments, String file) {
        List<List<Cell>> rows = new ArrayList<>();
        for (List<String> row : rows(experiments)) {
            rows.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut(
                "Experiments as analysed. Weight: share in the statistic. Coverage: share of the mask within reach of a"
                        + " focus.",
                List.of(
                        Column.text("Study"),
                        Column.text("Experiment"),
                        Column.number("N"),
                        Column.number("Foci"),
                        Column.number("In mask"),
                        Column.number("Weight"),
                        Column.number("Coverage")),
                rows,
                file);
    }

    static List<List<String>> contributions(CorrectedMap map, List<DensityExperiment> experiments) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < map.clusters().size(); c++) {
            for (Contribution by : map.contributions().get(c)) {
                DensityExperiment own = experiments.get(by.experiment());
                rows.add(List.of(
                        Integer.toString(map.clusters().get(c).number()),
                        own.studyId(),
                        own.experiment().name(),
                        Integer.toString(by.fociInside()),
                        Numbers.fixed(by.share(), 3)));
            }
        }
        return rows;
    }
}

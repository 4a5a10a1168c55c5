package org.nocimap.report.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.conditions.MappedText;
import org.nocimap.evidence.conditions.PainCondition;

/** What became of every diagnosis that was mapped onto a condition, or was not. */
public final class ConditionTable {
    private static final List<String> HEADER = List.of(
            "text",
            "how",
            "condition",
            "group",
            "icd11",
            "mesh",
            "words_matched",
            "other_words",
            "candidates",
            "remark",
            "studies",
            "experiments",
            "foci");

    private ConditionTable() {}

    /** One row for each text, tab-separated. */
    public static String tsv(ConditionMapping mapping) {
        TsvTable table = new TsvTable(HEADER);
        mapping.texts().forEach(row -> table.add(cells(row)));
        return table.toString();
    }

    private static List<String> cells(ConditionMapping.Row row) {
        MappedText mapped = row.mapped();
        List<String> cells = new ArrayList<>(List.of(mapped.text(), mapped.how().text()));
        cells.add(mapped.condition().map(PainCondition::name).orElse(""));
        cells.add(mapped.condition().map(PainCondition::group).orElse(""));
        cells.add(mapped.condition().map(PainCondition::icd11).orElse(""));
        cells.add(mapped.condition().map(PainCondition::mesh).orElse(""));
        cells.addAll(List.of(mapped.matched(), mapped.otherWords(), candidates(mapped), mapped.remark()));
        cells.add(Integer.toString(row.studies()));
        cells.add(Integer.toString(row.experiments()));
        cells.add(Integer.toString(row.foci()));
        return cells;
    }

    private static String candidates(MappedText mapped) {
        return mapped.candidates().stream().map(PainCondition::name).collect(Collectors.joining(", "));
    }
}

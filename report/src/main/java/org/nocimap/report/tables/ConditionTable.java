package org.nocimap.report.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.conditions.MappedText;
import org.nocimap.evidence.conditions.PainCondition;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

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

    /** The same for the page. */
    public static TableView view(ConditionMapping mapping) {
        return TableView.cut(
                "What became of every text of the tag \u201c" + mapping.source() + "\u201d.",
                List.of(
                        Column.text("Text"),
                        Column.text("Mapped"),
                        Column.text("Condition"),
                        Column.text("Remark"),
                        Column.number("Studies"),
                        Column.number("Experiments"),
                        Column.number("Foci")),
                mapping.texts().stream()
                        .map(row -> TableView.row(
                                row.mapped().text(),
                                row.mapped().how().text(),
                                row.mapped()
                                        .condition()
                                        .map(PainCondition::name)
                                        .orElse("none"),
                                remark(row.mapped()),
                                Numbers.readCount(row.studies()),
                                Numbers.readCount(row.experiments()),
                                Numbers.readCount(row.foci())))
                        .toList(),
                OutputFile.CONDITIONS.fileName());
    }

    private static String remark(MappedText mapped) {
        List<String> parts = new ArrayList<>();
        if (!mapped.remark().isEmpty()) {
            parts.add(mapped.remark());
        }
        if (!mapped.candidates().isEmpty()) {
            parts.add("could be " + candidates(mapped));
        }
        if (!mapped.otherWords().isEmpty() && mapped.how().isMapped()) {
            parts.add("not used: " + mapped.otherWords());
        }
        return String.join("; ", parts);
    }

    private static String candidates(MappedText mapped) {
        return mapped.candidates().stream().map(PainCondition::name).collect(Collectors.joining(", "));
    }
}

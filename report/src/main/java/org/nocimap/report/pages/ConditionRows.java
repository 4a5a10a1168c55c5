package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.conditions.MappedText;
import org.nocimap.evidence.conditions.PainCondition;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.Numbers;

/** What became of every diagnosis, for a page. */
public final class ConditionRows {
    private ConditionRows() {}

    /** One row for each text. */
    public static TableView of(ConditionMapping mapping) {
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

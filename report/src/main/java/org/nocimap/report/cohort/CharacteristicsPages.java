package org.nocimap.report.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.fmri.cohort.CharacteristicsTable;
import org.nocimap.fmri.cohort.CharacteristicsTable.Counts;
import org.nocimap.fmri.cohort.CharacteristicsTable.Quantity;
import org.nocimap.fmri.cohort.CharacteristicsTable.Row;
import org.nocimap.fmri.cohort.CharacteristicsTable.Test;
import org.nocimap.fmri.cohort.StateChange;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.PastedTable;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.samples.Sample;

/** The table of participants as papers print it: {@code table1.tsv} and {@code table1.html}, and changes between sessions. */
public final class CharacteristicsPages {
    private static final String FILE = "table1.tsv";
    private static final String PASTED = "table1.html";
    private static final String CHANGES = "sessions.tsv";

    private final ResultFolder folder;

    public CharacteristicsPages(ResultFolder folder) {
        this.folder = folder;
    }

    /** Writes the tables and returns their section; changes may be none. */
    public PageSection write(CharacteristicsTable table, List<StateChange> changes) {
        List<String> header = header(table);
        List<List<String>> rows = rows(table);
        String caption = "Participants" + (table.by().isEmpty() ? "" : " by " + table.by());
        folder.table(FILE, header, rows, "what the participants are like, and whether groups differ");
        folder.text(
                PASTED, PastedTable.html(caption, header, rows), "the same table, to be pasted into a text document");
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Table(view(
                caption + ": mean ± SD (range) or counts (share of the known). p are not corrected for their number.",
                header,
                rows,
                FILE)));
        if (!changes.isEmpty()) {
            List<String> names = List.of("", "sessions", "n", "before", "after", "test", "p", "effect size");
            List<List<String>> lines = changes(changes);
            folder.table(CHANGES, names, lines, "what changed between sessions, paired");
            blocks.add(new PageBlock.Table(view(
                    "Changes between sessions, in those who have both values; the effect size is that of the"
                            + " differences, corrected for small samples.",
                    names,
                    lines,
                    CHANGES)));
        }
        return new PageSection("participants", "Participants", blocks);
    }

    private static TableView view(String caption, List<String> header, List<List<String>> rows, String file) {
        List<Column> columns = new ArrayList<>();
        for (String name : header) {
            columns.add(name.equals("p") || name.equals("n") ? Column.number(name) : Column.text(name));
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : rows) {
            cells.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut(caption, columns, cells, file);
    }

    private static List<String> header(CharacteristicsTable table) {
        List<String> header = new ArrayList<>(List.of(""));
        for (int g = 0; g < table.groups().size(); g++) {
            header.add(table.groups().get(g) + " (n = " + table.sizes()[g] + ")");
        }
        if (table.groups().size() > 1) {
            header.addAll(List.of("test", "p", "effect size"));
        }
        return header;
    }

    /** A line for each number, for each column of words one and one for each of its values. */
    static List<List<String>> rows(CharacteristicsTable table) {
        List<List<String>> rows = new ArrayList<>();
        boolean tested = table.groups().size() > 1;
        for (Row row : table.rows()) {
            if (row instanceof Quantity quantity) {
                List<String> cells = new ArrayList<>();
                for (int g = 0; g < table.sizes().length; g++) {
                    cells.add(quantity(quantity, g, table.sizes()[g]));
                }
                tests(row.column(), cells, row.tests(), tested, rows);
            } else if (row instanceof Counts counts) {
                List<String> cells = new ArrayList<>();
                for (int g = 0; g < table.sizes().length; g++) {
                    cells.add(known(counts.known()[g], table.sizes()[g]).strip());
                }
                tests(row.column(), cells, row.tests(), tested, rows);
                for (int level = 0; level < counts.levels().size(); level++) {
                    List<String> line = new ArrayList<>(
                            List.of(counts.column() + ": " + counts.levels().get(level)));
                    for (int g = 0; g < table.sizes().length; g++) {
                        int count = counts.counts()[level][g];
                        line.add(count
                                + String.format(
                                        Locale.ROOT, " (%.0f %%)", 100.0 * count / Math.max(1, counts.known()[g])));
                    }
                    rows.add(filled(line, tested));
                }
            }
        }
        return rows;
    }

    private static void tests(
            String name, List<String> cells, List<Test> tests, boolean tested, List<List<String>> rows) {
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(cells);
        if (tests.isEmpty()) {
            rows.add(filled(line, tested));
        }
        for (int n = 0; n < tests.size(); n++) {
            if (n > 0) {
                line = new ArrayList<>(List.of(""));
                for (int g = 0; g < cells.size(); g++) {
                    line.add("");
                }
            }
            Test test = tests.get(n);
            line.add(test.name() + (test.statistic().isEmpty() ? "" : ", " + test.statistic()));
            line.add(Numbers.significant(test.p(), 2));
            line.add(test.effect());
            rows.add(line);
        }
    }

    private static List<String> filled(List<String> line, boolean tested) {
        if (tested) {
            line.addAll(List.of("", "", ""));
        }
        return line;
    }

    private static String quantity(Quantity quantity, int g, int size) {
        String known = known(quantity.known()[g], size);
        return quantity.samples()
                .get(g)
                .map(s -> String.format(
                        Locale.ROOT,
                        "%s (%s to %s)%s",
                        spread(s),
                        Numbers.plain(quantity.lowest()[g]),
                        Numbers.plain(quantity.highest()[g]),
                        known))
                .orElse(quantity.known()[g] == 0 ? "N/A" : Numbers.plain(quantity.lowest()[g]) + known);
    }

    private static String spread(Sample sample) {
        return Numbers.significant(sample.mean(), 3) + " ± " + Numbers.significant(sample.sd(), 3);
    }

    private static String known(int known, int size) {
        return known == size ? "" : " n = " + known;
    }

    private static List<List<String>> changes(List<StateChange> changes) {
        List<List<String>> rows = new ArrayList<>();
        for (StateChange change : changes) {
            rows.add(List.of(
                    change.column(),
                    change.earlier() + " → " + change.later(),
                    Integer.toString(change.before().n()),
                    spread(change.before()),
                    spread(change.after()),
                    change.change().name() + ", " + change.change().statistic(),
                    Numbers.significant(change.change().p(), 2),
                    change.change().effect().replaceFirst("^g", "d")));
        }
        return rows;
    }
}

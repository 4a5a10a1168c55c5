package org.nocimap.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nocimap.files.SpreadsheetText;

class TsvTableTest {
    @Property(tries = 300)
    void whateverStandsInACellComesBack(@ForAll("rows") List<List<String>> rows) {
        TsvTable table = new TsvTable(List.of("a", "b", "c"));
        rows.forEach(table::add);
        List<List<String>> read =
                CsvReader.builder().fieldSeparator('\t').skipEmptyLines(false).ofCsvRecord(table.toString()).stream()
                        .skip(1)
                        .map(CsvRecord::getFields)
                        .map(row -> row.stream().map(SpreadsheetText::original).toList())
                        .toList();
        assertThat(read).isEqualTo(rows);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell =
                Arbitraries.strings().withChars("ab\t\n\r\"',;=é\u2028").ofMaxLength(6);
        return cell.list().ofSize(3).list().ofMaxSize(5);
    }

    @Test
    void noCellIsAFormula() {
        TsvTable table = new TsvTable(List.of("=a", "b"));
        table.add(List.of("=HYPERLINK(\"http://x\")", "-3.5"));
        table.add(List.of("@SUM(A1)", "-"));
        table.add(List.of("+cmd|' /C calc'!A0", "-0.3 to 0.2"));
        assertThat(table.toString())
                .isEqualTo("'=a\tb\n"
                        + "\"'=HYPERLINK(\"\"http://x\"\")\"\t-3.5\n"
                        + "'@SUM(A1)\t-\n"
                        + "'+cmd|' /C calc'!A0\t-0.3 to 0.2\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        TsvTable table = new TsvTable(List.of("a", "b"));
        assertThatThrownBy(() -> table.add(List.of("1"))).isInstanceOf(IllegalArgumentException.class);
    }
}

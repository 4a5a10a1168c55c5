package org.nocimap.evidence.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** The rows of one sheet of a workbook. Numbers come as the shortest text with 15 digits, as Excel shows them. */
final class XlsxRows implements TableRows {
    /** A table of foci has fewer columns; beyond, blank cells alone would fill the memory. */
    static final int MOST_COLUMNS = 1_000;

    private static final int MOST_ROWS = 1_048_576;

    private final Path file;
    private final String sheet;
    private final List<String> texts;
    private final XmlPart xml;
    private int line;

    XlsxRows(Path file, String sheet, List<String> texts, XmlPart xml) {
        this.file = file;
        this.sheet = sheet;
        this.texts = texts;
        this.xml = xml;
    }

    @Override
    public Optional<TableRow> next() {
        while (xml.next()) {
            if (xml.starts("row")) {
                return Optional.of(row());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean hasDecimalCommas() {
        return true;
    }

    @Override
    public String sheet() {
        return sheet;
    }

    @Override
    public void close() {
        xml.close();
    }

    private TableRow row() {
        line = xml.attribute("r").map(r -> number(r, MOST_ROWS)).orElse(line + 1);
        List<String> cells = new ArrayList<>();
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                int column = xml.attribute("r").map(this::column).orElse(cells.size());
                if (column >= MOST_COLUMNS) {
                    throw broken("a cell in column " + (column + 1));
                }
                String text = cell();
                if (text.isEmpty()) {
                    continue;
                }
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, text);
            }
        }
        return new TableRow(line, cells);
    }

    private String cell() {
        String type = xml.attribute("t").orElse("n");
        String value = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                value = XlsxWorkbook.richText(xml, "is");
            } else if (xml.starts("f")) {
                xml.text();
            }
        }
        return switch (type) {
            case "s" -> value.isBlank() ? "" : sharedText(value.strip());
            case "n" -> shortest(value.strip());
            case "b" -> value.strip().equals("1") ? "true" : "false";
            default -> value.strip();
        };
    }

    private String sharedText(String index) {
        int i = number(index, Integer.MAX_VALUE);
        if (i >= texts.size()) {
            throw broken("a text number " + index + " of " + texts.size());
        }
        return texts.get(i).strip();
    }

    /** 0.30000000000000004 is 0.3, as Excel shows it; what is no plain number stays as it is. */
    private static String shortest(String number) {
        if (number.length() < 16 || number.length() > 40 || !NumberReader.isNumber(number)) {
            return number;
        }
        return new BigDecimal(number)
                .round(new MathContext(15))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The column of a cell such as "AB12", from 0. */
    private int column(String cell) {
        int column = 0;
        for (int i = 0; i < cell.length() && !Character.isDigit(cell.charAt(i)); i++) {
            int letter = Character.toUpperCase(cell.charAt(i)) - 'A' + 1;
            if (letter < 1 || letter > 26 || column > MOST_COLUMNS) {
                throw broken("a cell called " + NumberReader.shortened(cell));
            }
            column = 26 * column + letter;
        }
        if (column == 0) {
            throw broken("a cell called " + NumberReader.shortened(cell));
        }
        return column - 1;
    }

    private int number(String digits, int most) {
        try {
            int value = Integer.parseInt(digits);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw broken("the number " + NumberReader.shortened(digits));
        }
        throw broken("the number " + NumberReader.shortened(digits));
    }

    private InputException broken(String what) {
        return InputException.of(
                new Location(file.toString(), line, 0, sheet),
                what + " where a table of foci has none",
                "a sheet of at most " + MOST_COLUMNS + " columns",
                "Save the sheet again, as .xlsx or CSV.");
    }
}

package org.nocimap.evidence.formats;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line its line in the file or row in the sheet, from 1
 * @param cells stripped; missing ones at the end are left out
 */
record TableRow(int line, List<String> cells) {
    TableRow {
        cells = List.copyOf(cells);
    }

    /** The text of a cell, empty when there is none; column numbers start at 0. */
    String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}

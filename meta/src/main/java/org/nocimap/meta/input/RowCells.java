package org.nocimap.meta.input;

import java.util.regex.Pattern;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** The numbers of one row, by role. Problems are collected; what cannot be read is NaN. */
final class RowCells {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern MISSING = Pattern.compile("(?i)|na|n/a|nr|-|\\.|nan");

    private final PlainTable table;
    private final ColumnRoles roles;
    private final PlainTable.Row row;
    private final Problems problems;
    private boolean sawComma;

    RowCells(PlainTable table, ColumnRoles roles, PlainTable.Row row, Problems problems) {
        this.table = table;
        this.roles = roles;
        this.row = row;
        this.problems = problems;
    }

    String text(String role) {
        return row.cell(roles.column(role));
    }

    /** Whether all these cells hold something. */
    boolean has(String... names) {
        for (String role : names) {
            if (!roles.has(role) || MISSING.matcher(text(role)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** A finite number, or NaN after adding the problem. */
    double number(String role) {
        String plain = text(role).replace('−', '-').replace('–', '-');
        if (COMMA.matcher(plain).matches() && table.commas() == PlainTable.DecimalCommas.POSSIBLE) {
            sawComma = true;
            plain = plain.replace(',', '.');
        }
        if (NUMBER.matcher(plain).matches()) {
            double value = Double.parseDouble(plain);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        error(role, "is \"" + shortened(text(role)) + "\", not a number", "a number with a decimal point");
        return Double.NaN;
    }

    /** A number above 0. */
    double positive(String role) {
        return checked(role, number(role), 0, "a number above 0");
    }

    /** A size of a group: at least 1. */
    double size(String role) {
        double value = number(role);
        if (value < 1) {
            error(role, "is " + text(role), "a size of at least 1");
            return Double.NaN;
        }
        return value;
    }

    /** A size of a group that a standard deviation was computed from: at least 2. */
    double sizeWithSpread(String role) {
        double value = number(role);
        if (value < 2) {
            error(role, "is " + text(role), "a size of at least 2, since one subject has no standard deviation");
            return Double.NaN;
        }
        return value;
    }

    /** A count of events, 0 to the size of the group. */
    double events(String role, double size) {
        double value = number(role);
        if (value < 0 || value > size) {
            error(role, "is " + text(role) + " of a group of " + size, "a number of events from 0 to the size");
            return Double.NaN;
        }
        return value;
    }

    double notNegative(String role) {
        double value = number(role);
        if (value < 0) {
            error(role, "is " + text(role), "0 or more");
            return Double.NaN;
        }
        return value;
    }

    private double checked(String role, double value, double above, String expected) {
        if (value <= above) {
            error(role, "is " + text(role), expected);
            return Double.NaN;
        }
        return value;
    }

    void error(String role, String what, String expected) {
        problems.error(where(role), "\"" + roles.written(role) + "\" " + what, expected, "Correct the cell.");
    }

    Location where(String role) {
        return table.at(row.line()).atColumn(roles.column(role) + 1);
    }

    Location where() {
        return table.at(row.line());
    }

    boolean sawComma() {
        return sawComma;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}

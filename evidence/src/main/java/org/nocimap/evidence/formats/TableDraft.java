package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** One experiment of a table while its rows come in. */
final class TableDraft {
    final String study;
    final String experiment;
    final Location where;
    /** {@code Study: Experiment}. */
    final String label;

    OptionalInt subjects = OptionalInt.empty();
    Location subjectsWhere;
    String subjectsText = "";
    /** Whether a number of subjects was given, if only a bad one that has been told. */
    boolean subjectsGiven;

    Optional<Space> space = Optional.empty();
    Location spaceWhere;
    boolean spaceGiven;
    final List<Row> rows = new ArrayList<>();

    TableDraft(String study, String experiment, Location where) {
        this.study = study;
        this.experiment = experiment;
        this.where = where;
        this.label = StudySetBuilder.label(study, experiment);
        this.subjectsWhere = where;
        this.spaceWhere = where;
    }

    /**
     * One row.
     *
     * @param point empty for a row without coordinates
     * @param tags in the order of the table's tag columns, empty text for blank cells
     * @param asAbove whether its study cell was blank, so that blank cells mean "as above"
     */
    record Row(Optional<Point> point, List<String> tags, boolean asAbove, int line) {}

    boolean hasPoints() {
        return rows.stream().anyMatch(row -> row.point().isPresent());
    }

    /** Whether a tag column differs between this experiment's rows; blank cells of "as above" rows do not count. */
    boolean varies(int column) {
        String first = rows.get(0).tags().get(column);
        boolean any = !first.isEmpty();
        for (Row row : rows) {
            String value = row.tags().get(column);
            boolean asAbove = value.isEmpty() && row.asAbove() && any;
            if (!asAbove && !value.equals(first)) {
                return true;
            }
        }
        return false;
    }

    /** The first value of a tag column that is not blank, or empty text. */
    String value(int column) {
        for (Row row : rows) {
            String value = row.tags().get(column);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}

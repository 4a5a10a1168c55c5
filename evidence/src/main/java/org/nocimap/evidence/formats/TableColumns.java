package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Space;

/**
 * What each column of a table is; column numbers start at 0, -1 where there is none.
 *
 * @param x the column of x; y and z likewise
 * @param coordinateSpace the space that the names of the coordinate columns say
 * @param study the column of the study, or of the author when {@code year} completes it
 * @param year completes the author; -1 when the study column is complete
 * @param freeTags columns of words without a heading of their own
 * @param tags tag names by column
 */
record TableColumns(
        int x,
        int y,
        int z,
        Optional<Space> coordinateSpace,
        int study,
        int year,
        int experiment,
        int subjects,
        int space,
        List<Integer> freeTags,
        Map<Integer, String> tags) {
    private static final Pattern NO_HEADING = Pattern.compile("(?i)|unnamed:? ?\\d+|column ?\\d+");
    private static final List<String> FAMILIES = List.of("coordinates MNI", "coordinates", "coordinates Talairach");
    private static final Set<String> KNOWN = known();

    private static Set<String> known() {
        ColumnNames names = ColumnNames.builtIn();
        Set<String> known = new HashSet<>();
        for (String role : List.of("study", "author", "year", "experiment", "subjects", "space")) {
            known.addAll(names.of(role));
        }
        for (String family : FAMILIES) {
            for (char axis = 'x'; axis <= 'z'; axis++) {
                known.addAll(names.ofAxis(family, axis));
            }
        }
        return Set.copyOf(known);
    }

    /** Whether a plain name has a role. */
    static boolean isKnown(String plainName) {
        return KNOWN.contains(plainName);
    }

    /** Whether a row can be the header: it names x, y and z. */
    static boolean isHeader(TableRow row) {
        List<String> names = plainNames(row);
        return FAMILIES.stream().anyMatch(family -> axes(names, family).stream().noneMatch(c -> c < 0));
    }

    /** How many of a row's cells are names with a role. */
    static long knownNames(TableRow row) {
        return plainNames(row).stream().filter(KNOWN::contains).distinct().count();
    }

    /**
     * Finds the columns of a header that names x, y and z.
     *
     * @param first the first row below it that is not blank
     */
    static TableColumns of(TableRow header, Optional<TableRow> first, Location where, Problems problems) {
        List<String> names = plainNames(header);
        ColumnNames roles = ColumnNames.builtIn();
        String family = FAMILIES.stream()
                .filter(f -> axes(names, f).stream().noneMatch(c -> c < 0))
                .findFirst()
                .orElseThrow();
        List<Integer> xyz = axes(names, family);
        Set<Integer> taken = new HashSet<>(xyz);
        if (family.equals("coordinates MNI")
                && axes(names, "coordinates Talairach").stream().noneMatch(c -> c < 0)) {
            problems.warning(
                    where,
                    "columns of both MNI and Talairach coordinates; the MNI columns are used",
                    "one set of coordinates",
                    "Take the columns out that are not meant.");
        }
        int space = take(names, roles.of("space"), taken);
        if (space >= 0
                && names.get(space).equals("reference")
                && first.flatMap(row -> SpaceNames.parse(row.cell(space))).isEmpty()) {
            taken.remove(space);
            return withStudy(header, names, xyz, family, -1, taken);
        }
        return withStudy(header, names, xyz, family, space, taken);
    }

    private static TableColumns withStudy(
            TableRow header, List<String> names, List<Integer> xyz, String family, int space, Set<Integer> taken) {
        ColumnNames roles = ColumnNames.builtIn();
        int study = take(names, roles.of("study"), taken);
        int year = -1;
        if (study < 0) {
            study = take(names, roles.of("author"), taken);
            year = study < 0 ? -1 : find(names, roles.of("year"), taken);
        }
        if (study < 0) {
            study = take(names, roles.of("id"), taken);
        }
        int experiment = take(names, roles.of("experiment"), taken);
        int subjects = take(names, roles.of("subjects"), taken);
        int rightOfCoordinates = Math.max(xyz.get(0), Math.max(xyz.get(1), xyz.get(2)));
        List<Integer> free = new ArrayList<>();
        Map<Integer, String> tags = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (int column = 0; column < header.cells().size(); column++) {
            String heading = header.cell(column);
            boolean noHeading = NO_HEADING.matcher(heading).matches();
            if (taken.contains(column) || (noHeading && column < rightOfCoordinates)) {
                continue;
            }
            if (noHeading || roles.of("free tags").contains(names.get(column))) {
                free.add(column);
            } else {
                tags.put(column, unused(key(heading), used));
            }
        }
        Optional<Space> said = family.equals("coordinates")
                ? Optional.empty()
                : Optional.of(family.endsWith("MNI") ? Space.MNI : Space.TALAIRACH);
        return new TableColumns(
                xyz.get(0),
                xyz.get(1),
                xyz.get(2),
                said,
                study,
                year,
                experiment,
                subjects,
                space,
                List.copyOf(free),
                tags);
    }

    /** A tag's name: lower case, runs of blanks as one. */
    static String key(String heading) {
        return heading.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    private static String unused(String key, Set<String> used) {
        String unused = key;
        for (int i = 2; !used.add(unused); i++) {
            unused = key + " " + i;
        }
        return unused;
    }

    private static List<String> plainNames(TableRow row) {
        return row.cells().stream().map(ColumnNames::plain).toList();
    }

    private static List<Integer> axes(List<String> names, String family) {
        List<Integer> columns = new ArrayList<>(3);
        for (char axis = 'x'; axis <= 'z'; axis++) {
            columns.add(find(names, ColumnNames.builtIn().ofAxis(family, axis), Set.of()));
        }
        return columns;
    }

    private static int take(List<String> names, List<String> wanted, Set<Integer> taken) {
        int column = find(names, wanted, taken);
        if (column >= 0) {
            taken.add(column);
        }
        return column;
    }

    private static int find(List<String> names, List<String> wanted, Set<Integer> taken) {
        for (String name : wanted) {
            for (int column = 0; column < names.size(); column++) {
                if (names.get(column).equals(name) && !taken.contains(column)) {
                    return column;
                }
            }
        }
        return -1;
    }
}

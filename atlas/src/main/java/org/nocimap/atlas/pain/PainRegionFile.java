package org.nocimap.atlas.pain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.atlas.pain.PainRegion.Definition;
import org.nocimap.atlas.pain.PainRegion.Precision;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * Reads the rule file: one block a region, one keyword a line, {@code #} begins a comment line.
 *
 * <pre>
 * region  insula-anterior
 * title   anterior insula
 * note    the border to the mid insula is a bound on y
 * approximate  harvard-oxford:"Insular Cortex" and y > 8
 * rule         jhu189:"Ins_*" and y > 8
 * </pre>
 *
 * <p>{@code rule} is a definition whose borders an atlas draws, {@code approximate} one whose borders it does not; the first
 * whose atlases are there is used.
 */
final class PainRegionFile {
    private final Location where;
    private final Problems problems = new Problems();
    private final List<PainRegion> regions = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    private String name = "";
    private int nameLine;
    private String title = "";
    private String note = "";
    private List<Definition> definitions = new ArrayList<>();

    private PainRegionFile(Location where) {
        this.where = where;
    }

    static List<PainRegion> read(String text, Location where) {
        PainRegionFile reader = new PainRegionFile(where);
        int line = 0;
        for (String raw : text.split("\\R", -1)) {
            line++;
            String stripped = raw.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                reader.line(stripped, line, raw.indexOf(stripped));
            }
        }
        reader.finish();
        reader.problems.throwIfAny();
        return List.copyOf(reader.regions);
    }

    private void line(String text, int line, int indent) {
        String[] parts = text.split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        int restColumn = indent + text.length() - rest.length();
        if (!parts[0].equals("region") && name.isEmpty()) {
            error(line, 1, "\"" + parts[0] + "\" stands before the first region", "region NAME");
            return;
        }
        switch (parts[0]) {
            case "region" -> begin(rest, line);
            case "title" -> title = rest;
            case "note" -> note = note.isEmpty() ? rest : note + " " + rest;
            case "rule" -> define(rest, Precision.ATLAS, line, restColumn);
            case "approximate" -> define(rest, Precision.APPROXIMATE, line, restColumn);
            default ->
                error(line, 1, "\"" + parts[0] + "\" is not a keyword", "region, title, note, rule or approximate");
        }
    }

    private void begin(String newName, int line) {
        finish();
        name = newName;
        nameLine = line;
        title = "";
        note = "";
        definitions = new ArrayList<>();
        if (!newName.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
            error(line, 1, "\"" + newName + "\" is not a region name", "letters, digits and hyphens");
        }
        Integer before = lineOf.putIfAbsent(newName, line);
        if (before != null) {
            error(line, 1, "region " + newName + " stands on line " + before + " already", "one block for each region");
        }
    }

    private void define(String text, Precision precision, int line, int columnOffset) {
        try {
            definitions.add(new Definition(text, precision, RuleParser.parse(text)));
        } catch (RuleParser.RuleException e) {
            error(line, columnOffset + e.column(), "the rule " + e.getMessage(), "");
        }
    }

    private void finish() {
        if (name.isEmpty()) {
            return;
        }
        if (title.isEmpty()) {
            error(nameLine, 1, "region " + name + " has no title", "a line \"title …\"");
        }
        if (definitions.isEmpty()) {
            error(nameLine, 1, "region " + name + " has no rule that can be read", "a line \"rule …\"");
        }
        regions.add(new PainRegion(name, title, note, definitions));
    }

    private void error(int line, int column, String what, String expected) {
        problems.error(
                new Location(where.source(), line, column, ""), what, expected, "Mend the line, or put # before it.");
    }
}

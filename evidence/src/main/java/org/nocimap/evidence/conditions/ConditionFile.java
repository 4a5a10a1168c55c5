package org.nocimap.evidence.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.conditions.PainCondition.Rank;
import org.nocimap.evidence.conditions.PainConditions.Common;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** Reads a file of conditions; the built-in one explains the form at its head. */
final class ConditionFile {
    private final Location where;
    private final Problems problems = new Problems();
    private final List<PainCondition> conditions = new ArrayList<>();
    private final Map<Common, List<String>> common = new EnumMap<>(Common.class);
    private final Map<String, Integer> lineOf = new HashMap<>();
    private final Map<String, Integer> lineOfBroader = new HashMap<>();
    private Draft draft = new Draft("", 0);

    private ConditionFile(Location where) {
        this.where = where;
    }

    /** What is known of a condition so far. */
    private static final class Draft {
        private final String name;
        private final int line;
        private String group = "";
        private Rank rank = Rank.PARTICULAR;
        private final List<String> abbreviations = new ArrayList<>();
        private final List<String> synonyms = new ArrayList<>();
        private Optional<String> broader = Optional.empty();
        private String icd11 = "";
        private String mesh = "";

        Draft(String name, int line) {
            this.name = name;
            this.line = line;
        }
    }

    static PainConditions read(String text, Location where) {
        ConditionFile reader = new ConditionFile(where);
        int number = 0;
        for (String raw : text.split("\\R", -1)) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                reader.line(line, number);
            }
        }
        reader.finish();
        reader.checkBroader();
        reader.problems.throwIfAny();
        return new PainConditions(reader.conditions, reader.common);
    }

    private void line(String line, int number) {
        String[] parts = line.split("\\s+", 2);
        String value = parts.length == 2 ? parts[1].strip() : "";
        if (value.isEmpty()) {
            error(number, "\"" + parts[0] + "\" stands without anything behind it", "a keyword and its value");
            return;
        }
        Optional<Common> words = Arrays.stream(Common.values())
                .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(parts[0]))
                .findFirst();
        if (words.isPresent()) {
            common.computeIfAbsent(words.get(), c -> new ArrayList<>()).addAll(names(value));
        } else if (parts[0].equals("condition")) {
            begin(value, number);
        } else if (draft.name.isEmpty()) {
            error(number, "\"" + parts[0] + "\" stands before the first condition", "condition NAME");
        } else {
            describe(parts[0], value, number);
        }
    }

    private void describe(String keyword, String value, int number) {
        switch (keyword) {
            case "group" -> draft.group = value;
            case "general" -> {
                draft.rank = value.equals("yes") ? Rank.GENERAL : Rank.PARTICULAR;
                if (!value.equals("yes") && !value.equals("no")) {
                    error(number, "general is \"" + value + "\"", "yes or no");
                }
            }
            case "abbreviations" -> draft.abbreviations.addAll(names(value));
            case "synonyms" -> draft.synonyms.addAll(names(value));
            case "broader" -> {
                draft.broader = Optional.of(value);
                lineOfBroader.put(draft.name, number);
            }
            case "icd11" -> draft.icd11 = value;
            case "mesh" -> draft.mesh = value;
            default ->
                error(
                        number,
                        "\"" + keyword + "\" is not a keyword",
                        "condition, group, general, abbreviations, synonyms, broader, icd11, mesh, silent, doubtful,"
                                + " controls, versus or joins");
        }
    }

    private void begin(String name, int number) {
        finish();
        draft = new Draft(name, number);
        Integer before = lineOf.putIfAbsent(name, number);
        if (before != null) {
            error(number, name + " stands on line " + before + " already", "one block for each condition");
        }
    }

    private void finish() {
        if (draft.name.isEmpty()) {
            return;
        }
        if (draft.group.isEmpty()) {
            error(draft.line, draft.name + " has no group", "a line \"group …\"");
        }
        conditions.add(new PainCondition(
                draft.name,
                draft.group,
                draft.rank,
                draft.abbreviations,
                draft.synonyms,
                draft.broader,
                draft.icd11,
                draft.mesh));
    }

    private void checkBroader() {
        for (PainCondition condition : conditions) {
            condition
                    .broader()
                    .filter(broad -> !lineOf.containsKey(broad))
                    .ifPresent(broad -> error(
                            lineOfBroader.getOrDefault(condition.name(), 0),
                            "\"" + broad + "\" is no condition of this file",
                            "the name of another condition"));
        }
    }

    private static List<String> names(String value) {
        return Arrays.stream(value.split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void error(int line, String what, String expected) {
        problems.error(new Location(where.source(), line, 0, ""), what, expected, "Mend the line, or put # before it.");
    }
}

package org.nocimap.appraisal.grade;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A decisions file, not yet understood: YAML or JSON ({@code outcomes: [{outcome: …}]}), or a table with the columns outcome, item,
 * value, reason, by. Nodes are read, never objects, and every entry knows its line.
 *
 * @param general what is said of all outcomes
 * @param outcomes what is said of each, by name, in order
 * @param where each outcome begins
 */
record DecisionSource(List<Entry> general, Map<String, List<Entry>> outcomes, Map<String, Location> where) {
    private static final long MOST_BYTES = 4 << 20;
    private static final String OUTCOME = "outcome";
    private static final List<String> LISTS = List.of("studies", "study", "assumed risk");

    static DecisionSource read(Path file, Problems problems) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean text = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
        return text ? new Yamls(file, problems).read() : table(file, problems);
    }

    private static DecisionSource table(Path file, Problems problems) {
        PlainTable table = PlainTable.read(
                file,
                Optional.empty(),
                header -> header.stream().map(DecisionSource::plain).toList().containsAll(List.of(OUTCOME, "item")),
                "the columns outcome, item, value, reason (or a file called .yaml or .json)");
        List<String> header = table.header().stream().map(DecisionSource::plain).toList();
        DecisionSource source = new DecisionSource(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (PlainTable.Row row : table.rows()) {
            Map<String, String> fields = new HashMap<>();
            for (int n = 0; n < header.size(); n++) {
                if (!row.cell(n).isEmpty()) {
                    fields.put(alias(header.get(n)), row.cell(n));
                }
            }
            String outcome = fields.getOrDefault(OUTCOME, "");
            String item = plain(fields.getOrDefault("item", ""));
            Location where = table.at(row.line()).about(item);
            if (item.isEmpty()) {
                problems.error(where, "the row names no item", "such as \"risk of bias\" or \"design\"", "Add it.");
            } else {
                source.add(outcome, new Entry(item.equals("study") ? "study" : item, fields, where));
            }
        }
        return source;
    }

    private void add(String outcome, Entry entry) {
        if (outcome.isEmpty()) {
            general.add(entry);
        } else {
            where.putIfAbsent(outcome, entry.where());
            outcomes.computeIfAbsent(outcome, o -> new ArrayList<>()).add(entry);
        }
    }

    private static String plain(String key) {
        return key.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    private static String alias(String field) {
        return switch (plain(field)) {
            case "levels", "study", "name" -> "value";
            case "source" -> "reason";
            default -> plain(field);
        };
    }

    /** Walks through the nodes of a YAML or JSON file. */
    private static final class Yamls {
        private final Path file;
        private final Problems problems;
        private final DecisionSource source =
                new DecisionSource(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

        Yamls(Path file, Problems problems) {
            this.file = file;
            this.problems = problems;
        }

        DecisionSource read() {
            try {
                String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
                LoaderOptions options = new LoaderOptions();
                options.setMaxAliasesForCollections(0);
                Node root = new Yaml(options).compose(new StringReader(text));
                if (root instanceof MappingNode map) {
                    root(map);
                } else {
                    wrong(Location.of(file), "is no map");
                }
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
                wrong(Location.of(file, line), String.valueOf(e.getProblem()));
            } catch (YAMLException e) {
                wrong(Location.of(file), String.valueOf(e.getMessage()));
            }
            return source;
        }

        private void root(MappingNode root) {
            for (NodeTuple tuple : root.getValue()) {
                String key = plain(text(tuple.getKeyNode()));
                if (!key.equals("outcomes")) {
                    entries(key, tuple.getValueNode()).forEach(source.general()::add);
                } else if (tuple.getValueNode() instanceof SequenceNode list) {
                    list.getValue().forEach(this::outcome);
                } else {
                    wrong(at(tuple.getValueNode()), "\"outcomes\" is no list");
                }
            }
        }

        private void outcome(Node node) {
            if (!(node instanceof MappingNode map)) {
                wrong(at(node), "an outcome is no map");
                return;
            }
            String name = map.getValue().stream()
                    .filter(t -> plain(text(t.getKeyNode())).equals(OUTCOME))
                    .map(t -> text(t.getValueNode()))
                    .findFirst()
                    .orElse("");
            if (name.isBlank()) {
                problems.error(at(node), "an outcome has no name", "\"outcome: pain intensity\"", "Add it.");
                return;
            }
            if (source.outcomes().containsKey(name)) {
                problems.error(
                        at(node).about(name), "the outcome stands there twice", "each once", "Put them together.");
            }
            source.where().putIfAbsent(name, at(node).about(name));
            List<Entry> entries = source.outcomes().computeIfAbsent(name, n -> new ArrayList<>());
            for (NodeTuple tuple : map.getValue()) {
                String key = plain(text(tuple.getKeyNode()));
                if (!key.equals(OUTCOME)) {
                    entries.addAll(entries(key, tuple.getValueNode()));
                }
            }
        }

        /** One entry; for lists one for each member. */
        private List<Entry> entries(String key, Node node) {
            if (node instanceof SequenceNode list && !LISTS.contains(key)) {
                List<String> values = list.getValue().stream().map(Yamls::text).toList();
                return List.of(new Entry(key, Map.of("value", String.join(",", values)), at(node).about(key)));
            }
            if (node instanceof SequenceNode list) {
                String single = key.equals("studies") ? "study" : key;
                return list.getValue().stream().map(n -> entry(single, n)).toList();
            }
            return List.of(entry(key, node));
        }

        private Entry entry(String key, Node node) {
            Map<String, String> fields = new HashMap<>();
            if (node instanceof MappingNode map) {
                map.getValue().forEach(t -> fields.put(alias(text(t.getKeyNode())), text(t.getValueNode())));
            } else {
                fields.put("value", text(node));
            }
            return new Entry(key, fields, at(node).about(key));
        }

        private static String text(Node node) {
            return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        }

        private Location at(Node node) {
            return Location.of(file, node.getStartMark().getLine() + 1);
        }

        private void wrong(Location where, String what) {
            problems.error(
                    where,
                    what,
                    "YAML or JSON with a list of outcomes, as docs/grade.md shows it",
                    "Mend it, or write a table with the columns outcome, item, value, reason.");
        }
    }
}

package org.nocimap.fmri.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.group.Centring;
import org.nocimap.fmri.group.GroupSpec;
import org.nocimap.fmri.group.MissingValues;
import org.nocimap.fmri.spec.CohortSpec.Characteristics;
import org.nocimap.fmri.spec.CohortSpec.Comparison;
import org.nocimap.fmri.spec.CohortSpec.Condition;
import org.nocimap.fmri.spec.CohortSpec.Conjunction;
import org.nocimap.fmri.spec.CohortSpec.Difference;
import org.nocimap.fmri.spec.CohortSpec.Model;
import org.nocimap.fmri.spec.CohortSpec.RowFilter;
import org.nocimap.fmri.spec.CohortSpec.Subgrouping;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.stats.glm.GroupEstimator;

/** Turns the part of a specification that speaks of the cohort, which fits {@link CohortShapes}, into what it means. */
final class CohortTree {
    private static final double REGION_RADIUS_MM = 4;

    private final JsonNode root;
    private final SeedReader seeds;

    CohortTree(JsonNode root, SeedReader seeds) {
        this.root = root;
        this.seeds = seeds;
    }

    /** What depends on several values. */
    static void complete(JsonNode root, Location where, Problems problems) {
        for (int n = 0; n < root.path("subgroups").size(); n++) {
            JsonNode node = root.path("subgroups").get(n);
            List<Double> cuts = numbers(node.path("cuts"));
            String path = "subgroups[" + (n + 1) + "].";
            if (!cuts.stream().sorted().distinct().toList().equals(cuts)) {
                problems.error(where.about(path + "cuts"), "do not ascend", "ascending numbers", "Order them.");
            }
            if (!cuts.isEmpty() && node.path("labels").size() != cuts.size() + 1) {
                problems.error(
                        where.about(path + "labels"),
                        node.path("labels").size() + " labels for " + cuts.size() + " cuts",
                        "one label more than cuts",
                        "Add or remove one.");
            }
        }
        List<String> models = SpecTree.items(root.path("models")).stream()
                .map(m -> m.path("name").asText())
                .toList();
        for (JsonNode node : SpecTree.items(root.path("conjunctions"))) {
            for (String text : SpecTree.texts(node.path("of"))) {
                if (!models.contains(part(text).model())) {
                    problems.error(
                            where.about("conjunctions"),
                            "\"" + text + "\" names no model",
                            "MODEL: CONTRAST, the models being " + String.join(", ", models),
                            "Correct the name.");
                }
            }
        }
    }

    CohortSpec spec(List<String> changes) {
        JsonNode table = root.path("table1");
        return new CohortSpec(
                root.path("preset").asText(),
                changes,
                SpecTree.items(root.path("models")).stream()
                        .map(CohortTree::model)
                        .toList(),
                group(root.path("corrections")),
                seeds.all(root.path("rois"), "rois", REGION_RADIUS_MM),
                SpecTree.items(root.path("subgroups")).stream()
                        .map(CohortTree::subgrouping)
                        .toList(),
                SpecTree.items(root.path("conjunctions")).stream()
                        .map(node -> new Conjunction(
                                node.path("name").asText(),
                                SpecTree.texts(node.path("of")).stream()
                                        .map(CohortTree::part)
                                        .toList()))
                        .toList(),
                new Characteristics(table.path("by").asText(), SpecTree.texts(table.path("columns"))));
    }

    private static Conjunction.Part part(String text) {
        int colon = text.indexOf(':');
        return new Conjunction.Part(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private static Model model(JsonNode node) {
        return new Model(
                node.path("name").asText(),
                SpecTree.texts(node.path("maps")),
                rows(node.path("rows")),
                difference(node.path("difference")),
                terms(node.path("terms")),
                SpecTree.texts(node.path("contrasts")),
                node.path("variances").asText().equals("by-group")
                        ? GroupSpec.Variances.BY_GROUP
                        : GroupSpec.Variances.COMMON,
                flagged(MissingValues.values(), MissingValues::flag, node.path("missing"), MissingValues.DROP),
                flagged(Centring.values(), Centring::flag, node.path("centring"), Centring.OVER_ALL),
                node.has("blocks")
                        ? Optional.of(new GroupSpec.Exchangeable(
                                node.path("blocks").asText(),
                                node.path("block_rule").asText().equals("whole")
                                        ? Blocks.Rule.WHOLE
                                        : Blocks.Rule.WITHIN))
                        : Optional.empty());
    }

    /** A list, or a formula such as {@code ~ group + age + age:group}. */
    private static List<String> terms(JsonNode node) {
        if (!node.isTextual()) {
            return SpecTree.texts(node).stream().map(String::strip).toList();
        }
        List<String> terms = new ArrayList<>();
        for (String term : node.asText().replaceFirst("^\\s*~", "").split("\\+", -1)) {
            if (!term.isBlank()) {
                terms.add(term.strip());
            }
        }
        return terms;
    }

    private static Optional<Difference> difference(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String[] parts = node.asText().strip().split("\\s+-\\s+", 2);
        return Optional.of(new Difference(parts[0], parts[1]));
    }

    private static RowFilter rows(JsonNode node) {
        if (node.isMissingNode() || node.isEmpty()) {
            return RowFilter.ALL;
        }
        List<Map<String, List<Condition>>> alternatives = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            Map<String, List<Condition>> conditions = new LinkedHashMap<>();
            one.properties().forEach(entry -> {
                List<Condition> any = new ArrayList<>();
                for (JsonNode value : entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())) {
                    any.add(condition(value.asText().strip()));
                }
                conditions.put(entry.getKey(), any);
            });
            alternatives.add(conditions);
        }
        return new RowFilter(alternatives);
    }

    private static Condition condition(String text) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison != Comparison.SAME && text.startsWith(comparison.sign())) {
                return new Condition(
                        comparison, text.substring(comparison.sign().length()).strip());
            }
        }
        return new Condition(Comparison.SAME, text);
    }

    private static Subgrouping subgrouping(JsonNode node) {
        return new Subgrouping(
                node.path("name").asText(),
                node.path("column").asText(),
                rows(node.path("rows")),
                numbers(node.path("cuts")),
                SpecTree.texts(node.path("labels")));
    }

    private static List<Double> numbers(JsonNode list) {
        return SpecTree.items(list).stream().map(JsonNode::asDouble).toList();
    }

    private static GroupSpec group(JsonNode node) {
        Connectivity connectivity = Connectivity.CORNERS;
        for (Connectivity one : Connectivity.values()) {
            if (one.neighbours() == node.path("connectivity").asInt()) {
                connectivity = one;
            }
        }
        return new GroupSpec(
                flagged(GroupEstimator.values(), GroupEstimator::flag, node.path("estimator"), GroupEstimator.FLAME1),
                GroupSpec.Variances.COMMON,
                node.path("sides").asText().equals("one") ? Sides.UPPER : Sides.BOTH,
                node.path("cluster_z").asDouble(),
                Optional.empty(),
                Optional.empty(),
                new InferenceSpec(
                        node.path("voxel_p").asDouble(),
                        node.path("alpha").asDouble(),
                        node.path("permutations").asInt(),
                        node.path("min_volume_mm3").asDouble(),
                        connectivity,
                        SpecTree.items(node.path("permutation")).stream()
                                .map(word -> flagged(Correction.values(), Correction::flag, word, Correction.NONE))
                                .distinct()
                                .toList(),
                        node.path("seed").asLong()));
    }

    private static <E> E flagged(E[] values, Function<E, String> flag, JsonNode word, E usual) {
        for (E value : values) {
            if (flag.apply(value).equals(word.asText())) {
                return value;
            }
        }
        return usual;
    }
}

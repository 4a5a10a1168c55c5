package org.nocimap.fmri.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.fmri.spec.Shape.Choice;
import org.nocimap.fmri.spec.Shape.Items;
import org.nocimap.fmri.spec.Shape.Level;
import org.nocimap.fmri.spec.Shape.Name;
import org.nocimap.fmri.spec.Shape.Names;
import org.nocimap.fmri.spec.Shape.OneOrMore;
import org.nocimap.fmri.spec.Shape.Section;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.stats.glm.GroupEstimator;

/** The names of a specification that speak of the cohort. */
final class CohortShapes {
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";
    private static final String NAME_WORDS = "a letter, then letters, digits and dashes";

    private CohortShapes() {}

    static void add(Map<String, Shape> fields) {
        fields.put("models", new Items("Models of the maps of all participants.", model(), 0, SpecShapes.MANY, "name"));
        fields.put("corrections", corrections());
        fields.put("rois", SpecShapes.regions("Regions that every model is tested in.", 4));
        fields.put(
                "subgroups", new Items("Columns of words, cut from numbers.", subgroup(), 0, SpecShapes.MANY, "name"));
        fields.put(
                "conjunctions",
                new Items("What contrasts share: the smallest z.", conjunction(), 0, SpecShapes.MANY, "name"));
        Map<String, Shape> table = new LinkedHashMap<>();
        table.put("by", SpecShapes.text("Column of the groups; empty for none.", ".*", "a column's name"));
        table.put(
                "columns",
                SpecShapes.list("Columns to tell; all without any.", SpecShapes.text("", ".+", "a column's name")));
        fields.put("table1", SpecShapes.section("The table of participants.", table, Set.of()));
    }

    private static Section model() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("name", SpecShapes.text("For file names.", NAME, NAME_WORDS));
        fields.put(
                "maps",
                new Items(
                        "Kinds of maps, * for any letters: seed-S1back, network-*, contrast-pain, alff.",
                        SpecShapes.text("", "\\S+", "a kind of map, such as seed-S1back"),
                        1,
                        SpecShapes.MANY,
                        ""));
        fields.put("rows", rows());
        fields.put(
                "difference",
                SpecShapes.text(
                        "Later session less the earlier, such as post - pre.",
                        "\\S+\\s+-\\s+\\S+",
                        "two sessions: post - pre"));
        fields.put(
                "terms",
                new OneOrMore(
                        "Columns of the design: a list, or a formula such as ~ group + age.",
                        SpecShapes.text("", ".+", "a column's name, or a formula")));
        fields.put(
                "contrasts",
                new Items(
                        "NAME = sums and differences of the design's columns, such as patients > controls = patient -"
                                + " control; several between semicolons make an F-test.",
                        SpecShapes.text("", "\\S.*", "columns with + and - between"),
                        1,
                        SpecShapes.MANY,
                        ""));
        fields.put(
                "variances", new Choice("Between-subject variance. Default: common.", List.of("common", "by-group")));
        fields.put(
                "missing",
                new Choice("What is done with who lacks a value. Default: drop.", List.of("refuse", "drop", "mean")));
        fields.put(
                "centring",
                new Choice(
                        "What is subtracted from numbers: their mean over all, their group's mean, nothing. Default:"
                                + " all.",
                        List.of("all", "group", "none")));
        fields.put("blocks", SpecShapes.text("Column of exchangeability blocks.", ".+", "a column's name"));
        fields.put(
                "block_rule",
                new Choice(
                        "Exchange within blocks, or blocks as a whole. Default: within.", List.of("within", "whole")));
        return SpecShapes.section("A design with its contrasts.", fields, Set.of("name", "maps", "contrasts"));
    }

    private static Shape rows() {
        return new OneOrMore(
                "Which observations take part: columns and values, or comparisons such as \">= 16\"; of several one"
                        + " suffices.",
                new Names("", new OneOrMore("", new Name(""))));
    }

    private static Section subgroup() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("name", SpecShapes.text("Of the column that it makes.", NAME, NAME_WORDS));
        fields.put("column", SpecShapes.text("That is cut.", ".+", "a column's name"));
        fields.put("rows", rows());
        fields.put(
                "cuts",
                SpecShapes.list(
                        "Ascending; a value at a cut belongs below. Parts of equal size without any.",
                        SpecShapes.real("", -1e12, 1e12)));
        fields.put(
                "labels",
                new Items("Of the parts, lowest first.", SpecShapes.text("", ".+", "a word"), 2, SpecShapes.MANY, ""));
        return SpecShapes.section("Subgroups of participants.", fields, Set.of("name", "column", "labels"));
    }

    private static Section conjunction() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("name", SpecShapes.text("For file names.", NAME, NAME_WORDS));
        fields.put(
                "of",
                new Items(
                        "MODEL: CONTRAST, by their names.",
                        SpecShapes.text("", "[^:]+:.+", "MODEL: CONTRAST"),
                        2,
                        SpecShapes.MANY,
                        ""));
        return SpecShapes.section("A conjunction.", fields, Set.of("name", "of"));
    }

    private static Section corrections() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put(
                "estimator",
                new Choice(
                        "Of maps with variances.",
                        Arrays.stream(GroupEstimator.values())
                                .map(GroupEstimator::flag)
                                .toList()));
        fields.put("cluster_z", SpecShapes.real("Forms the clusters of random fields.", 1.01, 10));
        fields.put("sides", new Choice("Of t-contrasts.", List.of("both", "one")));
        fields.put("alpha", SpecShapes.real("Corrected p that counts as significant.", 1e-6, 0.5));
        fields.put(
                "permutation",
                new Items(
                        "Corrections of the effects alone; the first leads.",
                        new Choice(
                                "",
                                Arrays.stream(Correction.values())
                                        .map(Correction::flag)
                                        .toList()),
                        1,
                        SpecShapes.MANY,
                        ""));
        fields.put("voxel_p", SpecShapes.real("Forms the clusters of permutations.", 1e-8, 0.5));
        fields.put("permutations", SpecShapes.whole("How many.", 1, InferenceSpec.MAX_PERMUTATIONS));
        fields.put("connectivity", new Level("Voxels that touch.", List.of(6, 18, 26)));
        fields.put("min_volume_mm3", SpecShapes.real("Smaller clusters are not reported.", 0, 1e9));
        fields.put("seed", SpecShapes.whole("Of all random numbers.", 0, Integer.MAX_VALUE));
        return SpecShapes.section("How every model is fitted and corrected.", fields, Set.of());
    }
}

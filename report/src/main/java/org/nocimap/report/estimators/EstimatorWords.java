package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;
import org.nocimap.report.words.SpecWords;

/** How a map was tested, in words that all estimators share. */
final class EstimatorWords {
    private EstimatorWords() {}

    static List<Fact> asked(InferenceSpec spec, String sides) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Voxel p", Numbers.plain(spec.voxelP()) + sides));
        facts.add(new Fact("Corrected p", Numbers.plain(spec.alpha())));
        facts.add(new Fact(
                "Corrections",
                String.join(
                        "; ", spec.corrections().stream().map(Correction::title).toList())));
        facts.add(new Fact("Permutations", Numbers.readCount(spec.permutations())));
        facts.add(new Fact("Smallest cluster", Numbers.plain(spec.minVolumeMm3()) + " mm³"));
        facts.add(new Fact("Voxels that touch", SpecWords.connectivity(spec.connectivity())));
        facts.add(new Fact("Seed", Long.toString(spec.seed())));
        return facts;
    }

    static Map<String, Object> settings(InferenceSpec spec) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("voxelP", JsonText.plain(spec.voxelP()));
        settings.put("correctedP", JsonText.plain(spec.alpha()));
        settings.put(
                "corrections", spec.corrections().stream().map(Correction::flag).toList());
        settings.put("permutations", spec.permutations());
        settings.put("minVolumeMm3", JsonText.plain(spec.minVolumeMm3()));
        settings.put("connectivity", spec.connectivity().neighbours());
        return settings;
    }

    /** The paragraph of the methods section on correction. */
    static void correction(Methods.Writer methods, InferenceSpec spec, String permutation, int permutations) {
        correction(methods, spec, permutation, permutations, "z");
    }

    /** The same where TFCE enhances something else than z. */
    static void correction(
            Methods.Writer methods, InferenceSpec spec, String permutation, int permutations, String enhanced) {
        List<String> sentences = new ArrayList<>();
        if (spec.permutes()) {
            sentences.add("Family-wise error was controlled by the null distribution of the map's maximum "
                    + methods.cite(Reference.NICHOLS_2002) + " over " + Numbers.readCount(permutations)
                    + " permutations, in each of which "
                    + permutation + "; corrected p is (1 + null maxima at least as large) / (1 + permutations) "
                    + methods.cite(Reference.PHIPSON_2010) + ".");
        }
        for (Correction correction : spec.corrections()) {
            switch (correction) {
                case NONE ->
                    sentences.add("Voxels with an uncorrected p below " + Numbers.plain(spec.voxelP())
                            + " are reported without correction.");
                case FDR_BH ->
                    sentences.add("The false discovery rate was controlled after "
                            + methods.name(Reference.BENJAMINI_1995) + ".");
                case FDR_BY ->
                    sentences.add("The false discovery rate was controlled after "
                            + methods.name(Reference.BENJAMINI_2001) + ".");
                case BONFERRONI -> sentences.add("Voxels were corrected by Bonferroni's rule.");
                case VOXEL_FWE -> sentences.add("Voxels were compared with the largest value of each permutation.");
                case CLUSTER_SIZE_FWE ->
                    sentences.add("Clusters, formed at an uncorrected voxel p of " + Numbers.plain(spec.voxelP())
                            + ", were compared by their size.");
                case CLUSTER_MASS_FWE ->
                    sentences.add("Clusters, formed at an uncorrected voxel p of " + Numbers.plain(spec.voxelP())
                            + ", were compared by their mass.");
                case TFCE_FWE ->
                    sentences.add("Threshold-free cluster enhancement " + methods.cite(Reference.SMITH_2009)
                            + " was applied to " + enhanced + ".");
            }
        }
        sentences.add("Results with a corrected p of at most " + Numbers.plain(spec.alpha()) + " and at least "
                + Numbers.plain(spec.minVolumeMm3()) + " mm³ are reported.");
        methods.paragraph(sentences.toArray(String[]::new));
    }
}

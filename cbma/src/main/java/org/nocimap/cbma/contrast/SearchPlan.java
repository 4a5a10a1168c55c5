package org.nocimap.cbma.contrast;

import java.util.Arrays;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.ModelledExperiments;

/**
 * Where every labelling searches.
 *
 * @param candidates per mask voxel: some labelling may search it. Does not depend on which labels were observed but through the
 *     cuts
 * @param ruleA how group A's searched voxels are chosen
 * @param ruleB how group B's are
 * @param cutsA the cut of group A under every labelling
 * @param cutsB the cut of group B under every labelling
 */
record SearchPlan(boolean[] candidates, SelectionRule ruleA, SelectionRule ruleB, float[] cutsA, float[] cutsB) {
    /** Single and double precision agree to better than this. */
    private static final double ROUNDING = 1e-5;

    static SearchPlan of(
            ContrastSpec spec, ContrastInput input, Labellings labellings, AleResult mainA, AleResult mainB) {
        ModelledExperiments models = input.models();
        double[] pooled = models.ale(input.order());
        if (spec.search() == ContrastSearch.POOLED) {
            double highest = Arrays.stream(pooled).max().orElse(0);
            double cut = models.voxelNull(input.order(), highest)
                    .criticalAle(spec.main().voxelP());
            float[] none = new float[labellings.count()];
            return new SearchPlan(
                    reaching(pooled, cut), SelectionRule.EVERYTHING, SelectionRule.EVERYTHING, none, none);
        }
        SelectionRule ruleA = SelectionRule.of(mainA);
        SelectionRule ruleB = SelectionRule.of(mainB);
        LabelledCuts cuts = LabelledCuts.of(input, labellings, spec.main().voxelP());
        float[] cutsA = cuts.near(ruleA.cut(), LabelledCuts.Group.A);
        float[] cutsB = cuts.near(ruleB.cut(), LabelledCuts.Group.B);
        double least = Math.min(smallest(cutsA), smallest(cutsB)) * (1 - ROUNDING);
        return new SearchPlan(reaching(pooled, least), ruleA, ruleB, cutsA, cutsB);
    }

    /** Where the observed labelling searches for voxels in which a group is greater. */
    boolean[] searched(ContrastSearch search, AleResult main) {
        return search == ContrastSearch.POOLED ? candidates : main.primary().significant();
    }

    private static boolean[] reaching(double[] pooled, double cut) {
        boolean[] reached = new boolean[pooled.length];
        for (int n = 0; n < pooled.length; n++) {
            reached[n] = pooled[n] > 0 && pooled[n] >= cut;
        }
        return reached;
    }

    private static double smallest(float[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }
}

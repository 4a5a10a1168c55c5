package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.engine.Jobs;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;

/** The analysis repeated without the experiments that rules leave out, and what that changes. */
public final class Sensitivity {
    private final Jobs jobs;

    public Sensitivity(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * @param full the analysis of all experiments
     * @return one per exclusion, in their order
     * @throws InputException when the rest of an exclusion cannot be analysed
     */
    public List<SensitivityResult> run(AleResult full, List<Exclusion> exclusions) {
        List<SensitivityResult> results = new ArrayList<>();
        SharedProgress progress = new SharedProgress(jobs.progress(), "exclusions", exclusions.size());
        for (int n = 0; n < exclusions.size(); n++) {
            Jobs own = jobs.within(String.format(Locale.ROOT, "exclusion-%03d", n + 1))
                    .reporting(progress.part(n));
            AleResult without = new AleAnalysis(
                            full.spec(), full.mask(), own.engine(), own.checkpoints(), own.progress())
                    .run(exclusions.get(n).rest());
            results.add(compare(full, exclusions.get(n), without));
        }
        return results;
    }

    private static SensitivityResult compare(AleResult full, Exclusion exclusion, AleResult without) {
        boolean[] before = full.primary().significant();
        boolean[] after = without.primary().significant();
        List<Cluster> fresh = new ArrayList<>();
        for (Cluster cluster : without.primary().clusters()) {
            if (!ClusterFate.of(cluster, before).survives()) {
                fresh.add(cluster);
            }
        }
        List<Problem> warnings = without.warnings();
        return new SensitivityResult(
                exclusion,
                without.experiments().size(),
                without.focusCount(),
                MapOverlap.of(before, after),
                full.primary().clusters().stream()
                        .map(c -> ClusterFate.of(c, after))
                        .toList(),
                fresh,
                warnings);
    }
}

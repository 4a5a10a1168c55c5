package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.engine.Jobs;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * The analysis repeated without each study in turn (jackknife). Every repetition is the analysis that one would get from a set
 * without that study, with the same seed: its permutations, thresholds and clusters are its own.
 */
public final class LeaveOneOut {
    private final Jobs jobs;

    public LeaveOneOut(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * @param set as analysed
     * @param full the analysis of the whole set
     * @throws InputException when there are fewer than two studies, or the rest cannot be analysed
     */
    public LeaveOneOutResult run(StudySet set, AleResult full) {
        List<Study> studies = set.canonical().studies();
        if (studies.size() < 2) {
            throw InputException.of(
                    Location.NOWHERE,
                    "there is only one study, and leaving it out leaves nothing",
                    "at least two studies",
                    "Add studies, or do without the jackknife.");
        }
        List<LeftOut> runs = new ArrayList<>();
        double[] share = new double[full.mask().size()];
        SharedProgress progress = new SharedProgress(jobs.progress(), "leave one out", studies.size());
        for (int s = 0; s < studies.size(); s++) {
            List<Study> rest = new ArrayList<>(studies);
            Study left = rest.remove(s);
            Jobs own = jobs.within(String.format(Locale.ROOT, "without-%04d", s + 1))
                    .reporting(progress.part(s));
            AleResult without = new AleAnalysis(
                            full.spec(), full.mask(), own.engine(), own.checkpoints(), own.progress())
                    .run(set.withStudies(rest));
            boolean[] significant = without.primary().significant();
            for (int n = 0; n < share.length; n++) {
                share[n] += significant[n] ? 1.0 / studies.size() : 0;
            }
            runs.add(new LeftOut(
                    left.id(),
                    left.experiments().size(),
                    left.experiments().stream()
                            .map(Experiment::foci)
                            .mapToInt(List::size)
                            .sum(),
                    MapOverlap.of(full.primary().significant(), significant),
                    full.primary().clusters().stream()
                            .map(c -> ClusterFate.of(c, significant))
                            .toList()));
        }
        return new LeaveOneOutResult(runs, share);
    }
}

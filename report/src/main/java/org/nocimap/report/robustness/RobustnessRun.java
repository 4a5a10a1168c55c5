package org.nocimap.report.robustness;

import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.LeaveOneOutResult;
import org.nocimap.cbma.robustness.SensitivityResult;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;
import org.nocimap.report.run.AnalysedInput;

/**
 * All that a robustness analysis found.
 *
 * @param title of its report
 * @param full the analysis of all experiments
 * @param input what went into it
 * @param mask where it looked
 * @param labeller names places
 * @param leaveOneOut if it was asked for
 * @param subsampling if it was asked for
 * @param failSafe if it was asked for
 * @param exclusions those asked for
 * @param warnings of the whole run
 */
public record RobustnessRun(
        String title,
        AleResult full,
        AnalysedInput input,
        NamedMask mask,
        Labeller labeller,
        Optional<LeaveOneOutResult> leaveOneOut,
        Optional<SubsamplingResult> subsampling,
        Optional<FailSafeResult> failSafe,
        List<SensitivityResult> exclusions,
        List<Problem> warnings) {
    public RobustnessRun {
        exclusions = List.copyOf(exclusions);
        warnings = List.copyOf(warnings);
    }

    /** The clusters whose robustness is asked for. */
    public List<Cluster> clusters() {
        return full.primary().clusters();
    }

    /** What a cluster's highest peak is called; empty when nothing is known. */
    public String region(Cluster cluster) {
        return labeller.best(cluster.highestPeak().point())
                .map(RegionLabel::text)
                .orElse("");
    }

    /** {@code 1, left insula}. */
    public String name(Cluster cluster) {
        String region = region(cluster);
        return cluster.number() + (region.isEmpty() ? "" : ", " + region);
    }
}

package org.nocimap.report.robustness;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.robustness.ClusterFailSafe;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.Fragility;
import org.nocimap.cbma.robustness.SensitivityResult;
import org.nocimap.inference.Cluster;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;
import org.nocimap.report.words.SpecWords;

/** A robustness analysis in sentences. */
final class RobustnessWords {
    private final RobustnessRun run;

    RobustnessWords(RobustnessRun run) {
        this.run = run;
    }

    /** {@code 29 [24, 57]}, {@code 210 or more}. */
    static String number(ClusterFailSafe found) {
        if (found.low() >= found.most()) {
            return found.most() + " or more";
        }
        String high = found.high() >= found.most() ? found.most() + " or more" : Integer.toString(found.high());
        return (found.beyondSearch() ? found.most() + " or more" : Integer.toString(found.median())) + " ["
                + found.low() + ", " + high + "]";
    }

    String headline() {
        int count = run.clusters().size();
        if (count == 0) {
            return "Nothing is significant, so there is no cluster whose robustness could be asked for";
        }
        List<Integer> doubtful = doubtful();
        String clusters = Numbers.counted(count, "cluster", "clusters");
        if (doubtful.isEmpty()) {
            long borderline = run.failSafe().stream()
                    .flatMap(r -> r.clusters().stream())
                    .filter(c -> c.fragility() == Fragility.BORDERLINE)
                    .count();
            if (borderline > 0) {
                return "No cluster is fragile, but " + Numbers.readCount(borderline) + " of " + clusters
                        + (borderline == 1 ? " is" : " are") + " borderline";
            }
            return count == 1
                    ? "The only cluster stands firm"
                    : (count == 2 ? "Both clusters" : "All " + clusters) + " stand firm";
        }
        return Numbers.readCount(doubtful.size()) + " of " + clusters + (doubtful.size() == 1 ? " is" : " are")
                + " fragile";
    }

    /** Clusters that are lost without one of the studies, or with little noise. */
    List<Integer> doubtful() {
        List<Integer> numbers = new ArrayList<>();
        for (Cluster cluster : run.clusters()) {
            boolean depends = run.leaveOneOut()
                    .map(r -> !r.dependsOn(cluster.number()).isEmpty())
                    .orElse(false);
            boolean fragile = run.failSafe()
                    .map(r -> r.clusters().get(cluster.number() - 1).fragility() == Fragility.FRAGILE)
                    .orElse(false);
            if (depends || fragile) {
                numbers.add(cluster.number());
            }
        }
        return numbers;
    }

    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(Numbers.counted(run.input().experiments().size(), "experiment", "experiments"))
                .append(" with ")
                .append(Numbers.counted(run.input().focusCount(), "focus", "foci"))
                .append(" give ")
                .append(Numbers.counted(run.clusters().size(), "significant cluster", "significant clusters"))
                .append(" (")
                .append(SpecWords.threshold(
                        run.full().primary().correction(), run.full().spec()))
                .append("). ");
        if (run.clusters().isEmpty()) {
            return text.append("A null result stays a null result: what follows shows whether leaving anything out"
                            + " changes that.")
                    .toString();
        }
        for (Cluster cluster : run.clusters()) {
            about(cluster, text);
        }
        return text.toString().strip();
    }

    private void about(Cluster cluster, StringBuilder text) {
        List<String> findings = new ArrayList<>();
        run.leaveOneOut().ifPresent(r -> {
            List<String> depends = r.dependsOn(cluster.number());
            if (!depends.isEmpty()) {
                findings.add("is lost without " + listed(depends));
            }
        });
        run.failSafe().ifPresent(r -> {
            ClusterFailSafe found = r.clusters().get(cluster.number() - 1);
            if (found.fragility() == Fragility.FRAGILE) {
                findings.add(
                        "survives only " + Numbers.counted(found.median(), "noise experiment", "noise experiments"));
            }
        });
        if (!findings.isEmpty()) {
            text.append("Cluster ")
                    .append(run.name(cluster))
                    .append(' ')
                    .append(String.join(" and ", findings))
                    .append(". ");
        }
    }

    private static String listed(List<String> studies) {
        if (studies.size() > 3) {
            return "any of " + studies.size() + " studies";
        }
        return studies.size() == 1
                ? studies.get(0)
                : String.join(", ", studies.subList(0, studies.size() - 1)) + " or " + studies.get(studies.size() - 1);
    }

    Methods methods() {
        Methods.Writer text = new Methods.Writer();
        AleSpec spec = run.full().spec();
        text.paragraph(
                Numbers.counted(run.input().experiments().size(), "experiment", "experiments")
                        + " were analysed by activation likelihood estimation "
                        + text.cite(Reference.EICKHOFF_2009, Reference.EICKHOFF_2012, Reference.TURKELTAUB_2012)
                        + ".",
                "The kernel was " + SpecWords.kernel(spec.kernel())
                        + "; clusters were formed at an uncorrected voxel p < "
                        + Numbers.plain(spec.voxelP()) + " of " + SpecWords.connectivity(spec.connectivity())
                        + " and reported at "
                        + SpecWords.threshold(run.full().primary().correction(), spec) + ", with "
                        + Numbers.counted(spec.permutations(), "permutation", "permutations") + " (seed " + spec.seed()
                        + ").");
        run.leaveOneOut()
                .ifPresent(r -> text.paragraph("The analysis was repeated without each of the "
                        + r.runs().size()
                        + " studies in turn, with thresholds and permutations of its own. Overlap with the map of all"
                        + " studies is given as Dice's coefficient " + text.cite(Reference.DICE_1945)
                        + "; a cluster counts as kept when at least one of its voxels is significant."));
        run.subsampling()
                .ifPresent(r -> text.paragraph("Probabilistic ALE: "
                        + Numbers.readCount(r.spec().subsamples()) + " random subsets of "
                        + r.spec().size()
                        + " experiments were analysed, each with the cluster-forming threshold of its own null; the"
                        + " critical value was shared, from "
                        + Numbers.counted(r.spec().permutations(), "permutation", "permutations")
                        + " of every subset pooled. The share of subsets in which a voxel is significant is mapped;"
                        + " intervals of shares are Wilson's " + text.cite(Reference.WILSON_1927) + "."));
        run.failSafe().ifPresent(r -> failSafe(text, r));
        if (!run.exclusions().isEmpty()) {
            text.paragraph("The analysis was repeated without experiments for which "
                    + String.join(
                            "; without those for which ",
                            run.exclusions().stream()
                                    .map(SensitivityResult::exclusion)
                                    .map(e -> e.rule() + " (" + e.left() + ")")
                                    .toList())
                    + ".");
        }
        return text.done();
    }

    private static void failSafe(Methods.Writer text, FailSafeResult result) {
        text.paragraph(
                "The fail-safe N " + text.cite(Reference.ACAR_2018)
                        + " is the largest number of noise experiments that can be added before a cluster's highest"
                        + " peak no longer lies in a significant cluster.",
                "A noise experiment has the sample size and number of foci of an experiment drawn at random from the"
                        + " data, and its foci lie anywhere in the mask.",
                "In each of " + result.spec().draws()
                        + " draws, whose noise is nested, the number was searched upwards and then by bisection up to "
                        + result.most() + ".",
                "The cluster-forming threshold is that of every noisy set; the critical value comes from "
                        + result.spec().permutations()
                        + " permutations, shared among the draws, at each number of the first search, and is"
                        + " interpolated between them.",
                "The median over draws is reported with the 95 % interval of its order statistics; a cluster with a"
                        + " median below " + result.enough() + ", "
                        + Numbers.plain(result.spec().enough())
                        + " times the number of experiments, is called fragile.");
    }
}

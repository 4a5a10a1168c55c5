package org.nocimap.cbma.contrast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.cbma.AleResult;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.Correction;

/** What a reader of a contrast must know. */
final class ContrastWarnings {
    /** A group more than so many times as large as the other is worth a word. */
    private static final double UNEQUAL = 2;

    private ContrastWarnings() {}

    static List<Problem> of(
            ContrastSpec spec,
            ContrastGroup a,
            AleResult mainA,
            ContrastGroup b,
            AleResult mainB,
            LabelExchange exchange,
            ContrastDirection up,
            ContrastDirection down) {
        List<Problem> warnings = new ArrayList<>();
        about(a.name(), mainA, warnings);
        about(b.name(), mainB, warnings);
        nothingToSearch(spec, up, warnings);
        nothingToSearch(spec, down, warnings);
        few(spec, exchange, warnings);
        unequal(spec, a, mainA, b, mainB, warnings);
        return warnings;
    }

    /** Each main effect's own warnings, with its group's name. */
    private static void about(String group, AleResult main, List<Problem> warnings) {
        for (Problem problem : main.warnings()) {
            String item = problem.where().item();
            warnings.add(Problem.warning(
                    problem.where().about(item.isEmpty() ? group : group + ", " + item),
                    problem.what(),
                    problem.expected(),
                    problem.mend()));
        }
    }

    private static void nothingToSearch(ContrastSpec spec, ContrastDirection direction, List<Problem> warnings) {
        if (direction.searchedVoxels() > 0) {
            return;
        }
        warnings.add(
                spec.search() == ContrastSearch.MAIN_EFFECTS
                        ? Problem.warning(
                                Location.NOWHERE.about(direction.title()),
                                direction.greater()
                                        + " has no significant voxel of its own, so there is nowhere to look",
                                "",
                                "This is a null result, not a sign that the groups are equal. --search pooled looks"
                                        + " wherever both groups together pass the cluster-forming threshold.")
                        : Problem.warning(
                                Location.NOWHERE.about(direction.title()),
                                "no voxel passes the cluster-forming threshold in both groups together",
                                "",
                                "This is a null result."));
    }

    private static void few(ContrastSpec spec, LabelExchange exchange, List<Problem> warnings) {
        double limit = spec.primary() == Correction.NONE ? spec.voxelP() : Math.min(spec.alpha(), spec.voxelP());
        if (exchange.smallestP() <= spec.alpha() && exchange.smallestP() < limit) {
            return;
        }
        String count = String.format(Locale.ROOT, "%,d", exchange.permutations() + 1);
        warnings.add(
                exchange.way() == LabelExchange.Way.COMPLETE
                        ? Problem.warning(
                                Location.NOWHERE,
                                "there are only " + count + " ways to share out the labels, so no p can be below "
                                        + round(exchange.smallestP()),
                                "",
                                "With groups this small a difference cannot become significant.")
                        : Problem.warning(
                                Location.option("--permutations"),
                                "with " + exchange.permutations() + " permutations no p can be below "
                                        + round(exchange.smallestP()) + ", so nothing can be significant",
                                "more than " + (int) Math.ceil(1 / limit) + " permutations",
                                "Use 10000."));
    }

    private static void unequal(
            ContrastSpec spec,
            ContrastGroup a,
            AleResult mainA,
            ContrastGroup b,
            AleResult mainB,
            List<Problem> warnings) {
        int nA = mainA.experiments().size();
        int nB = mainB.experiments().size();
        if (Math.max(nA, nB) <= UNEQUAL * Math.min(nA, nB) || spec.balance() != GroupBalance.NONE) {
            return;
        }
        warnings.add(Problem.warning(
                Location.NOWHERE,
                "the groups are of unequal size (" + a.name() + " " + nA + ", " + b.name() + " " + nB
                        + " experiments); the larger one finds more by itself, and so is searched in more places",
                "",
                "The exchange of labels allows for it in every p; compare with --balance."));
    }

    private static String round(double p) {
        return String.format(Locale.ROOT, "%.3g", p);
    }
}

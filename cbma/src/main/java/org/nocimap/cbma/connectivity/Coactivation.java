package org.nocimap.cbma.connectivity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Point;
import org.nocimap.stats.FisherExact;
import org.nocimap.stats.OddsRatio;
import org.nocimap.stats.PAdjust;

/**
 * Which regions are reported by the same studies: for every pair of regions the table of studies that report both, one or
 * neither, with its odds ratio and Fisher's exact test, two-sided, corrected over all pairs.
 *
 * @param regions the regions compared, in the order of their set, those that too few units report left out
 * @param reports units that report each of them
 * @param units all units: studies or experiments
 * @param unit which of the two
 * @param pairs every pair once, the lower number first, in that order
 * @param leftOut names of the regions that too few units report
 */
public record Coactivation(
        List<RegionSet.Node> regions,
        List<Integer> reports,
        int units,
        SelectionUnit unit,
        List<Pair> pairs,
        List<String> leftOut) {
    /** Confidence of the odds ratios' intervals. */
    public static final double CONFIDENCE = 0.95;

    public Coactivation {
        regions = List.copyOf(regions);
        reports = List.copyOf(reports);
        pairs = List.copyOf(pairs);
        leftOut = List.copyOf(leftOut);
    }

    /** The pair of two different regions, by their numbers in any order. */
    public Pair pair(int a, int b) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        return pairs.get(low * (2 * regions.size() - low - 1) / 2 + high - low - 1);
    }

    /**
     * Two regions.
     *
     * @param first number of one region
     * @param second number of the other
     * @param both units that report both
     * @param onlyFirst units that report the first alone
     * @param onlySecond units that report the second alone
     * @param neither units that report neither
     * @param odds odds ratio with its interval
     * @param p of Fisher's exact test, two-sided
     * @param holm p corrected over all pairs by Holm's procedure, for the family-wise error
     * @param bh p corrected by Benjamini and Hochberg's, for the false discovery rate
     */
    public record Pair(
            int first,
            int second,
            int both,
            int onlyFirst,
            int onlySecond,
            int neither,
            OddsRatio odds,
            double p,
            double holm,
            double bh) {}

    /**
     * @param set foci in MNI space
     * @param regions between which co-activation is asked for
     * @param unit what counts as reporting two regions together
     * @param fewest regions that fewer units report are left out, 1 or more
     */
    public static Coactivation of(StudySet set, RegionSet regions, SelectionUnit unit, int fewest) {
        List<BitSet> reported = new ArrayList<>();
        regions.nodes().forEach(node -> reported.add(new BitSet()));
        int units = 0;
        Map<Point, int[]> known = new HashMap<>();
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                for (Focus focus : experiment.foci()) {
                    for (int region : known.computeIfAbsent(focus.point(), regions::at)) {
                        reported.get(region).set(units);
                    }
                }
                units += unit == SelectionUnit.EXPERIMENT ? 1 : 0;
            }
            units += unit == SelectionUnit.STUDY ? 1 : 0;
        }
        int[] kept = IntStream.range(0, reported.size())
                .filter(n -> reported.get(n).cardinality() >= fewest)
                .toArray();
        Set<Integer> keptSet = new HashSet<>();
        IntStream.of(kept).forEach(keptSet::add);
        return new Coactivation(
                IntStream.of(kept).mapToObj(n -> regions.nodes().get(n)).toList(),
                IntStream.of(kept).mapToObj(n -> reported.get(n).cardinality()).toList(),
                units,
                unit,
                pairs(IntStream.of(kept).mapToObj(reported::get).toList(), units),
                IntStream.range(0, reported.size())
                        .filter(n -> !keptSet.contains(n))
                        .mapToObj(n -> regions.nodes().get(n).name())
                        .toList());
    }

    private static List<Pair> pairs(List<BitSet> reported, int units) {
        List<Pair> raw = new ArrayList<>();
        for (int a = 0; a < reported.size(); a++) {
            for (int b = a + 1; b < reported.size(); b++) {
                BitSet shared = (BitSet) reported.get(a).clone();
                shared.and(reported.get(b));
                int both = shared.cardinality();
                int onlyFirst = reported.get(a).cardinality() - both;
                int onlySecond = reported.get(b).cardinality() - both;
                int neither = units - both - onlyFirst - onlySecond;
                raw.add(new Pair(
                        a,
                        b,
                        both,
                        onlyFirst,
                        onlySecond,
                        neither,
                        OddsRatio.of(both, onlyFirst, onlySecond, neither, CONFIDENCE),
                        FisherExact.of(both, onlyFirst, onlySecond, neither).twoSided(),
                        1,
                        1));
            }
        }
        double[] p = raw.stream().mapToDouble(Pair::p).toArray();
        double[] holm = PAdjust.HOLM.adjust(p);
        double[] bh = PAdjust.BH.adjust(p);
        List<Pair> pairs = new ArrayList<>();
        for (int n = 0; n < p.length; n++) {
            Pair pair = raw.get(n);
            pairs.add(new Pair(
                    pair.first(),
                    pair.second(),
                    pair.both(),
                    pair.onlyFirst(),
                    pair.onlySecond(),
                    pair.neither(),
                    pair.odds(),
                    pair.p(),
                    holm[n],
                    bh[n]));
        }
        return pairs;
    }
}

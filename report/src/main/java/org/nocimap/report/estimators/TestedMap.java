package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Peak;
import org.nocimap.inference.Sides;
import org.nocimap.inference.SignedCorrection;

/**
 * A map with its inference, as reports show it. Arrays are in the mask's order and not to be changed.
 *
 * @param stem beginning of its file names, such as {@code specificity_}; may be empty
 * @param title what it answers, a few words
 * @param statistic what the values are called: {@code MKDA}, {@code z}
 * @param sides whether negative values are findings as well
 * @param statistics the values
 * @param z deviates of p
 * @param p uncorrected, two-sided where both sides count
 * @param corrected by each correction; clusters of negative values follow the others, with negative statistics
 * @param inference how it was tested
 */
record TestedMap(
        String stem,
        String title,
        String statistic,
        Sides sides,
        Mask mask,
        double[] statistics,
        double[] z,
        double[] p,
        List<CorrectedStatistic> corrected,
        InferenceSpec inference) {
    TestedMap {
        corrected = List.copyOf(corrected);
    }

    CorrectedStatistic primary() {
        return corrected.get(0);
    }

    /** Without contributions. */
    static CorrectedStatistic of(CorrectedMap map) {
        return new CorrectedStatistic(
                map.correction(),
                map.critical(),
                map.correctedP(),
                map.significant(),
                map.clusters(),
                map.maxima(),
                map.candidates());
    }

    /** Both directions as one. */
    static CorrectedStatistic of(SignedCorrection both) {
        return new CorrectedStatistic(
                both.correction(),
                Math.min(both.positive().critical(), both.negative().critical()),
                both.correctedP(),
                both.significant(),
                joined(both.positive().clusters(), both.negative().clusters()),
                both.positive().maxima(),
                joined(both.positive().candidates(), both.negative().candidates()));
    }

    private static List<Cluster> joined(List<Cluster> positive, List<Cluster> negative) {
        List<Cluster> all = new ArrayList<>(positive);
        for (Cluster cluster : negative) {
            List<Peak> peaks = new ArrayList<>();
            for (Peak peak : cluster.peaks()) {
                peaks.add(new Peak(peak.position(), peak.point(), -peak.statistic(), -peak.z(), peak.p()));
            }
            all.add(new Cluster(
                    all.size() + 1,
                    cluster.members(),
                    cluster.volumeMm3(),
                    cluster.centreOfMass(),
                    cluster.mass(),
                    peaks,
                    cluster.corrected(),
                    cluster.compared()));
        }
        return all;
    }
}

package org.nocimap.cbma;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.CorrectionRule;
import org.nocimap.inference.MapCorrector;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;

/** Applies corrections to one ALE map, by the rules that all maps share. */
final class Corrector {
    private final MapCorrector corrector;

    /**
     * @param cut the cluster-forming ALE; may be infinite
     * @param maxima the null distributions there are
     * @param enhanced TFCE scores, where they were asked for
     */
    Corrector(
            AleSpec spec, StatisticMap map, double cut, Map<Correction, MaxNull> maxima, Optional<double[]> enhanced) {
        CorrectionRule rule = new CorrectionRule(spec.voxelP(), spec.alpha(), spec.minVolumeMm3(), spec.connectivity());
        corrector = new MapCorrector(rule, map, cut, maxima, enhanced);
    }

    /** Without contributions. */
    CorrectedMap apply(Correction correction) {
        CorrectedStatistic corrected = corrector.apply(correction);
        return new CorrectedMap(
                correction,
                corrected.critical(),
                corrected.correctedP(),
                corrected.significant(),
                corrected.clusters(),
                List.of(),
                corrected.maxima(),
                corrected.candidates());
    }
}

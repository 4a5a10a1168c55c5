package org.nocimap.fmri.denoise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What denoising cost: an account of a run's degrees of freedom.
 *
 * @param volumes T, what there was
 * @param cost by source, degrees of freedom taken; a column that adds nothing to those before it costs nothing
 * @param redundant names of the columns that added nothing
 */
public record Ledger(int volumes, Map<NuisanceSource, Integer> cost, List<String> redundant) {
    public Ledger {
        cost = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cost));
        redundant = List.copyOf(redundant);
    }

    /** Degrees of freedom left. */
    public int left() {
        return volumes - cost.values().stream().mapToInt(Integer::intValue).sum();
    }
}

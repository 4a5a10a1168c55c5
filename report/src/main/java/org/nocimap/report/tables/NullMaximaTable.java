package org.nocimap.report.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.inference.Correction;
import org.nocimap.report.words.Numbers;

/** The null distributions of a run as a tab-separated table. */
public final class NullMaximaTable {
    private NullMaximaTable() {}

    /** Writes one row for each permutation; every column is sorted by itself, so a row is not one permutation. */
    public static void write(AleResult result, OutputStream out) throws IOException {
        Map<Correction, double[]> maxima = new TreeMap<>();
        for (CorrectedMap map : result.corrected()) {
            map.maxima().ifPresent(nulls -> maxima.put(map.correction(), nulls.maxima()));
        }
        List<String> header = new ArrayList<>(List.of("rank"));
        maxima.keySet().forEach(c -> header.add(maximum(c)));
        int rows = maxima.values().stream().mapToInt(m -> m.length).max().orElse(0);
        TsvTable.writeTo(out, header, rows, n -> {
            List<String> row = new ArrayList<>(Collections.singleton(Integer.toString(n + 1)));
            maxima.forEach((correction, values) -> row.add(
                    correction == Correction.CLUSTER_SIZE_FWE
                            ? Numbers.mm(values[n])
                            : Numbers.significant(values[n], 7)));
            return row;
        });
    }

    private static String maximum(Correction correction) {
        return switch (correction) {
            case VOXEL_FWE -> "highest_ale";
            case CLUSTER_SIZE_FWE -> "largest_cluster_voxels";
            case CLUSTER_MASS_FWE -> "heaviest_cluster_mass";
            case TFCE_FWE -> "highest_tfce";
            default -> throw new IllegalArgumentException(correction + " has no null distribution of a maximum");
        };
    }
}

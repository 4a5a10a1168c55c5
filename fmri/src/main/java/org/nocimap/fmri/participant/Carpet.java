package org.nocimap.fmri.participant;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.Tissue;
import org.nocimap.fmri.run.Run;

/** A sample of a run's voxels, standardised over time, by which an eye sees what happened to all of them (Power 2017). */
final class Carpet {
    private static final int MOST_ROWS = 180;
    private static final double LIKELY = 0.5;

    private final Map<String, Integer> voxels = new LinkedHashMap<>();

    /** Evenly chosen voxels of grey matter, white matter and CSF; of all where there are no tissue maps. */
    static Carpet of(PreparedRun prepared, Run run) {
        Carpet carpet = new Carpet();
        Map<String, int[]> tissues = new LinkedHashMap<>();
        int all = 0;
        for (Tissue tissue : Tissue.values()) {
            int[] positions = RunImage.tissue(prepared, tissue, LIKELY, run.mask());
            tissues.put(tissue.label().toLowerCase(Locale.ROOT), positions);
            all += positions.length;
        }
        if (all == 0) {
            tissues.put(
                    "brain", java.util.stream.IntStream.range(0, run.voxels()).toArray());
            all = run.voxels();
        }
        for (Map.Entry<String, int[]> tissue : tissues.entrySet()) {
            int[] positions = tissue.getValue();
            int rows = (int) Math.min(positions.length, Math.ceil((double) MOST_ROWS * positions.length / all));
            for (int n = 0; n < rows; n++) {
                String name = String.format(Locale.ROOT, "%s_%03d", tissue.getKey(), n);
                carpet.voxels.put(name, positions[(int) ((long) n * positions.length / rows)]);
            }
        }
        return carpet;
    }

    /** Series less their mean over their standard deviation, by name. */
    Map<String, double[]> rows(Run run) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        voxels.forEach((name, voxel) -> {
            double[] y = run.series(voxel);
            double mean = java.util.Arrays.stream(y).average().orElse(0);
            double squares = 0;
            for (double v : y) {
                squares += (v - mean) * (v - mean);
            }
            double sd = Math.sqrt(squares / y.length);
            rows.put(
                    name,
                    java.util.Arrays.stream(y)
                            .map(v -> sd > 0 ? Math.round(100 * (v - mean) / sd) / 100.0 : 0)
                            .toArray());
        });
        return rows;
    }

    /** Mean over standard deviation of every voxel; 0 where it does not vary. */
    static double[] signalToNoise(Run run) {
        double[] ratio = new double[run.voxels()];
        for (int v = 0; v < ratio.length; v++) {
            double sum = 0;
            double squares = 0;
            for (float[] volume : run.volumes()) {
                sum += volume[v];
                squares += (double) volume[v] * volume[v];
            }
            double mean = sum / run.length();
            double variance = squares / run.length() - mean * mean;
            ratio[v] = variance > 1e-12 * mean * mean ? mean / Math.sqrt(variance) : 0;
        }
        return ratio;
    }
}

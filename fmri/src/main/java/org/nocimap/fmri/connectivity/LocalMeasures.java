package org.nocimap.fmri.connectivity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;

/** Maps of how strongly voxels fluctuate and how well they agree with their neighbours. */
public final class LocalMeasures {
    /** Lower end of the band of slow fluctuations, Hz. */
    public static final double SLOW_FROM_HZ = 0.01;

    /** Its upper end, Hz. */
    public static final double SLOW_TO_HZ = 0.08;

    private LocalMeasures() {}

    /**
     * Amplitude of slow fluctuations.
     *
     * @param alff mean of the square root of the power spectrum over the band (Zang et al. 2007, doi:10.1016/j.braindev.2006.07.002)
     * @param falff sum of the same over the band, over its sum over all frequencies above 0 (Zou et al. 2008,
     *     doi:10.1016/j.jneumeth.2008.04.012); 0 where a voxel does not vary
     */
    public record Amplitude(double[] alff, double[] falff) {}

    /**
     * Amplitudes at the frequencies k / (T TR), k = 1 … ⌊T/2⌋; |Σ y e^{−2πikt/T}| / √T is the square root of the power. Censored
     * volumes count as 0, as denoising leaves them.
     */
    public static Amplitude amplitude(CleanRun clean) {
        int time = clean.run().length();
        int voxels = clean.run().voxels();
        double[][] cos = new double[time / 2][time];
        double[][] sin = new double[time / 2][time];
        boolean[] slow = new boolean[time / 2];
        int inBand = 0;
        for (int k = 1; k <= time / 2; k++) {
            for (int t = 0; t < time; t++) {
                cos[k - 1][t] = Math.cos(2 * Math.PI * k * t / time);
                sin[k - 1][t] = Math.sin(2 * Math.PI * k * t / time);
            }
            double frequency = k / (time * clean.run().trSeconds());
            slow[k - 1] = frequency >= SLOW_FROM_HZ && frequency <= SLOW_TO_HZ;
            inBand += slow[k - 1] ? 1 : 0;
        }
        int bins = Math.max(1, inBand);
        double[] alff = new double[voxels];
        double[] falff = new double[voxels];
        IntStream.range(0, voxels).parallel().forEach(v -> {
            double[] y = clean.run().series(v);
            double mean = Arrays.stream(y).average().orElse(0);
            double all = 0;
            double band = 0;
            for (int k = 0; k < cos.length; k++) {
                double re = 0;
                double im = 0;
                for (int t = 0; t < y.length; t++) {
                    re += (y[t] - mean) * cos[k][t];
                    im += (y[t] - mean) * sin[k][t];
                }
                double size = Math.sqrt((re * re + im * im) / y.length);
                all += size;
                band += slow[k] ? size : 0;
            }
            alff[v] = band / bins;
            falff[v] = all > 0 ? band / all : 0;
        });
        return new Amplitude(alff, falff);
    }

    /**
     * Regional homogeneity: Kendall's coefficient of concordance between the series of a voxel and of those of its 26 neighbours that
     * lie in the mask (Zang et al. 2004, doi:10.1016/j.neuroimage.2003.12.030), over the volumes that take part. From 0 to 1.
     * Equal values share their mean rank; there is no correction for ties, which series of real numbers do not have.
     */
    public static double[] homogeneity(CleanRun clean) {
        Mask mask = clean.run().mask();
        Grid grid = mask.grid();
        int[] at = clean.volumes();
        int n = at.length;
        float[][] ranks = new float[mask.size()][];
        IntStream.range(0, mask.size()).parallel().forEach(v -> {
            double[] y = new double[n];
            for (int t = 0; t < n; t++) {
                y[t] = clean.run().volumes()[at[t]][v];
            }
            ranks[v] = ranks(y);
        });
        int[] positions = mask.positions();
        int[][] steps = Connectivity.CORNERS.steps();
        double[] w = new double[mask.size()];
        IntStream.range(0, mask.size()).parallel().forEach(v -> {
            double[] sum = new double[n];
            int k = add(sum, ranks[v]);
            Voxel here = grid.voxel(mask.index(v));
            for (int[] d : steps) {
                int i = here.i() + d[0];
                int j = here.j() + d[1];
                int l = here.k() + d[2];
                int p = grid.contains(i, j, l) ? positions[grid.index(i, j, l)] : -1;
                k += p < 0 ? 0 : add(sum, ranks[p]);
            }
            double mean = k * (n + 1) / 2.0;
            double squares = 0;
            for (double s : sum) {
                squares += (s - mean) * (s - mean);
            }
            w[v] = 12 * squares / ((double) k * k * ((double) n * n * n - n));
        });
        return w;
    }

    private static int add(double[] sum, float[] ranks) {
        for (int t = 0; t < sum.length; t++) {
            sum[t] += ranks[t];
        }
        return 1;
    }

    private static float[] ranks(double[] y) {
        Integer[] order = new Integer[y.length];
        Arrays.setAll(order, t -> t);
        Arrays.sort(order, (a, b) -> Double.compare(y[a], y[b]));
        float[] ranks = new float[y.length];
        for (int from = 0; from < y.length; ) {
            int to = from + 1;
            while (to < y.length && y[order[to]] == y[order[from]]) {
                to++;
            }
            for (int m = from; m < to; m++) {
                ranks[order[m]] = (from + to + 1) / 2f;
            }
            from = to;
        }
        return ranks;
    }
}

package org.nocimap.fmri.firstlevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.run.Run;

/**
 * A general linear model of a run. With X the design and y the data (whitened where noise remembers itself), β = (X'X)⁻¹X'y, residual
 * variance s² = |y − Xβ|²/(T − rank), and the variance of c'β is s² c'(X'X)⁻¹c.
 */
public final class FirstLevelModel {
    private final List<double[]> columns;
    private final Basis basis;
    private final int length;
    private final NoiseModel noise;

    /**
     * @param columns of the design, each {@code double[T]}; none a combination of the others
     * @throws IllegalArgumentException when a column is a combination of those before it; the message names its number
     */
    public FirstLevelModel(List<double[]> columns, NoiseModel noise) {
        this.columns = List.copyOf(columns);
        this.length = columns.get(0).length;
        this.noise = noise;
        this.basis = Basis.of(length, columns);
        if (!basis.redundant().isEmpty() || columns.size() >= length) {
            throw new IllegalArgumentException(
                    "columns " + basis.redundant() + " of the design are combinations of those before them");
        }
    }

    /** Residual degrees of freedom. */
    public int degreesOfFreedom() {
        return length - columns.size();
    }

    /**
     * @param run not modified
     * @param contrasts each a weight for every column; not modified
     * @return a map for each contrast
     */
    public List<ContrastMap> contrasts(Run run, List<double[]> contrasts) {
        for (double[] contrast : contrasts) {
            if (contrast.length != columns.size() || run.length() != length) {
                throw new IllegalArgumentException("the contrast weighs " + contrast.length + " columns of "
                        + columns.size() + ", the run has " + run.length() + " volumes of " + length);
            }
        }
        List<double[]> turned =
                contrasts.stream().map(c -> basis.dual(columns, c)).toList();
        List<ContrastMap> maps = contrasts.stream()
                .map(c -> new ContrastMap(new double[run.voxels()], new double[run.voxels()], degreesOfFreedom()))
                .toList();
        if (noise instanceof NoiseModel.Tapered tapered && tapered.scope() == NoiseModel.Scope.VOXEL) {
            int lags = tapered.lagsOf(length);
            IntStream.range(0, run.voxels()).parallel().forEach(v -> {
                double[] series = run.series(v);
                double[] memory = taper(correlations(basis.residual(series), lags));
                new WhiteFit(basis, Whitening.spectral(memory, length), turned).voxel(series, v, maps);
            });
            return maps;
        }
        groups(run).forEach((hundredths, voxels) -> {
            Whitening whitening = noise instanceof NoiseModel.Tapered tapered
                    ? Whitening.spectral(meanMemory(run, tapered), length)
                    : Whitening.memory(hundredths / 100.0);
            WhiteFit fit = new WhiteFit(basis, whitening, turned);
            Arrays.stream(voxels).parallel().forEach(v -> fit.voxel(run.series(v), v, maps));
        });
        return maps;
    }

    /** Voxels that are whitened alike: by their ρ in hundredths, or all. */
    private Map<Integer, int[]> groups(Run run) {
        int[] hundredths = new int[run.voxels()];
        if (noise instanceof NoiseModel.Autoregressive) {
            double[] sums = new double[run.voxels()];
            IntStream.range(0, run.voxels())
                    .parallel()
                    .forEach(v -> sums[v] =
                            Arrays.stream(basis.residual(run.series(v))).sum());
            double mean = Arrays.stream(sums).sum() / ((double) length * run.voxels());
            IntStream.range(0, run.voxels())
                    .parallel()
                    .forEach(v -> hundredths[v] = hundredths(basis.residual(run.series(v)), mean));
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int v = 0; v < hundredths.length; v++) {
            groups.computeIfAbsent(hundredths[v], h -> new ArrayList<>()).add(v);
        }
        Map<Integer, int[]> arrays = new TreeMap<>();
        groups.forEach((h, voxels) ->
                arrays.put(h, voxels.stream().mapToInt(Integer::intValue).toArray()));
        return arrays;
    }

    private int hundredths(double[] residual, double mean) {
        double variance = 0;
        double lagged = 0;
        for (int t = 0; t < length; t++) {
            variance += (residual[t] - mean) * (residual[t] - mean) / length;
            if (t > 0) {
                lagged += (residual[t] - mean) * (residual[t - 1] - mean) / (length - 1);
            }
        }
        return variance > 0 ? (int) (100 * lagged / variance) : 0;
    }

    private double[] meanMemory(Run run, NoiseModel.Tapered tapered) {
        int lags = tapered.lagsOf(length);
        double[][] all = new double[run.voxels()][];
        IntStream.range(0, run.voxels())
                .parallel()
                .forEach(v -> all[v] = correlations(basis.residual(run.series(v)), lags));
        double[] mean = new double[lags];
        for (double[] one : all) {
            for (int lag = 0; lag < lags; lag++) {
                mean[lag] += one[lag] / all.length;
            }
        }
        return taper(mean);
    }

    /** r(0) = 1, r(1) … r(M − 1); 0 where a voxel does not vary. */
    private static double[] correlations(double[] residual, int lags) {
        double[] r = new double[lags];
        double squares = 0;
        for (double e : residual) {
            squares += e * e;
        }
        r[0] = 1;
        for (int lag = 1; lag < lags && squares > 0; lag++) {
            double sum = 0;
            for (int t = lag; t < residual.length; t++) {
                sum += residual[t] * residual[t - lag];
            }
            r[lag] = sum / squares;
        }
        return r;
    }

    private static double[] taper(double[] r) {
        double[] tapered = r.clone();
        for (int lag = 1; lag < r.length; lag++) {
            tapered[lag] *= 0.5 * (1 + Math.cos(Math.PI * lag / r.length));
        }
        return tapered;
    }
}

package org.nocimap.fmri.denoise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.linear.SeriesBlocks;
import org.nocimap.fmri.run.Run;

/**
 * Takes nuisance and drifts out of a run.
 *
 * <p>A censored volume is a column that is 1 there and 0 elsewhere: the fit of all other columns is then that of the remaining volumes
 * alone, and what is left of the censored volume is 0. A recursive filter would smear such a volume over its neighbours, so it is
 * bridged by a straight line before filtering and censored after it.
 */
public final class Denoiser {
    private final int length;
    private final double trSeconds;
    private final Denoising how;
    private final List<NuisanceColumn> nuisance;
    private final boolean[] censored;

    /**
     * @param nuisance regressors of length {@code length}; not standardised, not filtered
     * @param censored volumes that take no part, {@code boolean[length]}; not modified
     */
    public Denoiser(int length, double trSeconds, Denoising how, List<NuisanceColumn> nuisance, boolean[] censored) {
        this.length = length;
        this.trSeconds = trSeconds;
        this.how = how;
        this.nuisance = List.copyOf(nuisance);
        this.censored = censored.clone();
        if (censored.length != length) {
            throw new IllegalArgumentException("censoring names " + censored.length + " volumes of " + length);
        }
    }

    /**
     * @param run its volumes are modified
     * @return what it cost
     * @throws IllegalArgumentException when the run is not as long as the regressors
     */
    public Ledger apply(Run run) {
        if (run.length() != length) {
            throw new IllegalArgumentException("the run has " + run.length() + " volumes, not " + length);
        }
        List<SeriesBlocks.Step> steps = new ArrayList<>();
        Ledger ledger = how.order() == FilterOrder.JOINT ? joint(steps) : sequential(steps);
        SeriesBlocks.forEach(run.volumes(), (y, width) -> {
            double[] level = level(y, width);
            for (SeriesBlocks.Step step : steps) {
                step.apply(y, width);
            }
            if (how.level() == LevelOfSeries.KEPT) {
                for (double[] row : y) {
                    for (int v = 0; v < width; v++) {
                        row[v] += level[v];
                    }
                }
            }
        });
        return ledger;
    }

    /** Means over the volumes that take part. */
    private double[] level(double[][] y, int width) {
        double[] level = new double[width];
        int kept = 0;
        for (int t = 0; t < length; t++) {
            if (!censored[t]) {
                kept++;
                for (int v = 0; v < width; v++) {
                    level[v] += y[t][v];
                }
            }
        }
        for (int v = 0; v < width; v++) {
            level[v] /= Math.max(1, kept);
        }
        return level;
    }

    private Ledger joint(List<SeriesBlocks.Step> steps) {
        List<NuisanceColumn> columns = new ArrayList<>(spikes());
        columns.addAll(trends());
        if (how.highPass() instanceof HighPass.Recursive recursive) {
            Butterworth filter = new Butterworth(recursive, trSeconds);
            Basis trend = basis(trends());
            steps.add(this::bridge);
            steps.add(SeriesBlocks.removing(trend));
            steps.add(filter::apply);
            for (NuisanceColumn column : nuisance) {
                double[] values = trend.residual(bridged(column.values()));
                columns.add(new NuisanceColumn(column.source(), column.name(), centred(filter.filter(values))));
            }
            // Filtering has taken the trends out already: taking out the constant once more only centres what remains.
            columns.removeIf(c -> c.source() == NuisanceSource.TREND && !hasCensored());
            steps.add(SeriesBlocks.removing(basis(columns)));
            Map<NuisanceSource, Integer> cost = new EnumMap<>(account(columns).cost());
            cost.put(NuisanceSource.TREND, how.trendDegree() + 1);
            cost.put(NuisanceSource.DRIFT, drifts());
            return new Ledger(length, cost, account(columns).redundant());
        }
        columns.addAll(driftColumns());
        columns.addAll(nuisance);
        steps.add(SeriesBlocks.removing(basis(columns)));
        return account(columns);
    }

    private Ledger sequential(List<SeriesBlocks.Step> steps) {
        List<NuisanceColumn> columns = new ArrayList<>(spikes());
        columns.addAll(trends());
        columns.addAll(nuisance);
        steps.add(SeriesBlocks.removing(basis(columns)));
        if (how.highPass() instanceof HighPass.Recursive recursive) {
            steps.add(this::bridge);
            steps.add(new Butterworth(recursive, trSeconds)::apply);
        } else {
            steps.add(SeriesBlocks.removing(basis(driftColumns())));
        }
        Ledger regression = account(columns);
        Map<NuisanceSource, Integer> cost = new EnumMap<>(NuisanceSource.class);
        cost.putAll(regression.cost());
        cost.put(NuisanceSource.DRIFT, drifts());
        return new Ledger(length, cost, regression.redundant());
    }

    private int drifts() {
        return how.highPass().cost(length, trSeconds);
    }

    private boolean hasCensored() {
        for (boolean c : censored) {
            if (c) {
                return true;
            }
        }
        return false;
    }

    private List<NuisanceColumn> spikes() {
        List<NuisanceColumn> spikes = new ArrayList<>();
        for (int t = 0; t < length; t++) {
            if (censored[t]) {
                double[] spike = new double[length];
                spike[t] = 1;
                spikes.add(new NuisanceColumn(NuisanceSource.SPIKE, "censored_" + t, spike));
            }
        }
        return spikes;
    }

    private List<NuisanceColumn> trends() {
        List<NuisanceColumn> trends = new ArrayList<>();
        for (int degree = 0; degree <= how.trendDegree(); degree++) {
            double[] values = new double[length];
            for (int t = 0; t < length; t++) {
                values[t] = Math.pow(2.0 * t / (length - 1) - 1, degree);
            }
            trends.add(new NuisanceColumn(NuisanceSource.TREND, "trend_" + degree, values));
        }
        return trends;
    }

    private List<NuisanceColumn> driftColumns() {
        List<NuisanceColumn> columns = new ArrayList<>();
        for (double[] values : how.highPass().regressors(length, trSeconds)) {
            columns.add(new NuisanceColumn(NuisanceSource.DRIFT, "drift_" + (columns.size() + 1), values));
        }
        return columns;
    }

    private Basis basis(List<NuisanceColumn> columns) {
        return Basis.of(length, columns.stream().map(NuisanceColumn::values).toList());
    }

    private Ledger account(List<NuisanceColumn> columns) {
        List<Integer> redundant = basis(columns).redundant();
        Map<NuisanceSource, Integer> cost = new EnumMap<>(NuisanceSource.class);
        for (int n = 0; n < columns.size(); n++) {
            if (!redundant.contains(n)) {
                cost.merge(columns.get(n).source(), 1, Integer::sum);
            }
        }
        return new Ledger(
                length, cost, redundant.stream().map(n -> columns.get(n).name()).toList());
    }

    private static double[] centred(double[] series) {
        double mean = java.util.Arrays.stream(series).average().orElse(0);
        return java.util.Arrays.stream(series).map(v -> v - mean).toArray();
    }

    private double[] bridged(double[] series) {
        double[][] y = new double[length][1];
        for (int t = 0; t < length; t++) {
            y[t][0] = series[t];
        }
        bridge(y, 1);
        double[] bridged = new double[length];
        for (int t = 0; t < length; t++) {
            bridged[t] = y[t][0];
        }
        return bridged;
    }

    /** Straight lines over censored volumes; at the ends of the run, the nearest volume that takes part. */
    private void bridge(double[][] y, int width) {
        for (int t = 0; t < length; t++) {
            if (!censored[t]) {
                continue;
            }
            int before = t - 1;
            while (before >= 0 && censored[before]) {
                before--;
            }
            int after = t + 1;
            while (after < length && censored[after]) {
                after++;
            }
            if (before < 0 && after >= length) {
                return;
            }
            for (int v = 0; v < width; v++) {
                double left = y[before < 0 ? after : before][v];
                double right = y[after >= length ? before : after][v];
                double share = before < 0 || after >= length ? 0 : (t - before) / (double) (after - before);
                y[t][v] = left + share * (right - left);
            }
        }
    }
}

package org.nocimap.cbma.robustness;

import java.util.HashMap;
import java.util.Map;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.Neighbourhood;
import org.nocimap.engine.BlockJob;

/**
 * The fine search. A block is a draw of noise; its result, per cluster, the largest number of noise experiments survived between
 * the last number of the coarse search that the cluster survived and the first that it did not.
 */
final class BisectionJob implements BlockJob {
    private static final long serialVersionUID = 1;

    private final ExperimentPool pool;
    private final Places places;
    private final CriticalCurve curve;
    private final int[][] survived;
    private final int[][] lost;

    /**
     * @param survived per draw and cluster: a number of noise experiments that it survives
     * @param lost per draw and cluster: a larger number that it does not, or the same number when there is nothing to search
     */
    BisectionJob(ExperimentPool pool, Places places, CriticalCurve curve, int[][] survived, int[][] lost) {
        this.pool = pool;
        this.places = places;
        this.curve = curve;
        this.survived = survived;
        this.lost = lost;
    }

    @Override
    public String label() {
        return "fail-safe N, bisection";
    }

    @Override
    public int blocks() {
        return survived.length;
    }

    @Override
    public int items(int block) {
        return 1;
    }

    @Override
    public Worker newWorker() {
        NoisySet noisy = new NoisySet(pool);
        Neighbourhood neighbourhood = new Neighbourhood(pool.mask(), pool.spec().connectivity());
        return draw -> {
            noisy.start(draw);
            Map<Integer, double[]> extents = new HashMap<>();
            double[] result = new double[survived[draw].length];
            for (int c = 0; c < result.length; c++) {
                int low = survived[draw][c];
                int high = lost[draw][c];
                while (high - low > 1) {
                    int middle = (low + high) >>> 1;
                    double[] there = extents.computeIfAbsent(
                            middle, noise -> places.extents(noisy.analyse(noise), neighbourhood));
                    if (there[c] > curve.at(middle)) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                result[c] = low;
            }
            return result;
        };
    }
}

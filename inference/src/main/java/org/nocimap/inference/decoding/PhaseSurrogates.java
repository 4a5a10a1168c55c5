package org.nocimap.inference.decoding;

import java.io.Serializable;
import java.util.Arrays;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;

/**
 * Maps that look like a given one and mean nothing: the same values, at places that random phases choose, with the same spatial
 * autocorrelation.
 *
 * <p>The map's ranks become normal scores f, whose autocovariance within the mask is estimated at every lag h as Σ f(x) f(x + h)
 * over the pairs of voxels that both lie in the mask, divided by their number (by {@value #FEWEST_PAIRS} of the mask's voxels where there are fewer), and tapered
 * towards lags across the whole brain, of which one map says little. Its Fourier transform, negative values set to 0, is the power spectrum; a field
 * with this spectrum and random phases has that autocovariance and knows nothing of the mask's edge (phase randomisation of
 * Theiler et al. 1992, doi:10.1016/0167-2789(92)90102-S, for irregular domains). The map's own values then replace the field's,
 * rank by rank. The taper costs very smooth maps some smoothness: of maps of 24 mm FWHM the surrogates' neighbours 16 mm apart
 * correlate by 0.1 less. Immutable; shared by all threads.
 */
public final class PhaseSurrogates implements Serializable {
    private static final long serialVersionUID = 1;

    /** Share of the mask's voxels that a lag's pairs are at least divided by. */
    static final double FEWEST_PAIRS = 0.1;

    /** Lags count less with their length, by a Gaussian of this share of the mask's size (a third of a brain: 4 cm). */
    private static final double TAPER = 1 / 3.0;

    /** How much longer than the mask an axis is, so that opposite sides do not touch. */
    private static final double ROOM = 1.5;

    private static final int ANGLES = 1 << 12;

    private final Fourier fourier;
    private final double[] amplitude;
    private final int[] place;
    private final double[] sorted;

    private PhaseSurrogates(Fourier fourier, double[] amplitude, int[] place, double[] sorted) {
        this.fourier = fourier;
        this.amplitude = amplitude;
        this.place = place;
        this.sorted = sorted;
    }

    /**
     * @param map per mask voxel, finite, not all the same; not modified
     */
    public static PhaseSurrogates of(Mask mask, double[] map) {
        Grid grid = mask.grid();
        int[] low = {grid.nx(), grid.ny(), grid.nz()};
        int[] high = {-1, -1, -1};
        for (int n = 0; n < mask.size(); n++) {
            Voxel v = grid.voxel(mask.index(n));
            int[] at = {v.i(), v.j(), v.k()};
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], at[axis]);
                high[axis] = Math.max(high[axis], at[axis]);
            }
        }
        int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = Fourier.goodSize((int) Math.ceil(ROOM * (high[axis] - low[axis] + 1)));
        }
        int[] place = new int[mask.size()];
        for (int n = 0; n < place.length; n++) {
            Voxel v = grid.voxel(mask.index(n));
            place[n] = ((v.k() - low[2]) * size[1] + v.j() - low[1]) * size[0] + v.i() - low[0];
        }
        Fourier fourier = new Fourier(size[0], size[1], size[2]);
        int voxels = size[0] * size[1] * size[2];
        double[] scores = Ranks.normalScores(map);
        double[] products = autocorrelation(fourier, voxels, place, n -> scores[n]);
        double[] pairs = autocorrelation(fourier, voxels, place, n -> 1);
        double widthMm = TAPER * Math.cbrt(mask.volumeMm3());
        double[] covariance = new double[voxels];
        for (int h = 0; h < voxels; h++) {
            covariance[h] =
                    products[h] / Math.max(pairs[h], FEWEST_PAIRS * mask.size()) * taper(grid, size, h, widthMm);
        }
        fourier.forward(covariance, new double[voxels]);
        double[] amplitude = new double[voxels];
        // The transform of an even function is real; it now stands in the first array.
        for (int k = 0; k < voxels; k++) {
            amplitude[k] = Math.sqrt(Math.max(0, covariance[k]));
        }
        amplitude[0] = 0;
        double[] sorted = map.clone();
        Arrays.sort(sorted);
        return new PhaseSurrogates(fourier, amplitude, place, sorted);
    }

    /** A Gaussian over the length of a lag; lags of more than half an axis are those from the other side. */
    private static double taper(Grid grid, int[] size, int h, double widthMm) {
        int[] lag = {h % size[0], h / size[0] % size[1], h / (size[0] * size[1])};
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double mm =
                    Math.min(lag[axis], size[axis] - lag[axis]) * grid.affine().columnNorm(axis);
            square += mm * mm;
        }
        return StrictMath.exp(-square / (2 * widthMm * widthMm));
    }

    private interface Value {
        double at(int position);
    }

    private static double[] autocorrelation(Fourier fourier, int voxels, int[] place, Value value) {
        double[] re = new double[voxels];
        double[] im = new double[voxels];
        for (int n = 0; n < place.length; n++) {
            re[place[n]] = value.at(n);
        }
        fourier.forward(re, im);
        for (int k = 0; k < voxels; k++) {
            re[k] = re[k] * re[k] + im[k] * im[k];
            im[k] = 0;
        }
        fourier.backward(re, im);
        for (int h = 0; h < voxels; h++) {
            re[h] /= voxels;
        }
        return re;
    }

    /** Two independent surrogates: real and imaginary part of one complex field. */
    double[][] two(RandomStream random) {
        int voxels = amplitude.length;
        double[] re = new double[voxels];
        double[] im = new double[voxels];
        double[] cosine = Angles.COSINE;
        for (int k = 0; k < voxels; k += 4) {
            long bits = random.next();
            for (int n = k; n < Math.min(voxels, k + 4); n++) {
                int angle = (int) bits & (ANGLES - 1);
                bits >>>= 16;
                re[n] = amplitude[n] * cosine[angle];
                im[n] = amplitude[n] * cosine[(angle + 3 * ANGLES / 4) & (ANGLES - 1)];
            }
        }
        fourier.backward(re, im);
        return new double[][] {remapped(re), remapped(im)};
    }

    /** The map's values in the order of the field's, at the mask's voxels. */
    private double[] remapped(double[] field) {
        int n = place.length;
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = field[place[v]];
        }
        int[] ranked = Ranks.of(values);
        double[] surrogate = new double[n];
        for (int rank = 0; rank < n; rank++) {
            surrogate[ranked[rank]] = sorted[rank];
        }
        return surrogate;
    }

    /** Cosines of evenly spaced angles. */
    private static final class Angles {
        static final double[] COSINE = new double[ANGLES];

        static {
            for (int n = 0; n < ANGLES; n++) {
                COSINE[n] = StrictMath.cos(2 * Math.PI * n / ANGLES);
            }
        }

        private Angles() {}
    }
}

package org.nocimap.cbma.images;

import java.util.List;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/**
 * Makes group maps of which the truth is known: at every true place a Gaussian bump of effect, in every study with a strength of its
 * own, in smooth noise with the variance that the sample size gives.
 *
 * @param studies how many, at least 1
 * @param places where effects are, MNI mm
 * @param effect mean height of a bump in standard deviations of a subject; may be 0 (maps without effect)
 * @param between standard deviation of the height between studies, 0 or more
 * @param fewest subjects of the smallest study, at least 3
 * @param most subjects of the largest; all sizes between are equally likely
 * @param seed of all random numbers; study i does not change when there are more studies
 */
public record MapSimulation(
        int studies, List<Point> places, double effect, double between, int fewest, int most, long seed) {
    /** Standard deviation of a bump, mm. */
    private static final double BUMP_MM = 6;

    /** Smoothness of the noise, full width at half maximum, mm. */
    private static final double NOISE_FWHM_MM = 8;

    public MapSimulation {
        places = List.copyOf(places);
        if (studies < 1 || studies > 1000 || fewest < 3 || fewest > most || most > 1_000_000) {
            throw new IllegalArgumentException("1 to 1000 studies of 3 or more subjects, the least first");
        }
        if (!(Math.abs(effect) <= 100) || !(between >= 0 && between <= 100)) {
            throw new IllegalArgumentException("effects of at most 100 standard deviations");
        }
    }

    /**
     * One study's maps over a mask, in its order.
     *
     * @param subjects sample size
     * @param beta estimated effect
     * @param varcope its estimated variance, chi-squared with subjects − 1 degrees of freedom
     * @param t beta over its standard error, with subjects − 1 degrees of freedom
     */
    public record Study(int subjects, double[] beta, double[] varcope, double[] t) {}

    /**
     * @param number 0-based
     */
    public Study simulate(int number, Mask mask) {
        RandomStream random = RandomStreams.of(seed, "cbma.simulate.maps").stream(number);
        int subjects = fewest + random.nextInt(most - fewest + 1);
        double height = effect + between * random.nextGaussian();
        double[] noise = noise(mask, random);
        double[] spread = noise(mask, random);
        double[] beta = new double[mask.size()];
        double[] varcope = new double[mask.size()];
        double[] t = new double[mask.size()];
        double df = subjects - 1.0;
        for (int n = 0; n < beta.length; n++) {
            Point at = mask.grid().pointOf(mask.index(n));
            double truth = 0;
            for (Point place : places) {
                double d = at.distanceTo(place) / BUMP_MM;
                truth += height * Math.exp(-0.5 * d * d);
            }
            beta[n] = truth + noise[n] / Math.sqrt(subjects);
            // The Wilson-Hilferty cube is chi-squared over its degrees of freedom but for its third digit.
            double cube = 1 - 2 / (9 * df) + spread[n] * Math.sqrt(2 / (9 * df));
            varcope[n] = Math.max(0.01, cube * cube * cube) / subjects;
            t[n] = beta[n] / Math.sqrt(varcope[n]);
        }
        return new Study(subjects, beta, varcope, t);
    }

    /** Smooth, with mean 0 and variance 1 over the mask. */
    private static double[] noise(Mask mask, RandomStream random) {
        Grid grid = mask.grid();
        float[] white = new float[grid.size()];
        for (int v = 0; v < white.length; v++) {
            white[v] = (float) random.nextGaussian();
        }
        double[] smooth = mask.valuesOf(GaussianSmoothing.ofFwhm(NOISE_FWHM_MM).apply(new Volume(grid, white)));
        double mean = 0;
        double squares = 0;
        for (double value : smooth) {
            mean += value / smooth.length;
        }
        for (double value : smooth) {
            squares += (value - mean) * (value - mean) / smooth.length;
        }
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 1;
        for (int n = 0; n < smooth.length; n++) {
            smooth[n] = (smooth[n] - mean) * scale;
        }
        return smooth;
    }
}

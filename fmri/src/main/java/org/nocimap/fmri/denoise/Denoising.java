package org.nocimap.fmri.denoise;

/**
 * How a run is denoised.
 *
 * @param highPass which drifts go
 * @param order whether they go together with the nuisance
 * @param trendDegree polynomial taken out besides: 0 the mean, 1 a line, 2 a parabola
 * @param level whether the mean is put back
 */
public record Denoising(HighPass highPass, FilterOrder order, int trendDegree, LevelOfSeries level) {
    public Denoising {
        if (trendDegree < 0 || trendDegree > 5) {
            throw new IllegalArgumentException("a trend has degree 0 to 5, not " + trendDegree);
        }
    }
}

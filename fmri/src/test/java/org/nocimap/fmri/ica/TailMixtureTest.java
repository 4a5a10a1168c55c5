package org.nocimap.fmri.ica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;

class TailMixtureTest {
    private static final int VALUES = 40_000;

    /** 90 % noise of mean 0.2 and SD 1.5; 7 % above, sums of 9 exponentials of scale 1; 3 % below, of 16 of 0.5. */
    @Test
    void recoversWhatWasMixed() {
        RandomStream random = RandomStream.of(3, "fmri.test.mixture", 0);
        double[] x = new double[VALUES];
        for (int n = 0; n < VALUES; n++) {
            double u = random.nextDouble();
            x[n] = u < 0.9
                    ? 0.2 + 1.5 * random.nextGaussian()
                    : u < 0.97 ? 0.2 + gamma(random, 9, 1) : 0.2 - gamma(random, 16, 0.5);
        }
        TailMixture fit = TailMixture.fit(x);
        assertThat(fit.mean()).isCloseTo(0.2, within(0.05));
        assertThat(fit.sd()).isCloseTo(1.5, within(0.05));
        assertThat(fit.shares()[0]).isCloseTo(0.9, within(0.015));
        assertThat(fit.shares()[1]).isCloseTo(0.07, within(0.01));
        assertThat(fit.shares()[2]).isCloseTo(0.03, within(0.01));
        assertThat(fit.shapes()[0] * fit.scales()[0]).isCloseTo(9, within(0.5));
        assertThat(fit.shapes()[1] * fit.scales()[1]).isCloseTo(8, within(0.8));
        // Where the densities cross: 0.9 N = 0.07 Γ near 4.2 standard units above.
        assertThat(fit.tailProbability(0.2)).isZero();
        assertThat(fit.tailProbability(9)).isGreaterThan(0.99);
        assertThat(fit.tailProbability(-9)).isGreaterThan(0.99);
        assertThat(fit.tailProbability(1e6)).isEqualTo(1);
    }

    /** Pure noise has no tails worth a voxel in a thousand. */
    @Test
    void noiseHasNoTails() {
        RandomStream random = RandomStream.of(4, "fmri.test.mixture", 0);
        double[] x = new double[VALUES];
        for (int n = 0; n < VALUES; n++) {
            x[n] = random.nextGaussian();
        }
        TailMixture fit = TailMixture.fit(x);
        int above = 0;
        for (double value : x) {
            above += fit.tailProbability(value) > 0.5 ? 1 : 0;
        }
        assertThat(above).isLessThan(VALUES / 1000);
        assertThat(TailMixture.fit(new double[50]).tailProbability(0)).isZero();
    }

    private static double gamma(RandomStream random, int shape, double scale) {
        double sum = 0;
        for (int n = 0; n < shape; n++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum * scale;
    }
}

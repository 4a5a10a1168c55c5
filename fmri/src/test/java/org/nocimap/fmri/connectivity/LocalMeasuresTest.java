package org.nocimap.fmri.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;

class LocalMeasuresTest {
    private static final int TIME = 100;

    /** A sine of amplitude 3 at a frequency of the run has power 9 T / 4 there, √ = 1.5 √T, and none elsewhere. */
    @Test
    void theAmplitudeOfASineIsItsClosedForm() {
        float[][] volumes = new float[TIME][2];
        for (int t = 0; t < TIME; t++) {
            // 100 volumes of 2 s: bin 8 is 0.04 Hz, inside the band, bin 30 is 0.15 Hz, outside it.
            volumes[t][0] = (float) (7 + 3 * Math.sin(2 * Math.PI * 8 * t / TIME));
            volumes[t][1] = (float) (3 * Math.cos(2 * Math.PI * 30 * t / TIME));
        }
        LocalMeasures.Amplitude amplitude = LocalMeasures.amplitude(clean(volumes));
        // 0.01 to 0.08 Hz are bins 2 to 16.
        assertThat(amplitude.alff()[0]).isCloseTo(1.5 * Math.sqrt(TIME) / 15, within(1e-5));
        assertThat(amplitude.falff()[0]).isCloseTo(1, within(1e-5));
        assertThat(amplitude.falff()[1]).isCloseTo(0, within(1e-5));
    }

    /** Kendall's W is 1 for voxels that rise and fall together, 0 for two that are opposite, and about 1/K for K independent ones. */
    @Test
    void homogeneityIsKendallsConcordance() {
        RandomStream random = RandomStream.of(2, "fmri.test.reho", 0);
        float[][] together = new float[TIME][3];
        float[][] opposite = new float[TIME][2];
        for (int t = 0; t < TIME; t++) {
            float value = (float) random.nextGaussian();
            together[t] = new float[] {value, 5 + 2 * value, value * value * value};
            opposite[t] = new float[] {value, -value};
        }
        assertThat(LocalMeasures.homogeneity(clean(together))).containsOnly(new double[] {1}, within(1e-9));
        assertThat(LocalMeasures.homogeneity(clean(opposite))).containsOnly(new double[] {0}, within(1e-9));
        float[][] noise = new float[TIME][300];
        for (float[] volume : noise) {
            for (int v = 0; v < volume.length; v++) {
                volume[v] = (float) random.nextGaussian();
            }
        }
        double[] w = LocalMeasures.homogeneity(clean(noise));
        assertThat(Arrays.stream(w, 1, 299).average().orElseThrow()).isCloseTo(1.0 / 3, within(0.02));
    }

    private static CleanRun clean(float[][] volumes) {
        boolean[] kept = new boolean[volumes.length];
        Arrays.fill(kept, true);
        return SeedMapTest.clean(volumes, kept, 50);
    }
}

package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nocimap.stats.field.ClusterField;
import org.nocimap.stats.field.PeakField;
import org.nocimap.stats.field.ResidualRoughness;

class FieldFormulasTest {
    @Test
    void dividingByAnEstimatedVarianceRoughensAField() {
        // For a stationary field the ratio is that of the slopes of z(t) to those of the residuals; drawn here by pairs
        // of
        // neighbouring points whose correlation is nearly 1.
        double nu = 10;
        int n = (int) nu + 1;
        double rho = 0.9995;
        Random random = new Random(1);
        double slopes = 0;
        int draws = 200_000;
        for (int draw = 0; draw < draws; draw++) {
            double[] a = new double[n];
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                a[i] = random.nextGaussian();
                b[i] = rho * a[i] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            }
            double step = z(b, nu) - z(a, nu);
            slopes += step * step;
        }
        double ratio = slopes / draws / (2 * (1 - rho));
        assertThat(ResidualRoughness.gamma(nu)).isCloseTo(ratio, within(0.015));
        assertThat(ResidualRoughness.gamma(1000)).isCloseTo(1, within(0.002));
        assertThatThrownBy(() -> ResidualRoughness.gamma(4)).hasMessageContaining("more than 4");
    }

    private static double z(double[] sample, double nu) {
        double mean = 0;
        double squares = 0;
        for (double v : sample) {
            mean += v / sample.length;
        }
        for (double v : sample) {
            squares += (v - mean) * (v - mean);
        }
        return StudentT.z(mean / Math.sqrt(squares / nu / sample.length), nu);
    }

    @Test
    void largerClustersAndHigherPeaksAreRarer() {
        ClusterField field = new ClusterField(0.05, 100_000);
        assertThat(field.clusterP(2.3, 100)).isGreaterThan(field.clusterP(2.3, 200));
        assertThat(field.clusterP(3.1, 100)).isLessThan(field.clusterP(2.3, 100));
        assertThat(field.clusterP(3.1, 0)).isCloseTo(1 - Math.exp(-field.expectedClusters(3.1)), within(1e-12));
        PeakField peaks = new PeakField(new double[] {1, 20, 300, 1000}, 50_000);
        assertThat(peaks.p(4.5)).isGreaterThan(peaks.p(5));
        assertThat(peaks.p(2)).isEqualTo(1);
        assertThat(peaks.p(8)).isLessThanOrEqualTo(50_000 * Normal.sf(8));
    }

    @Test
    void theHighestDensityIsThatOfTheClusterFormula() {
        double u = 3.3;
        double roughness = 0.0863404;
        double volume = 97627;
        double resels = volume * roughness / Math.pow(4 * Math.log(2), 1.5);
        assertThat(resels * PeakField.density(3, u))
                .isCloseTo(new ClusterField(roughness, volume).expectedClusters(u), within(1e-9));
    }
}

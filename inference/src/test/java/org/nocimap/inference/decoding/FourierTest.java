package org.nocimap.inference.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierTest {
    @ParameterizedTest
    @CsvSource({"1,1,1", "8,1,1", "1,9,1", "1,1,25", "6,10,15", "30,4,3", "5,12,2"})
    void agreesWithThePlainSum(int nx, int ny, int nz) {
        Random random = new Random(nx + 31L * ny + 977L * nz);
        int n = nx * ny * nz;
        double[] re = random.doubles(n, -1, 1).toArray();
        double[] im = random.doubles(n, -1, 1).toArray();
        double[] fastRe = re.clone();
        double[] fastIm = im.clone();
        Fourier fourier = new Fourier(nx, ny, nz);
        fourier.forward(fastRe, fastIm);
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int x = 0; x < n; x++) {
                double turn = (double) (k % nx) * (x % nx) / nx
                        + (double) (k / nx % ny) * (x / nx % ny) / ny
                        + (double) (k / (nx * ny)) * (x / (nx * ny)) / nz;
                double c = Math.cos(2 * Math.PI * turn);
                double s = -Math.sin(2 * Math.PI * turn);
                sumRe += re[x] * c - im[x] * s;
                sumIm += re[x] * s + im[x] * c;
            }
            assertThat(fastRe[k]).isCloseTo(sumRe, within(1e-10));
            assertThat(fastIm[k]).isCloseTo(sumIm, within(1e-10));
        }
        fourier.backward(fastRe, fastIm);
        for (int x = 0; x < n; x++) {
            assertThat(fastRe[x] / n).isCloseTo(re[x], within(1e-13));
            assertThat(fastIm[x] / n).isCloseTo(im[x], within(1e-13));
        }
    }

    @Test
    void goodSizesAreProductsOfTwoThreeAndFive() {
        assertThat(Fourier.goodSize(7)).isEqualTo(8);
        assertThat(Fourier.goodSize(109)).isEqualTo(120);
        assertThat(Fourier.goodSize(60)).isEqualTo(60);
    }
}

package org.nocimap.inference.decoding;

import java.io.Serializable;

/**
 * The discrete Fourier transform of complex volumes whose axes are products of 2, 3 and 5: Stockham's self-sorting algorithm along
 * one axis after the other. Not scaled: forward and inverse together multiply by the number of voxels. The same bits on every
 * machine.
 */
final class Fourier implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int[] RADICES = {5, 3, 2};

    private final int[] size;
    private final int longest;
    /** Cosine and sine of 2π n / length for every n, per axis. */
    private final double[][] cosine;

    private final double[][] sine;

    /**
     * @param nx points along the fastest axis; each a product of 2, 3 and 5
     */
    Fourier(int nx, int ny, int nz) {
        size = new int[] {nx, ny, nz};
        longest = Math.max(nx, Math.max(ny, nz));
        cosine = new double[3][];
        sine = new double[3][];
        for (int axis = 0; axis < 3; axis++) {
            if (goodSize(size[axis]) != size[axis]) {
                throw new IllegalArgumentException(size[axis] + " is no product of 2, 3 and 5");
            }
            cosine[axis] = new double[size[axis]];
            sine[axis] = new double[size[axis]];
            for (int n = 0; n < size[axis]; n++) {
                cosine[axis][n] = StrictMath.cos(2 * Math.PI * n / size[axis]);
                sine[axis][n] = StrictMath.sin(2 * Math.PI * n / size[axis]);
            }
        }
    }

    /** The smallest product of 2, 3 and 5 that is at least {@code n}. */
    static int goodSize(int n) {
        for (int candidate = Math.max(1, n); ; candidate++) {
            int rest = candidate;
            for (int radix : RADICES) {
                while (rest % radix == 0) {
                    rest /= radix;
                }
            }
            if (rest == 1) {
                return candidate;
            }
        }
    }

    /**
     * F(k) = Σ f(x) exp(−2πi kx / n), for all three axes.
     *
     * @param re real parts, x fastest; modified
     * @param im imaginary parts; modified
     */
    void forward(double[] re, double[] im) {
        Lines lines = new Lines(longest);
        int[] stride = {1, size[0], size[0] * size[1]};
        for (int axis = 0; axis < 3; axis++) {
            int a = axis == 0 ? 1 : 0;
            int b = axis == 2 ? 1 : 2;
            for (int p = 0; p < size[a]; p++) {
                for (int q = 0; q < size[b]; q++) {
                    lines.transform(re, im, p * stride[a] + q * stride[b], stride[axis], axis);
                }
            }
        }
    }

    /** The inverse but for the scale: with the parts exchanged, forward is backward. */
    void backward(double[] re, double[] im) {
        forward(im, re);
    }

    /** One line at a time. */
    private final class Lines {
        private double[] re;
        private double[] im;
        private double[] nextRe;
        private double[] nextIm;

        Lines(int longest) {
            re = new double[longest];
            im = new double[longest];
            nextRe = new double[longest];
            nextIm = new double[longest];
        }

        void transform(double[] volumeRe, double[] volumeIm, int start, int stride, int axis) {
            int n = size[axis];
            for (int i = 0; i < n; i++) {
                re[i] = volumeRe[start + i * stride];
                im[i] = volumeIm[start + i * stride];
            }
            int length = n;
            int blocks = 1;
            for (int radix : RADICES) {
                while (length % radix == 0) {
                    pass(radix, length, blocks, axis);
                    length /= radix;
                    blocks *= radix;
                }
            }
            for (int i = 0; i < n; i++) {
                volumeRe[start + i * stride] = re[i];
                volumeIm[start + i * stride] = im[i];
            }
        }

        /**
         * Splits transforms of {@code length} into {@code radix} shorter ones: out[q + s(r·p + k)] = w^(pk) Σⱼ in[q + s(p + m·j)]
         * exp(−2πi jk / radix), with m = length / radix and s the number of transforms side by side.
         */
        private void pass(int radix, int length, int side, int axis) {
            int n = size[axis];
            double[] cos = cosine[axis];
            double[] sin = sine[axis];
            int m = length / radix;
            for (int p = 0; p < m; p++) {
                for (int k = 0; k < radix; k++) {
                    int twiddle = (int) ((long) p * k * (n / length) % n);
                    for (int q = 0; q < side; q++) {
                        double sumRe = 0;
                        double sumIm = 0;
                        for (int j = 0; j < radix; j++) {
                            int from = q + side * (p + m * j);
                            int turn = (int) ((long) j * k % radix * (n / radix));
                            sumRe += re[from] * cos[turn] + im[from] * sin[turn];
                            sumIm += im[from] * cos[turn] - re[from] * sin[turn];
                        }
                        int to = q + side * (radix * p + k);
                        nextRe[to] = sumRe * cos[twiddle] + sumIm * sin[twiddle];
                        nextIm[to] = sumIm * cos[twiddle] - sumRe * sin[twiddle];
                    }
                }
            }
            double[] swap = re;
            re = nextRe;
            nextRe = swap;
            swap = im;
            im = nextIm;
            nextIm = swap;
        }
    }
}

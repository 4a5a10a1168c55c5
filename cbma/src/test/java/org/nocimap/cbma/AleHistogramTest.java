package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

class AleHistogramTest {
    /** Sums of some thousand probabilities in another order. */
    private static final double ROUNDING = 1e-14;

    /** Steps whose reciprocal is whole, so that the oracle rounds in exact arithmetic. */
    private static final int[] BINS_PER_ONE = {1000, 20_000, 100_000};

    private static AleHistogram random(RandomStream random, int perOne) {
        int last = 1 + random.nextInt(random.nextInt(3) == 0 ? 2 : 60);
        int first = random.nextInt(perOne - last);
        double[] mass = new double[last];
        double sum = 0;
        for (int b = 0; b < last; b++) {
            mass[b] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            sum += mass[b];
        }
        double beyond = random.nextInt(2) == 0 ? 0 : random.nextDouble();
        for (int b = 0; b < last; b++) {
            mass[b] /= sum + beyond + 1e-300;
        }
        double rest = sum + beyond == 0 ? 1 : beyond / (sum + beyond);
        return new AleHistogram(new AleBins(1.0 / perOne), first, mass, rest);
    }

    /**
     * Upper tails by looking at every pair of bins. Where i + j − i·j·step lies exactly between two bins either is right: the
     * tails with all such pairs in the lower, and in the upper bin.
     */
    private static double[][] tailsByDefinition(AleHistogram a, AleHistogram b, int perOne, int bins) {
        double[][] tails = new double[2][bins + 1];
        for (int m = 0; m < a.mass().length; m++) {
            for (int n = 0; n < b.mass().length; n++) {
                long i = a.first() + m;
                long j = b.first() + n;
                long twice = 2 * ((i + j) * perOne - i * j) + perOne;
                long upper = Math.floorDiv(twice, 2L * perOne);
                long lower = Math.floorMod(twice, 2L * perOne) == 0 ? upper - 1 : upper;
                tails[0][(int) Math.min(bins, lower)] += a.mass()[m] * b.mass()[n];
                tails[1][(int) Math.min(bins, upper)] += a.mass()[m] * b.mass()[n];
            }
        }
        double beyond = a.beyond() + b.beyond() - a.beyond() * b.beyond();
        for (double[] tail : tails) {
            tail[bins] += beyond;
            for (int bin = bins - 1; bin >= 0; bin--) {
                tail[bin] += tail[bin + 1];
            }
        }
        return tails;
    }

    @Property(tries = 200)
    void unionIsEveryPairOfBinsRounded(@ForAll long seed, @ForAll @IntRange(min = 0, max = 2) int step) {
        RandomStream random = RandomStream.of(seed, "test.histograms", 0);
        int perOne = BINS_PER_ONE[step];
        AleHistogram a = random(random, perOne);
        AleHistogram b = random(random, perOne);
        int reach = a.first() + a.mass().length + b.first() + b.mass().length;
        // Anywhere: below all mass, amid it, above it.
        int lastBin =
                switch (random.nextInt(3)) {
                    case 0 -> reach;
                    case 1 -> Math.max(0, Math.max(a.first(), b.first()) + random.nextInt(120) - 60);
                    default -> random.nextInt(reach);
                };
        AleHistogram union = AleHistogram.union(a, b, lastBin, 0);
        double[][] expected = tailsByDefinition(a, b, perOne, reach);
        double[] tail = union.upperTail();
        // Mass that all lies above the last bin asked for may stay in the lowest bin there is.
        int end = union.first() + union.mass().length;
        assertThat(end).isLessThanOrEqualTo(Math.max(lastBin, union.first()) + 1);
        for (int bin = Math.max(0, union.first() - 2); bin < end; bin++) {
            assertThat(tail[bin]).isBetween(expected[0][bin] - ROUNDING, expected[1][bin] + ROUNDING);
        }
        assertThat(tail[0]).as("all of the probability").isCloseTo(1, within(ROUNDING));
        double kept = Arrays.stream(union.mass()).sum();
        assertThat(kept + union.beyond()).isCloseTo(1, within(ROUNDING));
        assertThat(union.beyond())
                .as("from bin %d, asked for to %d", end, lastBin)
                .isBetween(expected[0][end] - ROUNDING, expected[1][end] + ROUNDING);
    }

    @Property(tries = 200)
    void aTailOfTheUnionIsThatOfEveryPairOfBins(@ForAll long seed, @ForAll @IntRange(min = 0, max = 2) int step) {
        RandomStream random = RandomStream.of(seed, "test.histograms", 2);
        int perOne = BINS_PER_ONE[step];
        AleHistogram a = random(random, perOne);
        AleHistogram b = random(random, perOne);
        UnionTail tail = new UnionTail(a, b);
        int reach = a.first() + a.mass().length + b.first() + b.mass().length;
        double[][] expected = tailsByDefinition(a, b, perOne, reach);
        for (int bin = 0; bin <= reach; bin++) {
            assertThat(tail.from(bin)).isBetween(expected[0][bin] - ROUNDING, expected[1][bin] + ROUNDING);
        }
    }

    @Property(tries = 100)
    void givingUpBinsNeverMakesATailSmaller(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.histograms", 1);
        AleHistogram a = random(random, 100_000);
        AleHistogram b = random(random, 100_000);
        double negligible = 0.02 * random.nextDouble();
        double[] exact = AleHistogram.union(a, b, 200_000, 0).upperTail();
        AleHistogram trimmed = AleHistogram.union(a, b, 200_000, negligible);
        double[] tail = trimmed.upperTail();
        for (int bin = Math.max(0, trimmed.first() - 200); bin < tail.length; bin++) {
            assertThat(tail[bin]).isBetween(exact[bin] - ROUNDING, exact[bin] + negligible + ROUNDING);
        }
    }

    @Test
    void onePairLandsInItsBin() {
        AleBins bins = new AleBins(1e-5);
        AleHistogram a = new AleHistogram(bins, 700, new double[] {1}, 0);
        AleHistogram b = new AleHistogram(bins, 900, new double[] {1}, 0);
        // 1 - (1 - 0.007)(1 - 0.009) = 0.015937, bin 1594 (1593.7).
        AleHistogram union = AleHistogram.union(a, b, 5000, 0);
        assertThat(union.first()).isEqualTo(1594);
        assertThat(union.mass()).containsExactly(1);
        assertThat(union.beyond()).isZero();
        AleHistogram none = new AleHistogram(bins, 0, new double[] {0.5, 0.5}, 0);
        assertThat(AleHistogram.union(none, b, 900, 0).beyond()).isEqualTo(0.5);
    }

    @Test
    void anExperimentsHistogramCountsTheMask() {
        Mask mask = TestMasks.where(
                new Grid(9, 9, 9, Affine.diagonal(4, 4, 4, -16, -16, -16)), p -> p.x() + p.y() + p.z() < 20);
        ActivationModel model = ActivationModel.place(
                mask, List.of(List.of(new Point(1, 2, 3), new Point(-9, 0, 4))), new double[] {10}, FociRounding.NONE);
        AleBins bins = AleBins.of(mask.grid());
        ModelledActivation activation = new ModelledActivation(mask);
        activation.model(model.foci(0));
        double[] counts = new double[bins.last() + 1];
        for (int n = 0; n < mask.size(); n++) {
            counts[bins.bin(activation.at(n))]++;
        }
        int highest = bins.last();
        while (counts[highest] == 0) {
            highest--;
        }
        AleHistogram whole = AleHistogram.of(bins, activation, mask.size(), bins.last());
        assertThat(whole.first()).isZero();
        assertThat(whole.mass()).hasSize(highest + 1);
        for (int b = 0; b <= highest; b++) {
            assertThat(whole.mass()[b]).isCloseTo(counts[b] / mask.size(), within(1e-15));
        }
        assertThat(whole.beyond()).isZero();
        AleHistogram cut = AleHistogram.of(bins, activation, mask.size(), highest - 1);
        assertThat(cut.beyond()).isCloseTo(counts[highest] / mask.size(), within(1e-15));
    }
}

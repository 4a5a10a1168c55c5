package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;

class AleBinsTest {
    @ParameterizedTest
    @CsvSource({"2, 1e-5", "1, 1.25e-6", "4, 8e-5", "0.1, 1e-6", "50, 1e-3"})
    void aStepGrowsWithTheVoxel(double mm, double step) {
        Grid grid = new Grid(3, 3, 3, Affine.diagonal(-mm, mm, mm, 0, 0, 0));
        assertThat(AleBins.of(grid).step()).isCloseTo(step, within(1e-20));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4.9e-6, 0", "5.1e-6, 1", "0.01, 1000", "0.0100049, 1000", "1, 100000"})
    void valuesAreRounded(double ale, int bin) {
        assertThat(new AleBins(1e-5).bin(ale)).isEqualTo(bin);
    }

    @Property(tries = 300)
    void theSmallestNumberOfABinIsTheFirstThatRoundsToIt(
            @ForAll @IntRange(min = 1, max = 90_000) int bin, @ForAll @IntRange(min = 0, max = 2) int kind) {
        AleBins bins = new AleBins(new double[] {1e-5, 1.25e-6, 0.00064}[kind]);
        if (bin <= bins.last()) {
            float smallest = bins.smallestIn(bin);
            assertThat(bins.bin(smallest)).isEqualTo(bin);
            assertThat(bins.bin(Math.nextDown(smallest))).isEqualTo(bin - 1);
        }
    }
}

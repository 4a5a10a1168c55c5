package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourMapTest {
    private static final double[][] USUAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    /** Viénot, Brettel and Mollon 1999 (doi 10.1002/(SICI)1520-6378(199908)24:4), on linear sRGB. */
    private static final double[][] NO_LONG_CONES = {
        {0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}
    };

    private static final double[][] NO_MIDDLE_CONES = {
        {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}
    };

    static Stream<double[][]> eyes() {
        return Stream.of(USUAL, NO_LONG_CONES, NO_MIDDLE_CONES);
    }

    @ParameterizedTest
    @MethodSource("eyes")
    void lightnessMovesOneWayForAllEyes(double[][] eye) {
        for (ColourMap map : new ColourMap[] {ColourMap.HEAT, ColourMap.COOL, ColourMap.GREY}) {
            for (int level = 1; level < ColourMap.LEVELS; level++) {
                assertThat(lab(map, level, eye)[0]).isGreaterThan(lab(map, level - 1, eye)[0]);
            }
        }
        for (ColourMap map : new ColourMap[] {ColourMap.EMBER, ColourMap.FROST}) {
            for (int level = 1; level < ColourMap.LEVELS; level++) {
                assertThat(lab(map, level, eye)[0]).isLessThan(lab(map, level - 1, eye)[0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("eyes")
    void bothSignsAreToldApartByAllEyes(double[][] eye) {
        for (int level = 0; level < ColourMap.LEVELS; level++) {
            assertThat(distance(lab(ColourMap.HEAT, level, eye), lab(ColourMap.COOL, level, eye)))
                    .isGreaterThan(25);
            assertThat(distance(lab(ColourMap.EMBER, level, eye), lab(ColourMap.FROST, level, eye)))
                    .isGreaterThan(25);
        }
    }

    @Test
    void theRangeOfLightnessIsUsed() {
        assertThat(lab(ColourMap.HEAT, ColourMap.LEVELS - 1, USUAL)[0] - lab(ColourMap.HEAT, 0, USUAL)[0])
                .isGreaterThan(60);
        assertThat(lab(ColourMap.COOL, ColourMap.LEVELS - 1, USUAL)[0] - lab(ColourMap.COOL, 0, USUAL)[0])
                .isGreaterThan(60);
    }

    @Test
    void fractionsOutsideGetTheEnds() {
        assertThat(ColourMap.HEAT.colour(-3).hex()).isEqualTo("#7a0403");
        assertThat(ColourMap.HEAT.colour(0).hex()).isEqualTo("#7a0403");
        assertThat(ColourMap.HEAT.colour(1).hex()).isEqualTo("#fef3a8");
        assertThat(ColourMap.HEAT.colour(7).hex()).isEqualTo("#fef3a8");
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** CIE 1976 L*, a*, b* under D65, as an eye sees a colour. */
    private static double[] lab(ColourMap map, int level, double[][] eye) {
        int argb = map.argb((level + 0.5) / ColourMap.LEVELS);
        double[] linear = {linear(argb >> 16 & 0xFF), linear(argb >> 8 & 0xFF), linear(argb & 0xFF)};
        double[] seen = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                seen[row] += eye[row][column] * linear[column];
            }
            seen[row] = Math.max(0, Math.min(1, seen[row]));
        }
        double x = (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047;
        double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
        double z = (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883;
        return new double[] {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
    }

    private static double linear(int byteValue) {
        double v = byteValue / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}

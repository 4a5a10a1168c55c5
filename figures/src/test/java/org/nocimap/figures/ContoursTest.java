package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nocimap.figures.drawing.At;

class ContoursTest {
    private static final int SIDE = 41;

    @Test
    void aCircleHasItsArea() {
        List<List<At>> rings = around((x, y) -> 12.3 - Math.hypot(x - 20.2, y - 19.7));

        assertThat(rings).hasSize(1);
        assertThat(Math.abs(area(rings.get(0)))).isCloseTo(Math.PI * 12.3 * 12.3, within(2.0));
    }

    @Test
    void aHoleIsARingTheOtherWayRound() {
        List<List<At>> rings = around((x, y) -> 4 - Math.abs(12 - Math.hypot(x - 20, y - 20)));

        assertThat(rings).hasSize(2);
        assertThat(area(rings.get(0)) * area(rings.get(1))).isNegative();
    }

    /** Every crossing of an edge of the lattice belongs to one ring, and all rings close. */
    @Property(tries = 50)
    void ringsPassEveryCrossingOnce(@ForAll long seed) {
        Random random = new Random(seed);
        double[] field = new double[SIDE * SIDE];
        int crossings = 0;
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                field[y * SIDE + x] = random.nextDouble();
            }
        }
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean here = field[y * SIDE + x] > 0.5;
                crossings += x + 1 < SIDE && here != field[y * SIDE + x + 1] > 0.5 ? 1 : 0;
                crossings += y + 1 < SIDE && here != field[(y + 1) * SIDE + x] > 0.5 ? 1 : 0;
            }
        }
        List<List<At>> rings = Contours.around(field, SIDE, SIDE, 0.5);

        assertThat(rings.stream().mapToInt(List::size).sum()).isEqualTo(crossings);
        for (List<At> ring : rings) {
            for (int n = 0; n < ring.size(); n++) {
                At a = ring.get(n);
                At b = ring.get((n + 1) % ring.size());
                assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y())).isLessThan(1.5);
            }
        }
    }

    @Test
    void aFieldWithoutAnythingHasNoRing() {
        assertThat(around((x, y) -> -1)).isEmpty();
    }

    private interface Field {
        double at(double x, double y);
    }

    private static List<List<At>> around(Field f) {
        double[] field = new double[SIDE * SIDE];
        for (int n = 0; n < field.length; n++) {
            field[n] = f.at(n % SIDE, n / SIDE);
        }
        return Contours.around(field, SIDE, SIDE, 0);
    }

    private static double area(List<At> ring) {
        double sum = 0;
        for (int n = 0; n < ring.size(); n++) {
            At a = ring.get(n);
            At b = ring.get((n + 1) % ring.size());
            sum += a.x() * b.y() - b.x() * a.y();
        }
        return sum / 2;
    }
}

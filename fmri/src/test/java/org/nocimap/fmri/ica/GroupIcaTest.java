package org.nocimap.fmri.ica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class GroupIcaTest {
    private static final IcaSpec THREE = new IcaSpec(OptionalInt.empty(), Nonlinearity.POW3, 3, 1);

    /** Twelve runs, smooth noise with memory: as many components as networks, each a network. */
    @Test
    void plantedNetworksAreFoundAndCounted() {
        for (Nonlinearity g : Nonlinearity.values()) {
            Planted planted = new Planted(6, 8, 60, 2, 0.2, 6, 21);
            IcaResult result = new GroupIca(planted.mask(), new IcaSpec(OptionalInt.empty(), g, 3, 1))
                    .run(planted, (done, of) -> {});
            assertThat(result.components().size()).isBetween(5, 7);
            for (double r : planted.recovered(result)) {
                assertThat(r).as(g.name()).isGreaterThan(0.95);
            }
            assertThat(result.converged()).isTrue();
            assertThat(result.components()).allSatisfy(c -> {
                assertThat(c.stability()).isGreaterThan(0.8);
                assertThat(c.found()).isEqualTo(3);
            });
            double explained = result.components().stream()
                    .mapToDouble(IcaResult.Component::explained)
                    .sum();
            assertThat(explained).isBetween(0.02, 1.0);
        }
    }

    /** No more rows than three of the longest run's volumes are held, and eleven twelfths of the work is done with rows left out. */
    @Test
    void memoryIsBounded() {
        Planted planted = new Planted(3, 12, 40, 2, 0, 6, 3);
        IcaResult result = new GroupIca(planted.mask(), THREE).run(planted, (done, of) -> {});
        assertThat(result.volumes()).isEqualTo(480);
        assertThat(result.rowsHeld()).isEqualTo(120);
        assertThat(result.left()).isBetween(0.2, 0.9);
        for (double r : planted.recovered(result)) {
            assertThat(r).isGreaterThan(0.95);
        }
    }

    @Test
    void theSameSeedGivesTheSameMapsOnAnyNumberOfThreads() throws Exception {
        Planted planted = new Planted(3, 3, 40, 2, 0, 6, 5);
        IcaResult many = new GroupIca(planted.mask(), THREE).run(planted, (done, of) -> {});
        ForkJoinPool one = new ForkJoinPool(1);
        IcaResult single = one.submit(() -> new GroupIca(planted.mask(), THREE).run(planted, (done, of) -> {}))
                .get();
        one.shutdown();
        assertThat(single.components()).hasSameSizeAs(many.components());
        for (int c = 0; c < many.components().size(); c++) {
            assertThat(single.components().get(c).z())
                    .isEqualTo(many.components().get(c).z());
        }
    }

    /** Longer tail positive, and the threshold keeps the bumps and little else. */
    @Test
    void mapsAreTurnedAndThresholded() {
        Planted planted = new Planted(3, 8, 60, 2, 0, 6, 8);
        IcaResult result = new GroupIca(planted.mask(), THREE).run(planted, (done, of) -> {});
        for (double[] network : planted.networks()) {
            IcaResult.Component best = result.components().stream()
                    .max(java.util.Comparator.comparingDouble(c -> Math.abs(Planted.correlation(network, c.z()))))
                    .orElseThrow();
            assertThat(Planted.correlation(network, best.z())).isGreaterThan(0.9);
            double[] kept = best.thresholded();
            int inside = 0;
            int outside = 0;
            int core = 0;
            for (int v = 0; v < kept.length; v++) {
                core += network[v] > 0.5 ? 1 : 0;
                inside += network[v] > 0.5 && kept[v] > 0 ? 1 : 0;
                outside += network[v] < 0.01 && kept[v] != 0 ? 1 : 0;
            }
            assertThat((double) inside / core).isGreaterThan(0.95);
            assertThat((double) outside / kept.length).isLessThan(0.02);
            assertThat(best.turned().thresholded()[10]).isCloseTo(-kept[10], within(1e-12));
        }
    }
}

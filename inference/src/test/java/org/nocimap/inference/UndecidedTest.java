package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.files.Problem;
import org.nocimap.files.Severity;
import org.nocimap.image.Point;
import org.nocimap.stats.MonteCarloP;

class UndecidedTest {
    @Test
    void aClusterWhoseIntervalHoldsTheErrorRateIsNamed() {
        List<Problem> warnings = warnings(cluster(48, 1000, 300), cluster(1, 1000, 300), cluster(200, 1000, 300));

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(warnings.get(0).toString())
                .contains("1000 permutations leave open whether a cluster is significant at 0.05")
                .contains("p = 0.0490 [0.0356, 0.0631] at (10, -20, 30)")
                .contains("More permutations decide; use 10000.");
    }

    @Test
    void whatIsTooSmallToBeReportedIsNotNamedAndManyAreCounted() {
        assertThat(warnings(cluster(48, 1000, 100))).isEmpty();
        assertThat(warnings(cluster(480, 10000, 300)).toString()).contains("use 100000");
        assertThat(warnings(
                                cluster(48, 1000, 300),
                                cluster(50, 1000, 300),
                                cluster(52, 1000, 300),
                                cluster(53, 1000, 300),
                                cluster(54, 1000, 300))
                        .toString())
                .contains("whether clusters are significant")
                .contains(", and 2 more");
    }

    @Test
    void nothingIsSaidWithoutPermutations() {
        Cluster plain = new Cluster(1, new int[] {0}, 300, new Point(0, 0, 0), 1, peaks(), Map.of());

        assertThat(Undecided.warnings(Correction.FDR_BH, List.of(plain), 0.05, 200))
                .isEmpty();
    }

    private static List<Problem> warnings(Cluster... clusters) {
        return Undecided.warnings(Correction.CLUSTER_SIZE_FWE, List.of(clusters), 0.05, 200);
    }

    private static Cluster cluster(int exceeding, int permutations, double volumeMm3) {
        return new Cluster(
                1,
                new int[] {0},
                volumeMm3,
                new Point(0, 0, 0),
                1,
                peaks(),
                Map.of(Correction.CLUSTER_SIZE_FWE, MonteCarloP.of(exceeding, permutations)));
    }

    private static List<Peak> peaks() {
        return List.of(new Peak(0, new Point(10, -20, 30), 0.02, 4, 1e-5));
    }
}

package org.nocimap.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Peak;

class KnownTruthTest {
    private static final Grid GRID = new Grid(40, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0));
    private static final Mask MASK = Mask.of(new Volume(GRID, ones()));

    private static float[] ones() {
        float[] data = new float[40];
        java.util.Arrays.fill(data, 1);
        return data;
    }

    private static Cluster cluster(int number, int from, int to) {
        int[] members = java.util.stream.IntStream.rangeClosed(from, to).toArray();
        Peak peak = new Peak(from, GRID.pointOf(from), 0.1, 4, 1e-5);
        return new Cluster(number, members, 8 * members.length, peak.point(), 1, List.of(peak), Map.of());
    }

    @Test
    void aTruePeakIsFoundByTheClusterItLiesInOrBeside() {
        KnownTruth truth = new KnownTruth(List.of(new Point(13, 0, 0), new Point(24, 0, 0), new Point(60, 0, 0)));
        List<Cluster> clusters = List.of(cluster(1, 5, 10), cluster(2, 35, 36));
        List<KnownTruth.Answer> answers = truth.answers(clusters, MASK);
        assertThat(answers).extracting(KnownTruth.Answer::cluster).containsExactly(1, 1, 0);
        assertThat(answers.get(0).distanceMm()).isEqualTo(3);
        assertThat(answers.get(2).nearest()).contains(new Point(70, 0, 0));
        assertThat(truth.falseClusters(clusters, MASK))
                .extracting(Cluster::number)
                .containsExactly(2);
    }

    @Test
    void withoutClustersNothingIsFoundAndNothingIsFalse() {
        KnownTruth truth = new KnownTruth(List.of(new Point(13, 0, 0)));
        KnownTruth.Answer answer = truth.answers(List.of(), MASK).get(0);
        assertThat(answer.isFound()).isFalse();
        assertThat(answer.distanceMm()).isInfinite();
        assertThat(truth.falseClusters(List.of(), MASK)).isEmpty();
    }
}

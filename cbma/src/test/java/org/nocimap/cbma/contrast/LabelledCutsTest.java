package org.nocimap.cbma.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Study;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** Thresholds of other labellings against those that the full convolution gives. */
class LabelledCutsTest {
    @Test
    void followTheExactThresholds() {
        Mask brain = TestGroups.BRAIN;
        RandomStream random = RandomStream.of(3, "test.contrast.cuts", 0);
        List<Study> studies = new ArrayList<>(TestGroups.studies(brain, random, 0, 14, new Point(0, 0, 0), 0.3));
        studies.addAll(TestGroups.studies(brain, random, 100, 9, new Point(20, 0, 0), 0.9));
        for (double voxelP : new double[] {0.01, 0.001}) {
            AleSpec spec = AleSpec.builder().voxelP(voxelP).build();
            ModelledExperiments models =
                    ModelledExperiments.of(TestGroups.group("all", studies).studies(), spec, brain);
            int[] order = models.all();
            boolean[] inA = new boolean[order.length];
            Arrays.fill(inA, 0, 14, true);
            Labellings labellings = Labellings.of(inA, List.of(order), 60, 4);
            ContrastInput input = new ContrastInput(models, order, inA, List.of(order), List.of(), List.of());
            double observed = exact(models, labellings, 0, voxelP);

            float[] cuts = LabelledCuts.of(input, labellings, voxelP).near(observed, LabelledCuts.Group.A);

            double spread = 0;
            double error = 0;
            for (int l = 0; l < labellings.count(); l++) {
                double exact = exact(models, labellings, l, voxelP);
                spread += Math.abs(exact / observed - 1);
                error += Math.abs(cuts[l] / exact - 1);
            }
            assertThat(cuts[0]).isEqualTo((float) observed);
            assertThat(spread / labellings.count()).isGreaterThan(0.02);
            assertThat(error).isLessThan(spread / 3);
        }
    }

    private static double exact(ModelledExperiments models, Labellings labellings, int l, double voxelP) {
        int[] members = IntStream.range(0, labellings.experiments())
                .filter(e -> labellings.inA(l, e) == 1)
                .toArray();
        return models.voxelNull(members, 0.5).criticalAle(voxelP);
    }
}

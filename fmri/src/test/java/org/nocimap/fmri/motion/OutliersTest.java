package org.nocimap.fmri.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

class OutliersTest {
    /** Independent noise of standard deviation s changes by s√2, and by nothing more than noise expects. */
    @Test
    void dvarsOfIndependentNoiseIsWhatTheoryGives() {
        RandomStream random = RandomStream.of(3, "fmri.test.dvars", 0);
        float[][] volumes = new float[400][500];
        for (float[] volume : volumes) {
            for (int v = 0; v < volume.length; v++) {
                volume[v] = (float) (1000 + 5 * random.nextGaussian());
            }
        }
        ImageChange change = ImageChange.of(run(volumes));
        assertThat(change.dvars()[0]).isZero();
        double mean = java.util.Arrays.stream(change.dvars()).skip(1).average().orElseThrow();
        double standard =
                java.util.Arrays.stream(change.standardised()).skip(1).average().orElseThrow();
        assertThat(mean).isCloseTo(5 * Math.sqrt(2), within(0.02));
        assertThat(standard).isCloseTo(1, within(0.02));
    }

    @Test
    void dvarsOfTwoVoxelsByHand() {
        ImageChange change = ImageChange.of(run(new float[][] {{1, 2}, {4, 6}, {4, 6}}));
        assertThat(change.dvars()[1]).isCloseTo(Math.sqrt((9 + 16) / 2.0), within(1e-12));
        assertThat(change.dvars()[2]).isZero();
        assertThat(ImageChange.fromReference(run(new float[][] {{1, 2}, {4, 6}}), 1)[0])
                .isCloseTo(Math.sqrt(12.5) / 5, within(1e-12));
    }

    /** Quartiles of 1 … 9 are 3 and 7 by linear interpolation, so that the fence is 13. */
    @Test
    void theBoxPlotFenceIsWhereTukeyPutsIt() {
        double[] measure = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(new OutlierRule.BoxPlot().threshold(measure)).isEqualTo(13);
        measure[8] = 13.5;
        assertThat(new OutlierRule.BoxPlot().outliers(measure)[8]).isTrue();
        assertThat(new OutlierRule.Fixed(13.5).outliers(measure)[8]).isFalse();
    }

    @Test
    void exclusionNamesEveryReason() {
        MotionTrace still = MotionTrace.of(Collections.nCopies(120, RigidMotion.NONE));
        assertThat(ExclusionRule.PAIN_2019.reasons(still, 80, 3)).isEmpty();
        assertThat(ExclusionRule.PAIN_2019.reasons(still, 79, 3))
                .containsExactly("237 s are left after censoring; at least 240 s are needed");
        MotionTrace moved = MotionTrace.of(List.of(RigidMotion.NONE, new RigidMotion(0.06, 0, 0, 3.5, 0, 0)));
        assertThat(ExclusionRule.PAIN_2019.reasons(moved, 2, 3)).hasSize(4);
    }

    private static Run run(float[][] volumes) {
        int[] indices = new int[volumes[0].length];
        java.util.Arrays.setAll(indices, n -> n);
        return new Run(Mask.of(new Grid(indices.length, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0)), indices), 3, volumes);
    }
}

package org.nocimap.fmri.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.fmri.ReferenceRun;
import org.nocimap.fmri.run.Run;

/**
 * nilearn 0.10.4's {@code signal.clean} of a real run with mcflirt's motion parameters as confounds, 1e-6 of the largest value.
 * The mask, the run and the results are in ../shared/data/fmri/reference/glm; its confounds are the six digits of mcflirt.par.
 */
class DenoiserReferenceTest {
    @Test
    void detrendingAndRegressionAgree() throws IOException {
        agrees("clean_none.csv", new HighPass.None(), LevelOfSeries.REMOVED);
    }

    @Test
    void butterworthFilteringOfDataAndConfoundsAgrees() throws IOException {
        agrees("clean_butterworth.csv", new HighPass.Recursive(0.01, 5), LevelOfSeries.KEPT);
    }

    private static void agrees(String reference, HighPass filter, LevelOfSeries level) throws IOException {
        Run run = ReferenceRun.read();
        double[][] motion = ReferenceRun.table("motion/mcflirt.par", "\\s+", 0);
        List<NuisanceColumn> columns = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            columns.add(new NuisanceColumn(NuisanceSource.MOTION, "motion_" + c, ReferenceRun.column(motion, c)));
        }
        Denoising how = new Denoising(filter, FilterOrder.JOINT, 1, level);
        new Denoiser(run.length(), 2, how, columns, new boolean[run.length()]).apply(run);
        double[][] expected = ReferenceRun.table("glm/" + reference, ",", 0);
        int[] order = ReferenceRun.positionsInCOrder(run.mask());
        double largest = 0;
        double worst = 0;
        for (int t = 0; t < run.length(); t++) {
            for (int v = 0; v < expected[t].length; v++) {
                largest = Math.max(largest, Math.abs(expected[t][v]));
                worst = Math.max(worst, Math.abs(run.volumes()[t][order[v]] - expected[t][v]));
            }
        }
        assertThat(worst / largest).isLessThan(1e-6);
    }

    @Test
    void theCosineDriftsAreThoseOfTheReferenceDesign() throws IOException {
        double[][] design = ReferenceRun.table("glm/design.csv", ",", 1);
        List<double[]> drifts = new HighPass.Cosine(1.0 / 128).regressors(156, 2);
        assertThat(drifts).hasSize(4);
        for (int k = 0; k < 4; k++) {
            for (int t = 0; t < 156; t++) {
                assertThat(drifts.get(k)[t]).isCloseTo(design[t][18 + k], within(1e-9));
            }
        }
    }
}

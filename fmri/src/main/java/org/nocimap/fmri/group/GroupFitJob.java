package org.nocimap.fmri.group;

import org.nocimap.engine.BlockJob;
import org.nocimap.stats.glm.GroupModel;
import org.nocimap.stats.glm.VoxelFit;

/**
 * Fits all voxels. For each it leaves effect, variance, statistic and z of every contrast, then the between-subject variances, then the
 * regression weights.
 */
record GroupFitJob(GroupModel model, float[][] effects, float[][] variances) implements BlockJob {
    private static final int BLOCK = 2048;

    @Override
    public String label() {
        return "voxels";
    }

    @Override
    public int blocks() {
        return (effects[0].length + BLOCK - 1) / BLOCK;
    }

    @Override
    public int items(int block) {
        return Math.min(BLOCK, effects[0].length - block * BLOCK);
    }

    int width() {
        return 4 * model.contrasts().size() + model.groups() + model.design().columns();
    }

    @Override
    public Worker newWorker() {
        VoxelFit fit = model.newFit();
        double[] y = new double[effects.length];
        double[] v = new double[effects.length];
        int contrasts = model.contrasts().size();
        return block -> {
            double[] result = new double[items(block) * width()];
            int at = 0;
            for (int n = block * BLOCK; n < block * BLOCK + items(block); n++) {
                for (int i = 0; i < y.length; i++) {
                    y[i] = effects[i][n];
                    v[i] = variances.length == 0 ? 1 : variances[i][n];
                }
                fit.fit(y, v);
                for (int c = 0; c < contrasts; c++) {
                    result[at++] = fit.effect(c);
                    result[at++] = fit.variance(c);
                    result[at++] = fit.statistic(c);
                    result[at++] = fit.z(c);
                }
                for (int g = 0; g < model.groups(); g++) {
                    result[at++] = fit.tau2(g);
                }
                for (int j = 0; j < model.design().columns(); j++) {
                    result[at++] = fit.beta(j);
                }
            }
            return result;
        };
    }
}

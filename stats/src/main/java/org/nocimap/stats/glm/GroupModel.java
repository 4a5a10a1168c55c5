package org.nocimap.stats.glm;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What is fitted to every voxel of a group analysis.
 *
 * @param design of full rank, with more rows than columns
 * @param contrasts at least one
 * @param estimator how
 * @param varianceGroups for each observation the number of the group that its τ² belongs to, from 0 without gaps
 * @param firstLevelDof degrees of freedom behind the subjects' variances all together, for {@link GroupEstimator#FIXED} alone; infinite
 *     when they count as known
 */
public record GroupModel(
        Design design, List<Contrast> contrasts, GroupEstimator estimator, int[] varianceGroups, double firstLevelDof)
        implements Serializable {
    /** Most groups with a variance of their own that can be integrated over. */
    public static final int MOST_INTEGRATED = 2;

    public GroupModel {
        contrasts = List.copyOf(contrasts);
        if (!design.dependencies().isEmpty()) {
            throw new IllegalArgumentException(design.dependencies().get(0).toString());
        }
        if (design.observations() <= design.columns()) {
            throw new IllegalArgumentException(design.observations() + " observations leave no degree of freedom to "
                    + design.columns() + " columns");
        }
        for (Contrast contrast : contrasts) {
            if (contrast.columns() != design.columns()) {
                throw new IllegalArgumentException(contrast.name() + " speaks of " + contrast.columns() + " columns");
            }
        }
        if (contrasts.isEmpty() || varianceGroups.length != design.observations() || !(firstLevelDof > 0)) {
            throw new IllegalArgumentException("contrasts, a variance group for every observation, degrees of freedom");
        }
        int groups = Arrays.stream(varianceGroups).max().orElseThrow() + 1;
        for (int g = 0; g < groups; g++) {
            int wanted = g;
            if (Arrays.stream(varianceGroups).noneMatch(have -> have == wanted)) {
                throw new IllegalArgumentException("variance group " + g + " is empty");
            }
        }
        if (estimator.integrates() && groups > MOST_INTEGRATED) {
            throw new IllegalArgumentException("no integration over " + groups + " variances");
        }
    }

    /** One between-subject variance for all. */
    public static GroupModel of(Design design, List<Contrast> contrasts, GroupEstimator estimator) {
        return new GroupModel(design, contrasts, estimator, new int[design.observations()], Double.POSITIVE_INFINITY);
    }

    /** Number of between-subject variances. */
    public int groups() {
        return Arrays.stream(varianceGroups).max().orElseThrow() + 1;
    }

    /** N − P. */
    public int degreesOfFreedom() {
        return design.observations() - design.columns();
    }

    /** A kernel of its own for each thread. */
    public VoxelFit newFit() {
        return switch (estimator) {
            case OLS -> new LeastSquaresFit(this);
            case FIXED, FLAME1 -> new RemlFit(this);
            case FLAME12, FLAME12_FSL_LIKE -> groups() == 1 ? new MixtureFit(this) : new TwoVarianceFit(this);
        };
    }
}

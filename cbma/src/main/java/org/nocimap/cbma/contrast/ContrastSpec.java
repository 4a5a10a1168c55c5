package org.nocimap.cbma.contrast;

import java.util.List;
import java.util.Set;
import org.nocimap.cbma.AleSpec;
import org.nocimap.inference.Correction;

/**
 * What a contrast is asked to do. Made with {@link #builder()}.
 *
 * @param main how the two main effects are analysed; kernel, seed and connectivity hold for the difference, too. Its leading
 *     correction selects the voxels of {@link ContrastSearch#MAIN_EFFECTS}
 * @param permutations labellings drawn at random, 1 to {@value #MAX_PERMUTATIONS}; when there are no more than that, each is
 *     taken once
 * @param voxelP uncorrected one-sided p of the difference that forms clusters, in (0, 1)
 * @param alpha corrected p that counts as significant in each direction, in (0, 1)
 * @param minVolumeMm3 smaller clusters of a difference or conjunction are not reported, 0 or more
 * @param corrections of the difference, at least one of {@link #CORRECTIONS}, each once; the first leads
 * @param search where differences are looked for
 * @param balance what is done about unequal groups
 */
public record ContrastSpec(
        AleSpec main,
        int permutations,
        double voxelP,
        double alpha,
        double minVolumeMm3,
        List<Correction> corrections,
        ContrastSearch search,
        GroupBalance balance) {
    /** Most permutations accepted. */
    public static final int MAX_PERMUTATIONS = 1_000_000;

    /** How a difference can be corrected. */
    public static final List<Correction> CORRECTIONS =
            List.of(Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.VOXEL_FWE, Correction.NONE);

    public ContrastSpec {
        corrections = List.copyOf(corrections);
        check(permutations >= 1 && permutations <= MAX_PERMUTATIONS, "permutations lie in 1 to " + MAX_PERMUTATIONS);
        check(voxelP > 0 && voxelP < 1, "the voxel p lies between 0 and 1");
        check(alpha > 0 && alpha < 1, "the corrected p lies between 0 and 1");
        check(minVolumeMm3 >= 0 && Double.isFinite(minVolumeMm3), "the smallest volume is 0 or more");
        check(!corrections.isEmpty(), "at least one correction");
        check(Set.copyOf(corrections).size() == corrections.size(), "each correction once");
        check(CORRECTIONS.containsAll(corrections), "a difference is corrected by one of " + CORRECTIONS);
        check(
                search == ContrastSearch.POOLED
                        || CORRECTIONS.contains(main.corrections().get(0)),
                "the main effects that select voxels are corrected by one of " + CORRECTIONS);
    }

    /** Voxel p 0.01, cluster-size FWE 0.05, 10,000 permutations, 200 mm³, within the main effects. */
    public static Builder builder() {
        return new Builder();
    }

    /** The correction the report leads with. */
    public Correction primary() {
        return corrections.get(0);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Starts from the defaults of {@link ContrastSpec#builder()}; each method replaces one choice. */
    public static final class Builder {
        private AleSpec main = AleSpec.builder().build();
        private int permutations = 10_000;
        private double voxelP = 0.01;
        private double alpha = 0.05;
        private double minVolumeMm3 = 200;
        private List<Correction> corrections = List.of(Correction.CLUSTER_SIZE_FWE);
        private ContrastSearch search = ContrastSearch.MAIN_EFFECTS;
        private GroupBalance balance = GroupBalance.NONE;

        private Builder() {}

        public Builder main(AleSpec value) {
            main = value;
            return this;
        }

        public Builder permutations(int value) {
            permutations = value;
            return this;
        }

        public Builder voxelP(double value) {
            voxelP = value;
            return this;
        }

        public Builder alpha(double value) {
            alpha = value;
            return this;
        }

        public Builder minVolumeMm3(double value) {
            minVolumeMm3 = value;
            return this;
        }

        public Builder corrections(List<Correction> value) {
            corrections = value;
            return this;
        }

        public Builder search(ContrastSearch value) {
            search = value;
            return this;
        }

        public Builder balance(GroupBalance value) {
            balance = value;
            return this;
        }

        /**
         * @throws IllegalArgumentException when a value is out of its range
         */
        public ContrastSpec build() {
            return new ContrastSpec(main, permutations, voxelP, alpha, minVolumeMm3, corrections, search, balance);
        }
    }
}

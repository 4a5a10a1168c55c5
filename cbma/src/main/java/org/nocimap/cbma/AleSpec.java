package org.nocimap.cbma;

import java.util.List;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;

/**
 * What an activation likelihood estimation is asked to do. Made with {@link #builder()}.
 *
 * @param kernel how wide a focus is blurred
 * @param rounding where it is centred
 * @param nullMethod where uncorrected p comes from
 * @param voxelP uncorrected p that forms clusters (and that {@link Correction#NONE} reports), in (0, 1)
 * @param alpha corrected p that counts as significant, in (0, 1)
 * @param permutations Monte Carlo permutations, at least 1
 * @param minVolumeMm3 smaller clusters are not reported, 0 or more
 * @param connectivity which voxels touch
 * @param corrections at least one, each once; the first is the one the report leads with
 * @param seed of all random numbers
 */
public record AleSpec(
        KernelWidth kernel,
        FociRounding rounding,
        NullMethod nullMethod,
        double voxelP,
        double alpha,
        int permutations,
        double minVolumeMm3,
        Connectivity connectivity,
        List<Correction> corrections,
        long seed) {
    /** Most permutations accepted. */
    public static final int MAX_PERMUTATIONS = 10_000_000;

    public AleSpec {
        corrections = List.copyOf(corrections);
        check(voxelP > 0 && voxelP < 1, "the voxel p lies between 0 and 1");
        check(alpha > 0 && alpha < 1, "the corrected p lies between 0 and 1");
        check(permutations >= 1 && permutations <= MAX_PERMUTATIONS, "permutations lie in 1 to " + MAX_PERMUTATIONS);
        check(minVolumeMm3 >= 0 && Double.isFinite(minVolumeMm3), "the smallest volume is 0 or more");
        check(!corrections.isEmpty(), "at least one correction");
        check(corrections.stream().distinct().count() == corrections.size(), "each correction once");
    }

    /** The chronic-pain paper's choices: voxel p 0.001, cluster-size FWE 0.05, 1000 permutations, 200 mm³. */
    public static Builder builder() {
        return new Builder();
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Starts from the defaults of {@link #builder()}; each method replaces one choice. */
    public static final class Builder {
        private KernelWidth kernel = new KernelWidth.FromSampleSize();
        private FociRounding rounding = FociRounding.NONE;
        private NullMethod nullMethod = NullMethod.CONVOLUTION;
        private double voxelP = 0.001;
        private double alpha = 0.05;
        private int permutations = 1000;
        private double minVolumeMm3 = 200;
        private Connectivity connectivity = Connectivity.EDGES;
        private List<Correction> corrections = List.of(Correction.CLUSTER_SIZE_FWE);
        private long seed = 1;

        private Builder() {}

        public Builder kernel(KernelWidth value) {
            kernel = value;
            return this;
        }

        public Builder rounding(FociRounding value) {
            rounding = value;
            return this;
        }

        public Builder nullMethod(NullMethod value) {
            nullMethod = value;
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

        public Builder permutations(int value) {
            permutations = value;
            return this;
        }

        public Builder minVolumeMm3(double value) {
            minVolumeMm3 = value;
            return this;
        }

        public Builder connectivity(Connectivity value) {
            connectivity = value;
            return this;
        }

        public Builder corrections(List<Correction> value) {
            corrections = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * @throws IllegalArgumentException when a value is out of its range
         */
        public AleSpec build() {
            return new AleSpec(
                    kernel,
                    rounding,
                    nullMethod,
                    voxelP,
                    alpha,
                    permutations,
                    minVolumeMm3,
                    connectivity,
                    corrections,
                    seed);
        }
    }
}

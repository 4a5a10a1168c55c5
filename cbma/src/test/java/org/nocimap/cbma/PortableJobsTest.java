package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.PackedJob;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;

/** The jobs of this room give the same bits in another process. */
final class PortableJobsTest {
    private static final Mask MASK = TestMasks.ellipsoid(4, 50, 60, 45);
    private static final AleSpec SPEC = AleSpec.builder().build();

    /** A job that holds a whole modelled set, as those of other analyses do. */
    private record SubsetJob(ModelledExperiments models, List<int[]> subsets) implements BlockJob {
        @Override
        public String label() {
            return "subsets";
        }

        @Override
        public int blocks() {
            return subsets.size();
        }

        @Override
        public int items(int block) {
            return 1;
        }

        @Override
        public Worker newWorker() {
            return block -> models.ale(subsets.get(block));
        }
    }

    @Test
    void permutationsAndVoxelNullTravel() throws Exception {
        ModelledExperiments models = ModelledExperiments.of(TestSets.convergent(MASK, 3), SPEC, MASK);
        VoxelNull voxelNull = models.voxelNull(models.all(), 0.1);
        NullPlan plan = new NullPlan(models.model(), voxelNull.criticalAle(0.01), Connectivity.EDGES);

        sameThere(new AleNullJob(plan, 60, 5, AleNullJob.TfceScore.SKIP, voxelNull));
        sameThere(new AleNullJob(plan, 30, 5, AleNullJob.TfceScore.COMPUTE, voxelNull));
        sameThere(new VoxelNullJob(plan, 110, 5));
    }

    @Test
    void aModelledSetTravels() throws Exception {
        ModelledExperiments models = ModelledExperiments.of(TestSets.convergent(MASK, 3), SPEC, MASK);

        SubsetJob there = sameThere(new SubsetJob(models, List.of(models.all(), new int[] {1, 3})));
        assertThat(there.models().experiments()).isEqualTo(models.experiments());
        assertThat(there.models().voxelNull(new int[] {0, 2}, 0.05).criticalAle(0.001))
                .isEqualTo(models.voxelNull(new int[] {0, 2}, 0.05).criticalAle(0.001));
    }

    @SuppressWarnings("unchecked")
    private static <J extends BlockJob> J sameThere(J job) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(PackedJob.of(job));
        }
        BlockJob there;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            there = ((PackedJob) in.readObject()).open();
        }
        assertThat(there).isNotSameAs(job);
        assertThat(there.blocks()).isEqualTo(job.blocks());
        for (int block = job.blocks() - 1; block >= 0; block--) {
            assertThat(there.newWorker().run(block))
                    .containsExactly(job.newWorker().run(block));
        }
        return (J) there;
    }
}

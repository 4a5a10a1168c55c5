package org.nocimap.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.inference.Correction;

/**
 * A real master and two workers, each a process of its own on this machine: the null of a cluster-level correction and a
 * subsampling run there, one worker is killed in the middle, and the bits are those of the local engine.
 */
class StandaloneClusterTest {
    private static final AleSpec SPEC = AleSpec.builder()
            .permutations(6_000)
            .voxelP(0.01)
            .corrections(List.of(Correction.CLUSTER_SIZE_FWE, Correction.VOXEL_FWE, Correction.CLUSTER_MASS_FWE))
            .build();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void aKilledWorkerDoesNotChangeABit() throws Exception {
        try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2);
                Engine spark = SparkEngine.connect(
                        cluster.address(),
                        Map.of(
                                "spark.driver.host", "127.0.0.1",
                                "spark.driver.bindAddress", "127.0.0.1",
                                "spark.executor.memory", "512m",
                                "spark.executor.cores", "1"))) {
            subsampleOn(spark);
            nullOn(spark, cluster);
        }
    }

    private static void subsampleOn(Engine spark) {
        Jobs.Subsamples job = new Jobs.Subsamples(Jobs.modelled(), 17, 60, 0.01);
        List<double[]> there = spark.run(job, Checkpoint.NONE, Progress.NONE);
        List<double[]> here = new LocalEngine(1).run(job, Checkpoint.NONE, Progress.NONE);
        assertThat(there.toArray()).isEqualTo(here.toArray());
    }

    private static void nullOn(Engine spark, LoopbackCluster cluster) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        AtomicLong last = new AtomicLong();
        long[] executorsBefore = {cluster.executors(1), cluster.executors(2)};
        AleResult there = analyse(spark, (label, done, total) -> {
            last.set(done);
            if (done >= total / 4 && killed.compareAndSet(false, true)) {
                cluster.killWorker(2);
            }
        });
        AleResult here = analyse(new LocalEngine(1), Progress.NONE);

        assertThat(executorsBefore).as("executors before the kill").containsExactly(1, 1);
        assertThat(killed).isTrue();
        assertThat(cluster.executors(2)).isZero();
        assertThat(last).hasValue(SPEC.permutations());
        assertThat(cluster.said("worker-1")).contains("Asked to launch executor");
        assertThat(there.clusterFormingAle()).isEqualTo(here.clusterFormingAle());
        assertThat(there.corrected()).hasSize(3);
        for (int n = 0; n < there.corrected().size(); n++) {
            CorrectedMap a = there.corrected().get(n);
            CorrectedMap b = here.corrected().get(n);
            assertThat(a.correctedP()).containsExactly(b.correctedP());
            assertThat(a.maxima().orElseThrow().maxima())
                    .containsExactly(b.maxima().orElseThrow().maxima());
            assertThat(a.clusters()).hasSameSizeAs(b.clusters());
        }
    }

    private static AleResult analyse(Engine engine, Progress progress) {
        return new AleAnalysis(SPEC, Jobs.mask(), engine, Checkpoints.NONE, progress).run(Jobs.studies());
    }
}

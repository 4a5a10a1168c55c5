package org.nocimap.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.design.Effect;
import org.nocimap.cbma.design.ExperimentSizes;
import org.nocimap.cbma.design.PowerSearch;
import org.nocimap.cbma.design.PowerSpec;
import org.nocimap.cbma.robustness.FailSafe;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.FailSafeSpec;
import org.nocimap.cbma.robustness.Subsampling;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.cbma.robustness.SubsamplingSpec;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.inference.Correction;

/**
 * A real master and two workers, each a process of its own on this machine: the null of a cluster-level correction and a
 * subsampling, a fail-safe search and a simulation of power run there, one worker is killed in the middle, and the bits are those of the local engine.
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
            robustnessOn(spark);
            nullOn(spark, cluster);
        }
    }

    /** Subsets of the experiments, noise studies until a cluster is lost, simulated meta-analyses. */
    private static void robustnessOn(Engine spark) {
        AleSpec spec = AleSpec.builder().permutations(200).build();
        ExperimentPool pool = ExperimentPool.of(Jobs.studies(), spec, Jobs.mask(), ExperimentPool.Activations.KEPT);
        AleResult full = new AleAnalysis(spec, Jobs.mask(), new LocalEngine(1), Checkpoints.NONE, Progress.NONE)
                .run(Jobs.studies());
        SubsamplingSpec subsets = new SubsamplingSpec(40, 15, 5);
        FailSafeSpec noise = new FailSafeSpec(4, 40, 2, 3);
        PowerSpec power = new PowerSpec(
                spec,
                new ExperimentSizes.Ranges(new ExperimentSizes.Size(12, 2), new ExperimentSizes.Size(30, 5)),
                20,
                5,
                List.of(8, 16),
                0.8);
        Effect effect = new Effect(0.5, 3, Optional.empty(), 8);
        org.nocimap.engine.Jobs there = on(spark);
        org.nocimap.engine.Jobs here = on(new LocalEngine(1));

        SubsamplingResult shares = new Subsampling(there).run(pool, subsets);
        assertThat(shares.share())
                .containsExactly(new Subsampling(here).run(pool, subsets).share());
        assertThat(Arrays.stream(shares.share()).max().orElseThrow()).isPositive();
        FailSafeResult lost = new FailSafe(there).run(pool, full, noise);
        assertThat(lost).isEqualTo(new FailSafe(here).run(pool, full, noise));
        assertThat(lost.clusters()).isNotEmpty();
        assertThat(new PowerSearch(power, Jobs.mask(), there).run(effect, "power"))
                .isEqualTo(new PowerSearch(power, Jobs.mask(), here).run(effect, "power"));
    }

    private static org.nocimap.engine.Jobs on(Engine engine) {
        return new org.nocimap.engine.Jobs(engine, Checkpoints.NONE, Progress.NONE);
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

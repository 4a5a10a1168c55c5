package org.nocimap.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.robustness.ClusterFailSafe;
import org.nocimap.cbma.robustness.FailSafe;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.FailSafeSpec;
import org.nocimap.cbma.robustness.LeaveOneOut;
import org.nocimap.cbma.robustness.LeaveOneOutResult;
import org.nocimap.cbma.robustness.Subsampling;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.cbma.robustness.SubsamplingSpec;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;

/**
 * CPU time of the whole process for each part of a robustness analysis, with what it found.
 *
 * <p>Arguments: the file of foci, threads (2), seed (1).
 */
public final class RobustnessTiming {
    private final Jobs jobs;

    private RobustnessTiming(Jobs jobs) {
        this.jobs = jobs;
    }

    public static void main(String[] arguments) {
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        StudySet read = StudySetFiles.read(List.of(Path.of(arguments[0])), ReadOptions.withDefaults())
                .studies();
        StudySet set = Pooling.STUDY
                .apply(new SpaceConversion(TalairachToMni.LANCASTER_POOLED)
                        .toMni(read)
                        .studies())
                .studies();
        new RobustnessTiming(new Jobs(new LocalEngine(threads), Checkpoints.NONE, Progress.NONE))
                .measure(set, AleSpec.builder().seed(seed).build());
    }

    private void measure(StudySet set, AleSpec spec) {
        Mask mask = BuiltIn.brainMask().mask();
        Duration before = cpu();
        AleResult full = new AleAnalysis(spec, mask, jobs.engine(), jobs.checkpoints(), jobs.progress()).run(set);
        List<Cluster> clusters = full.primary().clusters();
        before = say(
                "analysis, %d permutations: %d experiments, %d foci, %d clusters",
                before, spec.permutations(), full.experiments().size(), full.focusCount(), clusters.size());
        ExperimentPool pool = ExperimentPool.of(set, spec, mask, ExperimentPool.Activations.KEPT);
        FailSafeResult failSafe = new FailSafe(jobs).run(pool, full, FailSafeSpec.usual());
        before = say("fail-safe N, %s", before, failSafe.spec());
        for (ClusterFailSafe cluster : failSafe.clusters()) {
            System.out.printf(
                    Locale.ROOT,
                    "  cluster %d: %d [%d, %d], draws %s, %s%n",
                    cluster.cluster(),
                    cluster.median(),
                    cluster.low(),
                    cluster.high(),
                    cluster.numbers(),
                    cluster.fragility());
        }
        System.out.println("  critical " + failSafe.tried() + " " + failSafe.critical());
        SubsamplingSpec sampling = SubsamplingSpec.of(
                SubsamplingSpec.USUAL_SUBSAMPLES, SubsamplingSpec.usualSize(pool.count()), spec.alpha());
        SubsamplingResult subsamples = new Subsampling(jobs).run(pool, sampling);
        before = say("%s, %d empty", before, sampling, subsamples.empty());
        subsamples.shares(clusters).forEach(share -> System.out.println("  " + share));
        LeaveOneOutResult without = new LeaveOneOut(jobs).run(set, full);
        say("leave one out of %d", before, without.runs().size());
        for (Cluster cluster : clusters) {
            System.out.println("  cluster " + cluster.number() + ": survives " + without.survivals(cluster.number())
                    + ", depends on " + without.dependsOn(cluster.number()));
        }
    }

    private static Duration say(String format, Duration before, Object... values) {
        Duration now = cpu();
        System.out.printf(Locale.ROOT, "%.1f s CPU: ", now.minus(before).toMillis() / 1e3);
        System.out.println(String.format(Locale.ROOT, format, values));
        return now;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}

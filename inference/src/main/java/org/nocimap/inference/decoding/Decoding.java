package org.nocimap.inference.decoding;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStreams;
import org.nocimap.files.Checksum;
import org.nocimap.image.Mask;
import org.nocimap.inference.MaxNull;
import org.nocimap.stats.MonteCarloP;
import org.nocimap.stats.PAdjust;

/**
 * How much a map resembles each of several templates: Pearson's r within a mask, with p from surrogates of the map
 * ({@link PhaseSurrogates}), two-sided, and corrected over the templates by the largest |r| of each surrogate (family-wise
 * error) and by Holm's procedure.
 *
 * @param matches one for each template, in their order
 * @param maxima the largest |r| of each surrogate
 */
public record Decoding(List<Match> matches, MaxNull maxima) {
    /** Purpose of the random streams; changing it changes every result. */
    static final String STREAMS = "inference.decoding.phases";

    public Decoding {
        matches = List.copyOf(matches);
    }

    /**
     * A template.
     *
     * @param name of it
     * @param r Pearson's r, in [−1, 1]
     * @param p two-sided, of this template alone, with its Monte Carlo interval
     * @param fwe p against the largest |r| over all templates, with its Monte Carlo interval
     * @param holm p corrected by Holm's procedure
     */
    public record Match(String name, double r, MonteCarloP p, MonteCarloP fwe, double holm) {}

    /**
     * @param mask over which map and templates are given
     * @param map finite, not all the same
     * @param templates at least one
     * @param surrogates at least 1
     */
    public static Decoding run(
            Mask mask,
            double[] map,
            List<Template> templates,
            int surrogates,
            long seed,
            Engine engine,
            Checkpoints checkpoints,
            Progress progress) {
        Template self = Template.of("map", map);
        SurrogateJob job = new SurrogateJob(
                PhaseSurrogates.of(mask, map), List.copyOf(templates), self.mean(), self.deviation(), surrogates, seed);
        String run = "decoding-1\n" + surrogates + " surrogates, seed " + seed + "\n" + digest(map) + "\n"
                + templates.stream()
                        .map(t -> t.positions().length + " " + digest(t.values()))
                        .toList();
        List<double[]> blocks;
        try (Checkpoint checkpoint = checkpoints.open("surrogates", run, job.blocks())) {
            blocks = engine.run(job, checkpoint, progress);
        }
        double[] observed = new double[templates.size()];
        for (int t = 0; t < observed.length; t++) {
            double r = templates.get(t).r(map, self.mean(), self.deviation());
            observed[t] = Math.max(-1, Math.min(1, r));
        }
        int[] reached = new int[observed.length];
        double[] maxima = new double[surrogates];
        int n = 0;
        for (double[] block : blocks) {
            for (int at = 0; at < block.length; at += observed.length) {
                for (int t = 0; t < observed.length; t++) {
                    double strength = Math.abs(block[at + t]);
                    reached[t] += strength >= Math.abs(observed[t]) ? 1 : 0;
                    maxima[n] = Math.max(maxima[n], strength);
                }
                n++;
            }
        }
        MaxNull highest = MaxNull.of(maxima);
        double[] p = new double[observed.length];
        for (int t = 0; t < p.length; t++) {
            p[t] = MonteCarloP.of(reached[t], surrogates).p();
        }
        double[] holm = PAdjust.HOLM.adjust(p);
        List<Match> matches = new ArrayList<>();
        for (int t = 0; t < p.length; t++) {
            matches.add(new Match(
                    templates.get(t).name(),
                    observed[t],
                    MonteCarloP.of(reached[t], surrogates),
                    highest.correctedP(Math.abs(observed[t])),
                    holm[t]));
        }
        return new Decoding(matches, highest);
    }

    private static String digest(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        return Checksum.sha256(bytes.array());
    }

    /** r of every surrogate with every template, surrogate by surrogate. */
    private static final class SurrogateJob implements BlockJob {
        private static final long serialVersionUID = 1;
        private static final int BLOCK = 20;

        private final PhaseSurrogates source;
        private final List<Template> templates;
        private final double mean;
        private final double deviation;
        private final int surrogates;
        private final RandomStreams streams;

        SurrogateJob(
                PhaseSurrogates source,
                List<Template> templates,
                double mean,
                double deviation,
                int surrogates,
                long seed) {
            this.source = source;
            this.templates = templates;
            this.mean = mean;
            this.deviation = deviation;
            this.surrogates = surrogates;
            this.streams = RandomStreams.of(seed, STREAMS);
        }

        @Override
        public String label() {
            return "surrogate maps";
        }

        @Override
        public int blocks() {
            return (surrogates + BLOCK - 1) / BLOCK;
        }

        @Override
        public int items(int block) {
            return Math.min(BLOCK, surrogates - block * BLOCK);
        }

        @Override
        public Worker newWorker() {
            return block -> {
                double[] result = new double[items(block) * templates.size()];
                int at = 0;
                for (int n = 0; n < items(block); n += 2) {
                    double[][] two = source.two(streams.stream((long) block * BLOCK + n));
                    for (int half = 0; half < 2 && n + half < items(block); half++) {
                        for (Template template : templates) {
                            result[at++] = template.r(two[half], mean, deviation);
                        }
                    }
                }
                return result;
            };
        }
    }
}

package org.nocimap.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.nocimap.review.formats.LabelledRecords;
import org.nocimap.review.priority.ScreeningRun;
import org.nocimap.review.priority.ScreeningSimulation;
import org.nocimap.review.priority.TextMatrix;
import org.nocimap.review.stopping.StoppingSimulation;

/**
 * How often the lower limit of recall is true when labelled reviews are screened again in the learned order, with a random sample after 50
 * irrelevant records in a row, until the limit is as wanted. Arguments: folder of labelled reviews, first records (seeds) a review,
 * draws for each.
 */
public final class RecallCalibration {
    private RecallCalibration() {}

    public static void main(String[] args) throws IOException {
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int draws = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
        System.out.println("review\tsample\twanted\tlimits true\tscreened\trecall\trecall as wanted");
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                LabelledRecords records = LabelledRecords.read(file, "");
                ScreeningSimulation simulation =
                        new ScreeningSimulation(TextMatrix.of(records.texts()), records.included());
                ScreeningRun[] runs = new ScreeningRun[seeds];
                for (int seed = 0; seed < seeds; seed++) {
                    runs[seed] = simulation.prioritised(seed + 1L);
                }
                for (int size : new int[] {100, 200}) {
                    for (double wanted : new double[] {0.8, 0.95}) {
                        System.out.println(file.getFileName() + row(runs, draws, size, wanted));
                    }
                }
            }
        }
    }

    private static String row(ScreeningRun[] runs, int draws, int size, double wanted) {
        SplittableRandom random = new SplittableRandom(size);
        double held = 0;
        double screened = 0;
        double recall = 0;
        double enough = 0;
        int all = runs.length * draws;
        for (ScreeningRun run : runs) {
            for (int draw = 0; draw < draws; draw++) {
                StoppingSimulation.End end = new StoppingSimulation(run, random.split()).run(50, size, wanted);
                held += end.held() ? 1.0 / all : 0;
                screened += end.screened() / all;
                recall += end.recall() / all;
                enough += end.recall() >= wanted ? 1.0 / all : 0;
            }
        }
        return String.format(
                Locale.ROOT, "\t%d\t%.2f\t%.4f\t%.3f\t%.3f\t%.4f", size, wanted, held, screened, recall, enough);
    }
}

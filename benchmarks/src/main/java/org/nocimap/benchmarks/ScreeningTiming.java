package org.nocimap.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.review.formats.LabelledRecords;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.priority.RelevanceModel;
import org.nocimap.review.priority.TextMatrix;
import org.nocimap.review.screening.Agenda;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.LearnedOrder;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.People;
import org.nocimap.review.workspace.Workspace;

/**
 * Milliseconds of CPU, one thread, that the learning order of a review of 5,500 publications needs after a vote: in a process that
 * stays alive, and in one that has just begun; beside counting all words again and fitting from nothing, which is what a vote would
 * cost without anything kept. The records are those of the labelled reviews in a folder, shuffled. Argument: that folder.
 */
public final class ScreeningTiming {
    private static final int RECORDS = 5_500;
    private static final int VOTES_EACH = 20;

    private ScreeningTiming() {}

    public static void main(String[] args) throws IOException {
        List<String> texts = new ArrayList<>();
        BitSet relevant = new BitSet();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                LabelledRecords records = LabelledRecords.read(file, "");
                for (int n = 0; n < records.texts().size(); n++) {
                    relevant.set(texts.size(), records.included().get(n));
                    texts.add(records.texts().get(n));
                }
            }
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        List<String> own = order.stream().limit(RECORDS).map(texts::get).toList();
        BitSet liked = new BitSet();
        IntStream.range(0, RECORDS).forEach(n -> liked.set(n, relevant.get(order.get(n))));
        Path folder = Files.createTempDirectory("screening");
        try (Workspace review = Workspace.create(folder.resolve("review"), Optional.empty(), "")) {
            measure(review, own, liked, folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    private static void measure(Workspace review, List<String> texts, BitSet relevant, Path folder) throws IOException {
        Member lead = new People(review.store()).begin("lead", "");
        StringBuilder ris = new StringBuilder();
        for (int n = 0; n < texts.size(); n++) {
            // The number keeps a text from being taken for another's line.
            ris.append("TY  - JOUR\nTI  - ").append(n).append("\nAB  - ");
            ris.append(texts.get(n).replaceAll("\\s+", " ")).append("\nER  - \n\n");
        }
        Path file = Files.writeString(folder.resolve("all.ris"), ris, StandardCharsets.UTF_8);
        new Intake(review.store()).take(lead, file, new Intake.About(Origin.DATABASE, "all", ""));
        new Assignments(review.store())
                .assign(lead, new Assignments.Plan(Phase.TITLE_ABSTRACT, List.of("lead"), 1, Order.LEARNING, 1, 0));
        System.out.println("votes\tliving, mean\tliving, most\tnew process\tall again\tof these: words");
        int cast = 0;
        try (LearnedOrder living = LearnedOrder.of(review)) {
            for (int votes : new int[] {100, 1000, 2750, 5000}) {
                cast(review, lead, relevant, cast, votes);
                cast = votes;
                living.learn(lead, Phase.TITLE_ABSTRACT);
                double[] each = new double[VOTES_EACH];
                for (int n = 0; n < VOTES_EACH; n++) {
                    cast(review, lead, relevant, cast, cast + 1);
                    cast++;
                    each[n] = milliseconds(() -> living.learn(lead, Phase.TITLE_ABSTRACT));
                }
                double fresh = milliseconds(() -> {
                    try (LearnedOrder begun = LearnedOrder.of(review)) {
                        new Agenda(review.store(), begun).next(lead, Phase.TITLE_ABSTRACT, 1);
                    }
                });
                int known = cast;
                double words = milliseconds(() -> TextMatrix.of(texts));
                double again = milliseconds(() -> {
                    RelevanceModel model = new RelevanceModel(TextMatrix.of(texts));
                    IntStream.range(0, known).forEach(n -> model.add(n, vote(relevant.get(n))));
                    model.learn();
                    model.scores();
                });
                System.out.println(String.format(
                        Locale.ROOT,
                        "%d\t%.1f\t%.1f\t%.0f\t%.0f\t%.0f",
                        votes,
                        Arrays.stream(each).average().orElseThrow(),
                        Arrays.stream(each).max().orElseThrow(),
                        fresh,
                        again,
                        words));
            }
        }
    }

    private static void cast(Workspace review, Member lead, BitSet relevant, int from, int to) {
        List<Votes.Slip> slips = new ArrayList<>();
        for (int n = from; n < to; n++) {
            Choice choice = relevant.get(n) ? Choice.YES : Choice.NO;
            slips.add(new Votes.Slip(
                    new Votes.Vote(n + 1, Phase.TITLE_ABSTRACT, "lead", choice, "", "", ""), Location.NOWHERE));
        }
        new Votes(review.store()).castAll(lead, slips, new Problems());
    }

    private static RelevanceModel.Vote vote(boolean relevant) {
        return relevant ? RelevanceModel.Vote.RELEVANT : RelevanceModel.Vote.IRRELEVANT;
    }

    private static double milliseconds(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }
}

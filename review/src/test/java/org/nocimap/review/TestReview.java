package org.nocimap.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.protocol.Protocol;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.People;
import org.nocimap.review.workspace.Role;
import org.nocimap.review.workspace.Workspace;

/** A small review with three people, for tests. */
public final class TestReview implements AutoCloseable {
    public final Workspace workspace;
    public final Member lead;
    public final Member ana;
    public final Member ben;
    private final Path folder;
    private int files;

    public TestReview(Path folder) {
        this(folder, Workspace.create(folder.resolve("review"), Optional.empty(), ""));
    }

    /** The same in a workspace that was just made. */
    public TestReview(Path folder, Workspace workspace) {
        this.folder = folder;
        this.workspace = workspace;
        People people = new People(workspace.store());
        this.lead = people.begin("lena", "");
        people.add(lead, "ana", Role.REVIEWER, "");
        people.add(lead, "ben", Role.REVIEWER, "");
        this.ana = people.enter("ana", "");
        this.ben = people.enter("ben", "");
        new Protocols(workspace.store())
                .set(
                        lead,
                        new Protocol(
                                "Pain and the brain",
                                "",
                                new Protocol.Question("adults", "", "", "activity"),
                                List.of(
                                        new Protocol.Criterion("P1", Protocol.Effect.EXCLUDE, "children"),
                                        new Protocol.Criterion("D1", Protocol.Effect.EXCLUDE, "no whole brain")),
                                List.of(),
                                List.of()),
                        "");
    }

    /** Imports invented papers, numbered from one number to another. */
    public Intake.SourceFile importPapers(int from, int to, Origin origin, String database) {
        StringBuilder ris = new StringBuilder();
        for (int n = from; n <= to; n++) {
            ris.append("TY  - JOUR\nTI  - ").append(title(n));
            ris.append("\nAU  - Author").append(n).append(", A\nPY  - ").append(2000 + n % 20);
            ris.append("\nT2  - Journal of Pain ")
                    .append(n % 7)
                    .append("\nVL  - ")
                    .append(n);
            ris.append("\nSP  - ")
                    .append(10 * n)
                    .append("\nDO  - 10.5555/paper.")
                    .append(n);
            ris.append("\nAB  - ").append(n % 5 == 0 ? "insula thalamus pain imaging" : "kidney liver chemistry");
            ris.append(" number ").append(n).append("\nER  - \n\n");
        }
        files++;
        Path file = folder.resolve("export" + files + ".ris");
        try {
            Files.writeString(file, ris);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Intake(workspace.store()).take(lead, file, new Intake.About(origin, database, "2026-05-11"));
    }

    /** Imports papers, and has one person include the first so many of them in both phases. */
    public void includeFirst(int included, int papers) {
        importPapers(1, papers, Origin.DATABASE, "PubMed");
        Votes votes = new Votes(workspace.store());
        for (Phase phase : List.of(Phase.TITLE_ABSTRACT, Phase.FULL_TEXT)) {
            new Assignments(workspace.store())
                    .assign(lead, new Assignments.Plan(phase, List.of("ana"), 1, Order.OLDEST, 1, 0));
            for (long p = 1; p <= (phase == Phase.TITLE_ABSTRACT ? papers : included); p++) {
                Choice choice = p <= included ? Choice.YES : Choice.NO;
                votes.cast(ana, new Votes.Vote(p, phase, "ana", choice, "", "", ""));
            }
        }
    }

    private static String title(int n) {
        String[] words = {
            "cortical", "spinal", "thermal", "chronic", "visceral", "pelvic", "lumbar", "cervical", "facial"
        };
        return "The " + words[n % 9] + " response " + words[n / 9 % 9] + " to " + words[n / 81 % 9]
                + " stimuli in sample " + Integer.toString(n * 7919, 36);
    }

    @Override
    public void close() {
        workspace.close();
    }
}

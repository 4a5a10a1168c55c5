package org.nocimap.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.harvest.CitationChase;
import org.nocimap.review.services.Service;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap review chase}. */
@Command(
        name = "chase",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Follows the citations of included publications, backward and forward, in Europe PMC, OpenAlex and"
                        + " Crossref. What is new waits for screening, and counts in the second column of the flow.")
final class ReviewChaseCommand extends ReviewStep {
    @Option(
            names = "--direction",
            split = ",",
            paramLabel = "WAY",
            description = "backward (what they cite), forward (what cites them). Default: both")
    private List<String> directionWords = List.of();

    @Option(
            names = "--services",
            split = ",",
            paramLabel = "NAME",
            description = "europe-pmc, openalex, crossref. Default: all")
    private List<String> serviceWords = List.of();

    @Option(names = "--dry-run", description = "Ask and count, and take nothing in.")
    private boolean dryRun;

    @Option(names = "--plan", description = "Say what would be followed and end; nothing is sent.")
    private boolean plan;

    @Mixin
    private ServiceOptions access = new ServiceOptions();

    private Set<CitationChase.Direction> directions = EnumSet.allOf(CitationChase.Direction.class);
    private List<Service> services = List.of();

    ReviewChaseCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        if (!directionWords.isEmpty()) {
            Map<String, CitationChase.Direction> ways = new LinkedHashMap<>();
            ways.put("backward", CitationChase.Direction.BACKWARD);
            ways.put("forward", CitationChase.Direction.FORWARD);
            directions = EnumSet.copyOf(options.choices("--direction", directionWords, ways));
        }
        services = serviceWords.isEmpty()
                ? List.copyOf(ReviewWords.catalogues().values())
                : options.choices("--services", serviceWords, ReviewWords.catalogues());
        access.understand(options);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        CitationChase chase = new CitationChase(review, access.client());
        if (plan) {
            List<CitationChase.Seed> seeds = chase.seeds();
            console.line(Numbers.counted(seeds.size(), "included publication", "included publications") + " to follow");
            seeds.forEach(s -> console.line(s.publication() + " " + s.record().title() + ", "
                    + (s.record().doi().isEmpty() ? "no DOI" : s.record().doi())));
            console.result(Map.of(
                    "publications",
                    seeds.stream().map(CitationChase.Seed::publication).toList()));
            return;
        }
        CitationChase.Round round;
        try (TerminalProgress progress = console.progress()) {
            round = chase.run(
                    member,
                    services,
                    directions,
                    dryRun ? CitationChase.Keeping.COUNT_ONLY : CitationChase.Keeping.TAKE_IN,
                    LocalDate.now(ZoneOffset.UTC),
                    progress::update);
        }
        tell(round, console);
    }

    private void tell(CitationChase.Round round, Console console) {
        for (CitationChase.Followed one : round.followed()) {
            console.line(one.publication() + ", " + one.service().title() + ", "
                    + (one.direction() == CitationChase.Direction.BACKWARD ? "cites " : "is cited by ") + one.found());
        }
        round.unknown()
                .forEach((service, publications) -> console.warn(Problem.warning(
                        Location.NOWHERE.about(service.title()),
                        "does not know " + Numbers.counted(publications.size(), "publication", "publications") + ": "
                                + publications,
                        "",
                        "Fill in DOIs with \"nocimap review complete\", or read their reference lists.")));
        console.line(Numbers.counted(round.records(), "record", "records") + " from citation searching: "
                + round.knownPublications() + " known publications, " + round.newPublications()
                + (dryRun ? " new (nothing was taken in)" : " new, which wait for screening"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("records", round.records());
        tree.put("known", round.knownPublications());
        tree.put("new", round.newPublications());
        tree.put(
                "followed",
                round.followed().stream()
                        .map(f -> Map.of(
                                "publication", f.publication(),
                                "service", f.service().word(),
                                "direction", f.direction().name(),
                                "found", f.found()))
                        .toList());
        console.result(tree);
    }
}

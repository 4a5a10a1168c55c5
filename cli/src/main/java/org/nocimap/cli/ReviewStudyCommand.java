package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nocimap.review.studies.Studies;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review study}. */
@Command(
        name = "study",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Says which publications report the same study, and which samples they report; shows the studies"
                + " when nothing is said.")
final class ReviewStudyCommand extends ReviewStep {
    @Parameters(arity = "0..1", paramLabel = "STUDY", description = "Name of a study, such as \"Schreiber 2017\".")
    private String study = "";

    @Option(names = "--link", split = ",", paramLabel = "N", description = "Publications that report it.")
    private List<String> link = new ArrayList<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "About the study or the sample.")
    private String note = "";

    @Option(
            names = "--unlink",
            split = ",",
            paramLabel = "N",
            description = "Publications that report no other's study.")
    private List<String> unlink = new ArrayList<>();

    @Option(names = "--sample", paramLabel = "NAME", description = "A sample of STUDY, to add or to change.")
    private String sample = "";

    @Option(names = "--people", paramLabel = "N", description = "How many people the sample has. Default: not said")
    private String people = "0";

    @Option(names = "--of", split = ",", paramLabel = "N", description = "Publications that report the sample.")
    private List<String> of = new ArrayList<>();

    @Option(
            names = "--remove-sample",
            paramLabel = "NAME",
            description = "A sample that STUDY does not have after all.")
    private String removed = "";

    private List<Long> linked = List.of();
    private List<Long> unlinked = List.of();
    private List<Long> reports = List.of();
    private long count;

    ReviewStudyCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        linked = ReviewWords.publications("--link", link, options);
        unlinked = ReviewWords.publications("--unlink", unlink, options);
        reports = ReviewWords.publications("--of", of, options);
        count = options.wholeNumber("--people", people, 0, 1_000_000_000);
        boolean names = !linked.isEmpty() || !sample.isEmpty() || !removed.isEmpty();
        if (names == study.isEmpty()) {
            options.problem(
                    "STUDY",
                    names ? "no study is named" : "nothing is said of the study",
                    "a study together with --link, --sample or --remove-sample",
                    "Name the other one.");
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Studies studies = new Studies(review.store());
        unlinked.forEach(publication -> studies.unlink(member, publication));
        if (!linked.isEmpty()) {
            studies.link(member, study, linked, sample.isEmpty() ? note : "");
        }
        if (!sample.isEmpty()) {
            studies.sample(member, study, new Studies.Sample(sample, count, note, reports));
        }
        if (!removed.isEmpty()) {
            studies.removeSample(member, study, removed);
        }
        show(review, studies, console);
    }

    private static void show(Workspace review, Studies studies, Console console) {
        Map<String, List<Long>> reports = new LinkedHashMap<>();
        StudyNames names = review.store().read(StudyNames::of);
        names.byPublication().forEach((publication, name) -> reports.computeIfAbsent(name, n -> new ArrayList<>())
                .add(publication));
        Map<String, Studies.Study> linked =
                studies.all().stream().collect(Collectors.toMap(Studies.Study::name, s -> s));
        linked.forEach((name, one) -> reports.putIfAbsent(name, one.reports()));
        List<Map<String, Object>> tree = new ArrayList<>();
        reports.forEach((name, publications) -> {
            console.line(
                    name + ": " + publications.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            List<Map<String, Object>> samples = new ArrayList<>();
            List<Studies.Sample> own =
                    linked.containsKey(name) ? linked.get(name).samples() : List.of();
            for (Studies.Sample one : own) {
                console.line("    " + one.name() + (one.people() > 0 ? ", " + one.people() + " people" : "")
                        + ", reported by "
                        + one.reports().stream().map(String::valueOf).collect(Collectors.joining(", ")));
                samples.add(Map.of("sample", one.name(), "people", one.people(), "reports", one.reports()));
            }
            tree.add(Map.of("study", name, "reports", publications, "samples", samples));
        });
        if (tree.isEmpty()) {
            console.line("nothing is included yet");
        }
        console.result(Map.of("studies", tree));
    }
}

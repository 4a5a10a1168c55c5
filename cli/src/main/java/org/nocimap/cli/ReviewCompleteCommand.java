package org.nocimap.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.harvest.Completion;
import org.nocimap.review.harvest.Field;
import org.nocimap.review.services.Service;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap review complete}. */
@Command(
        name = "complete",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Fills in DOIs, abstracts and PubMed's numbers that publications lack, from Europe PMC, OpenAlex and"
                        + " Crossref. What is there is never changed; doubtful matches wait for a person.")
final class ReviewCompleteCommand extends ReviewStep {
    private static final int SHOWN = 100;

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "FIELD",
            description = "doi, pmid, abstract, title. Default: doi,abstract,title")
    private List<String> fieldWords = List.of("doi", "abstract", "title");

    @Option(
            names = "--services",
            split = ",",
            paramLabel = "NAME",
            description = "europe-pmc, openalex, crossref, asked in this order. Default: all")
    private List<String> serviceWords = List.of();

    @Option(names = "--plan", description = "Say how many publications lack something and end; nothing is sent.")
    private boolean plan;

    @Option(names = "--proposals", description = "Show the values that wait for a person.")
    private boolean proposals;

    @Option(names = "--accept", split = ",", paramLabel = "N", description = "Take these proposals.")
    private List<String> accept = List.of();

    @Option(names = "--reject", split = ",", paramLabel = "N", description = "Turn these proposals down.")
    private List<String> reject = List.of();

    @Mixin
    private ServiceOptions access = new ServiceOptions();

    private Set<Field> fields = Set.of();
    private List<Service> services = List.of();
    private Set<Long> accepted = Set.of();
    private Set<Long> rejected = Set.of();

    ReviewCompleteCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        Map<String, Field> known = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            known.put(field.word(), field);
        }
        List<Field> chosen = options.choices("--fields", fieldWords, known);
        fields = chosen.isEmpty() ? Set.of() : EnumSet.copyOf(chosen);
        services = serviceWords.isEmpty()
                ? List.copyOf(ReviewWords.catalogues().values())
                : options.choices("--services", serviceWords, ReviewWords.catalogues());
        accepted = numbers("--accept", accept, options);
        rejected = numbers("--reject", reject, options);
        access.understand(options);
    }

    private static Set<Long> numbers(String option, List<String> texts, OptionReader options) {
        Set<Long> numbers = new LinkedHashSet<>();
        texts.forEach(text -> numbers.add(options.wholeNumber(option, text, 1, Long.MAX_VALUE)));
        return numbers;
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Completion completion = new Completion(review.store());
        Map<String, Object> tree = new LinkedHashMap<>();
        if (plan) {
            long lacking = completion.lacking(fields);
            console.line(Numbers.counted(lacking, "publication lacks", "publications lack") + " one of "
                    + String.join(", ", fieldWords));
            tree.put("lacking", lacking);
        } else if (!accepted.isEmpty() || !rejected.isEmpty()) {
            completion.decide(member, accepted, rejected);
            console.line(accepted.size() + " taken, " + rejected.size() + " turned down");
            tree.put("accepted", accepted);
            tree.put("rejected", rejected);
        } else if (!proposals) {
            Completion.Completed done;
            try (TerminalProgress progress = console.progress()) {
                done = completion.run(member, access.client(), services, fields, progress::update);
            }
            Map<String, Long> filled = new LinkedHashMap<>();
            done.filled().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> filled.put(e.getKey().word(), e.getValue()));
            console.line(Numbers.counted(done.asked(), "publication", "publications") + " looked up; filled in: "
                    + (filled.isEmpty() ? "nothing" : filled) + "; " + done.left() + " lack something still");
            tree.put("asked", done.asked());
            tree.put("filled", filled);
            tree.put("left", done.left());
        }
        List<Map<String, Object>> waiting = new ArrayList<>();
        for (Completion.Value value : completion.values(Completion.State.PROPOSED)) {
            if (proposals) {
                console.line(value.number() + ": " + value.field().word() + " of publication " + value.record() + " ("
                        + shortened(value.title()) + "): " + shortened(value.content())
                        + "; " + value.service() + " by " + value.matchedBy());
            }
            waiting.add(Map.of(
                    "number", value.number(),
                    "publication", value.record(),
                    "field", value.field().word(),
                    "value", value.content(),
                    "service", value.service(),
                    "matchedBy", value.matchedBy()));
        }
        if (!waiting.isEmpty() && !proposals) {
            console.line(Numbers.counted(waiting.size(), "proposal waits", "proposals wait")
                    + " for a person: \"nocimap review complete --proposals\"");
        }
        tree.put("proposals", waiting);
        console.result(tree);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN).strip() + "…";
    }
}

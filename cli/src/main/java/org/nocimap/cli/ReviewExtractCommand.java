package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.evidence.Suspicions;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.image.Mask;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.ArticleFiles;
import org.nocimap.review.extraction.PeakTables;
import org.nocimap.review.proposals.ArticleProposal;
import org.nocimap.review.proposals.Confirmation;
import org.nocimap.review.proposals.ProposalJson;
import org.nocimap.review.proposals.ProposalPage;
import org.nocimap.review.proposals.ProposalTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract}. */
@Command(
        name = "extract",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Reads articles (journal XML, publishers' pages, PDF), finds the tables that report coordinates and"
                        + " proposes what they say. Nothing is accepted until a person writes \"yes\" beside it and"
                        + " confirms the table.")
final class ReviewExtractCommand implements Callable<Integer> {
    private static final String TABLE = "proposal.tsv";
    private static final String FOCI = "foci.csv";

    private final RootCommand root;

    @Parameters(
            arity = "0..*",
            paramLabel = "ARTICLE",
            description = "Journal XML (JATS), a publisher's page saved as HTML, or PDF; told by content.")
    private List<String> articles = List.of();

    @Option(
            names = "--confirm",
            paramLabel = "FILE",
            description =
                    "Turn the rows of a proposal that a person accepted into a study set, instead of reading articles.")
    private String confirm = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who accepted the rows; needed with --confirm.")
    private String by = "";

    @Mixin
    private ResultFolder out = new ResultFolder();

    ReviewExtractCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        boolean confirming = !confirm.isEmpty();
        List<Path> files = options.inputFiles("ARTICLE", articles);
        if (confirming == !files.isEmpty()) {
            options.problem(
                    "ARTICLE",
                    confirming ? "articles together with --confirm" : "no article is named",
                    "articles to read, or --confirm with a proposal",
                    "Read articles first, then confirm what was proposed.");
        }
        if (confirming && by.isBlank()) {
            options.problem("--by", "nobody is named", "who accepted the rows", "Add --by \"Your Name\".");
        }
        Path proposal = confirming ? options.inputFile("--confirm", confirm) : Path.of(".");
        Path folder = out.read(options, confirming ? FOCI : TABLE);
        options.throwIfAny();
        return confirming ? confirm(proposal, folder) : propose(files, folder);
    }

    private int propose(List<Path> files, Path folder) {
        Console console = root.console();
        Mask brain = BuiltIn.brainMask().mask();
        PeakTables tables = PeakTables.within((x, y, z, space) -> ReviewWords.nearBrain(brain, x, y, z, space));
        Problems problems = new Problems();
        List<ArticleProposal> proposals = new ArrayList<>();
        for (Path file : files) {
            try {
                for (Article article : ArticleFiles.read(file)) {
                    proposals.add(ArticleProposal.of(article, tables));
                }
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfAny();
        Map<Path, AtomicFile.Content> written = new LinkedHashMap<>();
        put(written, folder.resolve(TABLE), ProposalTable.text(proposals));
        put(written, folder.resolve("proposal.json"), ProposalJson.text(proposals));
        put(written, folder.resolve("proposal.html"), ProposalPage.text(proposals));
        AtomicFile.writeAll(written);
        for (ArticleProposal proposal : proposals) {
            console.line(proposal.article().source() + ": "
                    + proposal.article().kind().title() + ", "
                    + Numbers.counted(proposal.peaks(), "peak", "peaks") + " in "
                    + proposal.tables().size() + " of "
                    + Numbers.counted(proposal.article().tables().size(), "table", "tables") + ", " + proposal.flagged()
                    + " flagged");
        }
        console.line("nothing is accepted yet: look at " + folder.resolve("proposal.html") + ", write yes into "
                + folder.resolve(TABLE) + ", then confirm it");
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", folder.toString());
        tree.put("articles", proposals.size());
        tree.put("tables", proposals.stream().mapToInt(p -> p.tables().size()).sum());
        tree.put("peaks", proposals.stream().mapToInt(ArticleProposal::peaks).sum());
        tree.put(
                "flagged",
                proposals.stream().mapToLong(ArticleProposal::flagged).sum());
        tree.put("accepted", 0);
        console.result(tree);
        return ExitCode.OK;
    }

    private int confirm(Path proposal, Path folder) {
        Console console = root.console();
        Confirmation confirmed = Confirmation.read(proposal, by.strip());
        Suspicions.of(confirmed.studies()).forEach(console::warn);
        Path foci = folder.resolve(FOCI);
        StudySetFiles.write(confirmed.studies(), foci, Format.CSV);
        console.line(Numbers.counted(confirmed.accepted(), "row", "rows") + " accepted by " + by.strip() + ", "
                + confirmed.leftOut() + " left out: " + confirmed.studies().focusCount() + " foci in "
                + Numbers.counted(confirmed.studies().experimentCount(), "experiment", "experiments") + " of "
                + Numbers.counted(confirmed.studies().studies().size(), "study", "studies"));
        console.line("study set: " + foci);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", foci.toString());
        tree.put("accepted", confirmed.accepted());
        tree.put("leftOut", confirmed.leftOut());
        tree.put("foci", confirmed.studies().focusCount());
        tree.put("experiments", confirmed.studies().experimentCount());
        tree.put("studies", confirmed.studies().studies().size());
        console.result(tree);
        return ExitCode.OK;
    }

    private static void put(Map<Path, AtomicFile.Content> files, Path file, String text) {
        files.put(file, out -> out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}

package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nocimap.cbma.AleSpec;
import org.nocimap.engine.Shard;
import org.nocimap.evidence.formats.SubjectsRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap ale}. */
@Command(
        name = "ale",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Activation likelihood estimation: where do the studies' foci come together more than chance would"
                        + " have it? Writes maps, labelled cluster tables, figures and a report.")
final class AleCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private AleOptions ale = new AleOptions();

    @Mixin
    private SetOptions set = new SetOptions();

    @Option(
            names = "--by",
            paramLabel = "TAG",
            description = "One analysis for each value of this tag, each in a folder of its own, and an overview.")
    private String by = "";

    @Option(
            names = "--one-vs-rest",
            description = "With --by: also compare every value with all others together, by as many exchanges of labels"
                    + " as --permutations says, and show in the overview what is specific to one.")
    private boolean oneVersusRest;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N equal shares of the permutations, and no result; 'nocimap ale reduce DIR'"
                    + " puts the shares together.")
    private String shard = "";

    @Mixin
    private RunOptions run = new RunOptions();

    AleCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        Optional<Shard> share = shard.isEmpty() ? Optional.empty() : options.shard("--shard", shard);
        AleJob.Request request = understand(options);
        if (share.isPresent()) {
            new ShardRun(request, share.get(), root.console()).run();
            return ExitCode.OK;
        }
        return analyse(request);
    }

    /** Computes what is left when shards have computed the permutations. */
    int reduce(ShardFolders shards) {
        AleJob.Request request = understand(new OptionReader());
        return analyse(new AleJob.Request(
                request.input(),
                request.spec(),
                request.set(),
                request.by(),
                request.comparison(),
                request.run().of(shards),
                request.truth()));
    }

    private int analyse(AleJob.Request request) {
        Console console = root.console();
        AleSummary summary = new AleSummary(console);
        new AleJob(request, console).run(summary);
        console.result(summary.tree());
        return ExitCode.OK;
    }

    private AleJob.Request understand(OptionReader options) {
        AleSpec spec = ale.spec(options);
        InputOptions.Understood foci =
                input.understand(ale.oneKernelForAll() ? SubjectsRule.OPTIONAL : SubjectsRule.REQUIRED, options);
        SetOptions.Understood set = this.set.understand(options);
        RunOptions.Understood run = this.run.understand(titleOf("ALE of ", foci.files()), root, options);
        checkComparison(options);
        options.throwIfAny();
        return new AleJob.Request(
                foci,
                spec,
                set,
                by.isBlank() ? Optional.empty() : Optional.of(by),
                oneVersusRest ? AleJob.Comparison.ONE_AGAINST_REST : AleJob.Comparison.NONE,
                run,
                Optional.empty());
    }

    private void checkComparison(OptionReader options) {
        if (oneVersusRest && by.isBlank()) {
            options.problem("--one-vs-rest", "needs a tag", "--by TAG", "Say which tag tells the values.");
        }
        if (oneVersusRest && !shard.isEmpty()) {
            options.problem(
                    "--one-vs-rest",
                    "cannot go together with --shard, whose shares hold no exchange of labels",
                    "one of the two",
                    "Leave it out; nocimap contrast --one-vs-rest compares the values.");
        }
    }

    /** The kind of analysis, and {@code low_back_pain.csv} and {@code knee.txt} as "low back pain, knee". */
    static String titleOf(String kind, List<Path> files) {
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("(\\.gz)?$", "");
            names.add(name.replaceFirst("\\.[^.]*$", "").replace('_', ' '));
        }
        String more = names.size() > 3 ? " and " + (names.size() - 3) + " more files" : "";
        return kind + names.stream().limit(3).collect(Collectors.joining(", ")) + more;
    }
}

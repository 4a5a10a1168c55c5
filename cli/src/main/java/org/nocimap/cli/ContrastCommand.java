package org.nocimap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.evidence.formats.SubjectsRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap contrast}. */
@Command(
        name = "contrast",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Where do two groups of experiments differ, and where are both significant? The groups are two files,"
                        + " or two values of a tag. Labels are exchanged; family-wise error is controlled in each"
                        + " direction. Writes maps, labelled cluster tables, figures and a report.")
final class ContrastCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--by", paramLabel = "TAG", description = "The groups are values of this tag.")
    private String by = "";

    @Option(names = "--a", paramLabel = "VALUE", description = "The tag's value of group A; of two files, its name.")
    private String a = "";

    @Option(names = "--b", paramLabel = "VALUE", description = "The tag's value of group B; of two files, its name.")
    private String b = "";

    @Option(
            names = "--one-vs-rest",
            description =
                    "Every value of the tag against all others together, each in a folder of its own, and an overview.")
    private boolean oneVersusRest;

    @Mixin
    private ContrastOptions contrast = new ContrastOptions();

    @Mixin
    private AleOptions ale = new AleOptions();

    @Mixin
    private SetOptions set = new SetOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    ContrastCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        ContrastSpec spec = contrast.spec(ale.spec(options), options);
        InputOptions.Understood foci =
                input.understand(ale.oneKernelForAll() ? SubjectsRule.OPTIONAL : SubjectsRule.REQUIRED, options);
        checkGroups(foci.files(), options);
        SetOptions.Understood where = set.understand(options);
        RunOptions.Understood how = run.understand("", root, options);
        options.throwIfAny();
        ContrastJob.Groups groups = new ContrastJob.Groups(by.strip(), a.strip(), b.strip());
        ContrastJob job = new ContrastJob(foci, groups, spec, where, how, root.console());
        if (oneVersusRest) {
            job.oneAgainstRest();
        } else {
            job.run();
        }
        return ExitCode.OK;
    }

    private void checkGroups(List<Path> files, OptionReader options) {
        if (by.isBlank()) {
            if (files.size() != 2) {
                options.problem(
                        "FOCI",
                        files.size() == 1 ? "one file is one group" : files.size() + " files are more than two groups",
                        "two files, the groups A and B",
                        "Name two files, or say with --by TAG which experiments belong to which group.");
            }
            if (oneVersusRest) {
                options.problem("--one-vs-rest", "needs a tag", "--by TAG", "Say which tag tells the groups.");
            }
        } else if (oneVersusRest && !(a.isBlank() && b.isBlank())) {
            options.problem(
                    "--one-vs-rest",
                    "compares every value, so --a and --b have no meaning",
                    "one way",
                    "Leave one out.");
        } else if (!oneVersusRest && (a.isBlank() || b.isBlank())) {
            options.problem(
                    "--by",
                    "it is not said which values of the tag are to be compared",
                    "--a VALUE and --b VALUE, or --one-vs-rest",
                    "Name both values.");
        }
    }
}

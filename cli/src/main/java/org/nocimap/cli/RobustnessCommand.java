package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.robustness.FailSafe;
import org.nocimap.cbma.robustness.SubsamplingSpec;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap robustness}. */
@Command(
        name = "robustness",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "How firmly do the clusters of an activation likelihood estimation stand? Leaves out each study, takes"
                        + " random subsets, adds noise experiments (fail-safe N), and leaves out experiments by rules."
                        + " Without --jackknife, --subsamples and --fail-safe all three are done.")
final class RobustnessCommand implements Callable<Integer> {
    /** Fewer draws have no 95 % interval of their median: 2 · ½⁵ is more than 5 %. */
    private static final int FEWEST_DRAWS = 6;

    private static final int MOST_DRAWS = 10_000;

    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--jackknife", description = "The analysis without each study in turn.")
    private boolean jackknife;

    @Option(
            names = "--subsamples",
            paramLabel = "N",
            description = "Probabilistic ALE: random subsets of the experiments. Default: 2500")
    private String subsamples = "";

    @Option(
            names = "--subsample-size",
            paramLabel = "K",
            description = "Experiments in a subset. Default: half of them")
    private String subsampleSize = "";

    @Option(names = "--fail-safe", description = "How many noise experiments each cluster survives (Acar et al. 2018).")
    private boolean failSafe;

    @Option(
            names = "--noise-draws",
            paramLabel = "N",
            description = "Independent draws of noise for the fail-safe N, 6 or more. Default: 20")
    private String noiseDraws = "20";

    @Option(
            names = "--exclude",
            paramLabel = "EXPRESSION",
            description =
                    "Also without the experiments for which this holds, such as 'risk_of_bias = high'; once for each"
                            + " rule.")
    private List<String> exclude = List.of();

    @Mixin
    private AleOptions ale = new AleOptions();

    @Mixin
    private SetOptions set = new SetOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    RobustnessCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        AleSpec spec = ale.spec(options);
        InputOptions.Understood foci =
                input.understand(ale.oneKernelForAll() ? SubjectsRule.OPTIONAL : SubjectsRule.REQUIRED, options);
        SetOptions.Understood where = set.understand(options);
        RunOptions.Understood how = run.understand(AleCommand.titleOf("Robustness of ", foci.files()), root, options);
        boolean all = !jackknife && subsamples.isEmpty() && !failSafe;
        boolean draws = all || !subsamples.isEmpty();
        boolean noise = all || failSafe;
        if ((draws || noise) && !FailSafe.offers(spec.corrections().get(0))) {
            options.problem(
                    "--correction",
                    "subsets and the fail-safe N cannot be had with "
                            + spec.corrections().get(0).title(),
                    "voxel-fwe, cluster-size-fwe or cluster-mass-fwe first",
                    "Choose one of these, or ask for --jackknife and --exclude alone.");
        }
        Optional<Integer> count = draws
                ? Optional.of(
                        subsamples.isEmpty()
                                ? SubsamplingSpec.USUAL_SUBSAMPLES
                                : (int) options.wholeNumber(
                                        "--subsamples", subsamples, 1, SubsamplingSpec.MOST_SUBSAMPLES))
                : Optional.empty();
        Optional<Integer> size = subsampleSize.isEmpty()
                ? Optional.empty()
                : Optional.of((int) options.wholeNumber("--subsample-size", subsampleSize, 1, 1_000_000));
        int drawsOfNoise = (int) options.wholeNumber("--noise-draws", noiseDraws, FEWEST_DRAWS, MOST_DRAWS);
        List<String> rules = rules(options);
        options.throwIfAny();
        RobustnessJob.Request request = new RobustnessJob.Request(
                foci,
                spec,
                where,
                how,
                all || jackknife ? RobustnessJob.Step.ASKED : RobustnessJob.Step.SKIPPED,
                count,
                size,
                noise ? Optional.of(drawsOfNoise) : Optional.empty(),
                rules);
        new RobustnessJob(request, root.console()).run();
        return ExitCode.OK;
    }

    private List<String> rules(OptionReader options) {
        List<String> rules = new ArrayList<>();
        for (String rule : exclude) {
            try {
                Selection.parse(rule, "--exclude");
                rules.add(rule.strip());
            } catch (InputException e) {
                options.problems(e.problems());
            }
        }
        return rules;
    }
}

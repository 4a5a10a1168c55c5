package org.nocimap.cli;

import java.util.concurrent.Callable;
import org.nocimap.cbma.estimators.DensityEstimator;
import org.nocimap.cbma.estimators.DensitySpec;
import org.nocimap.cbma.estimators.ExperimentWeights;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.inference.InferenceSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nocimap kda}. */
@Command(
        name = "kda",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Kernel density analysis: how many foci lie within reach of a voxel, more than chance would have it?"
                        + " Writes maps, labelled cluster tables, figures and a report.")
final class KdaCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private SphereOptions spheres = new SphereOptions();

    @Mixin
    private NullOption nullOption = new NullOption();

    @Mixin
    private InferenceOptions inference = new InferenceOptions();

    @Mixin
    private SetOptions set = new SetOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    KdaCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        InferenceSpec tested = inference.understand(options);
        DensitySpec spec = new DensitySpec(
                DensityEstimator.KDA,
                spheres.radiusMm(options),
                ExperimentWeights.EQUAL,
                nullOption.understand(options),
                tested);
        InputOptions.Understood foci = input.understand(SubjectsRule.OPTIONAL, options);
        SetOptions.Understood where = set.understand(options);
        RunOptions.Understood how = run.understand(DensityJob.title("KDA", foci), root, options);
        options.throwIfAny();
        DensityJob.run(root.console(), foci, where, spec, how);
        return ExitCode.OK;
    }
}

package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.design.Effect;
import org.nocimap.cbma.design.ExperimentSizes;
import org.nocimap.cbma.design.PowerSpec;
import org.nocimap.cbma.robustness.FailSafe;
import org.nocimap.figures.PowerFigure;
import org.nocimap.image.Point;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap simulate power}. */
@Command(
        name = "power",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "How many experiments does a meta-analysis need? Simulates meta-analyses with a known effect, and"
                + " finds the smallest number of experiments with which enough of them find it.")
final class SimulatePowerCommand implements Callable<Integer> {
    private static final int MOST_COARSE = 8;

    private final RootCommand root;

    @Option(
            names = "--share",
            paramLabel = "P",
            split = ",",
            description = "Probability that an experiment reports the effect; several with commas. Default: 0.3")
    private List<String> share = List.of("0.3");

    @Option(
            names = "--spread",
            paramLabel = "MM",
            split = ",",
            description = "Standard deviation of a reported focus about the true place along each axis; several with"
                    + " commas. Default: 4")
    private List<String> spread = List.of("4");

    @Option(names = "--foci", paramLabel = "MIN-MAX", description = "Foci of an experiment. Default: 4-12")
    private String foci = "4-12";

    @Option(names = "--subjects", paramLabel = "MIN-MAX", description = "Sample sizes. Default: 12-40")
    private String subjects = "12-40";

    @Option(
            names = "--like",
            paramLabel = "FOCI",
            description = "Sample sizes and numbers of foci of the experiments in this file, instead of ranges.")
    private String like = "";

    @Option(
            names = "--peak",
            paramLabel = "X,Y,Z",
            description = "Where the effect is, MNI mm. Default: another place in every simulation")
    private String peak = "";

    @Option(
            names = "--within",
            paramLabel = "MM",
            description = "The effect is found when something significant lies within this distance. Default: 8")
    private String within = "8";

    @Option(
            names = "--experiments",
            paramLabel = "N",
            split = ",",
            description = "Numbers of experiments to try, rising, with commas. Default:"
                    + " 10,15,20,25,30,40,50,60,80,100,150,200")
    private List<String> experiments = List.of();

    @Option(names = "--power", paramLabel = "P", description = "The power wanted. Default: 0.8")
    private String power = "0.8";

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description = "Simulated meta-analyses for every number of experiments. Default: 200")
    private String simulations = "200";

    @Option(
            names = "--coarse",
            paramLabel = "N",
            description = "Every n-th voxel of the mask along each axis; 1 for all. Default: 2, which makes 4 mm of the"
                    + " brain mask's 2 mm")
    private String coarse = "2";

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "Where foci lie: brain, grey-matter or a NIfTI file. Default: brain")
    private String mask = "brain";

    @Mixin
    private AleOptions ale = new AleOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    SimulatePowerCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        AleSpec spec = ale.spec(options);
        if (!FailSafe.offers(spec.corrections().get(0))) {
            options.problem(
                    "--correction",
                    "power cannot be simulated with "
                            + spec.corrections().get(0).title(),
                    "voxel-fwe, cluster-size-fwe or cluster-mass-fwe first",
                    "Choose one of these.");
        }
        List<Effect> effects = effects(options);
        int count = (int) options.wholeNumber("--simulations", simulations, 1, 1_000_000);
        int step = (int) options.wholeNumber("--coarse", coarse, 1, MOST_COARSE);
        double target = options.number("--power", power, OptionReader.Range.PROBABILITY);
        List<Integer> numbers = numbers(options);
        ExperimentSizes ranges = ranges(options);
        Optional<Path> file = like.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--like", like));
        String where = MapMaskOption.checked(mask, options);
        RunOptions.Understood how = run.understand("Power of a meta-analysis", root, options);
        options.throwIfAny();
        PowerSpec plan =
                new PowerSpec(spec, ranges, count, PowerSpec.usualPermutations(count, spec.alpha()), numbers, target);
        new PowerSimulationJob(
                        new PowerSimulationJob.Request(
                                plan, effects, file, "foci " + foci + ", subjects " + subjects, where, step, how),
                        root.console())
                .run();
        return ExitCode.OK;
    }

    private List<Effect> effects(OptionReader options) {
        Optional<Point> place = peak.isEmpty() ? Optional.empty() : Optional.of(Words.point("--peak", peak, options));
        double distance = options.number("--within", within, OptionReader.Range.WIDTH);
        List<Effect> effects = new ArrayList<>();
        for (String oneShare : share) {
            for (String oneSpread : spread) {
                effects.add(new Effect(
                        options.number("--share", oneShare, OptionReader.Range.SHARE),
                        options.number("--spread", oneSpread, OptionReader.Range.SPREAD),
                        place,
                        distance));
            }
        }
        if (effects.size() > PowerFigure.Spec.MOST_CURVES) {
            options.problem(
                    "--share",
                    effects.size() + " effects, each a curve of its own",
                    "at most " + PowerFigure.Spec.MOST_CURVES,
                    "Name fewer shares or spreads, or run them one after the other.");
        }
        if (effects.stream().distinct().count() < effects.size()) {
            options.problem("--share", "the same effect twice", "each share and spread once", "Leave one out.");
        }
        return effects;
    }

    private ExperimentSizes ranges(OptionReader options) {
        int[] numberOfFoci = Words.fromTo("--foci", foci, options, 1, 1000);
        int[] samples = Words.fromTo("--subjects", subjects, options, 1, 1_000_000);
        return new ExperimentSizes.Ranges(
                new ExperimentSizes.Size(samples[0], numberOfFoci[0]),
                new ExperimentSizes.Size(samples[1], numberOfFoci[1]));
    }

    private List<Integer> numbers(OptionReader options) {
        if (experiments.isEmpty()) {
            return PowerSpec.USUAL_EXPERIMENTS;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String text : experiments) {
            int number = (int) options.wholeNumber("--experiments", text, 1, PowerSpec.MOST_EXPERIMENTS);
            if (!numbers.isEmpty() && number <= numbers.get(numbers.size() - 1)) {
                options.problem(
                        "--experiments",
                        "\"" + String.join(",", experiments) + "\" does not rise",
                        "numbers that rise, such as 10,20,40",
                        "Sort them, each once.");
                return PowerSpec.USUAL_EXPERIMENTS;
            }
            numbers.add(number);
        }
        return numbers;
    }
}

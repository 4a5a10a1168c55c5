package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociRounding;
import org.nocimap.cbma.KernelWidth;
import org.nocimap.cbma.NullMethod;
import org.nocimap.inference.InferenceSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what an ALE computes. */
final class AleOptions {
    @Mixin
    private InferenceOptions inference = new InferenceOptions();

    @Option(
            names = "--null",
            paramLabel = "METHOD",
            description = "Where uncorrected p comes from: convolution or monte-carlo. Default: convolution")
    private String nullMethod = "convolution";

    @Option(names = "--fixed-n", paramLabel = "N", description = "One sample size for the kernels of all experiments.")
    private String fixedN = "";

    @Option(names = "--fwhm", paramLabel = "MM", description = "One kernel width for all experiments.")
    private String fwhm = "";

    @Option(
            names = "--foci-rounding",
            paramLabel = "RULE",
            description =
                    "Where a focus lies: none (at its millimetre), nearest (voxel) or truncate; the last two to check"
                            + " against other tools. Default: none")
    private String rounding = "none";

    /** What these options ask for, every problem of theirs told to {@code options}. */
    AleSpec spec(OptionReader options) {
        InferenceSpec tested = inference.understand(options);
        return AleSpec.builder()
                .permutations(tested.permutations())
                .voxelP(tested.voxelP())
                .alpha(tested.alpha())
                .minVolumeMm3(tested.minVolumeMm3())
                .corrections(tested.corrections())
                .nullMethod(options.choice("--null", nullMethod, nullWords()))
                .kernel(kernel(options))
                .rounding(options.choice("--foci-rounding", rounding, roundingWords()))
                .connectivity(tested.connectivity())
                .seed(tested.seed())
                .build();
    }

    /** True when the kernels do not depend on each experiment's number of subjects. */
    boolean oneKernelForAll() {
        return !fixedN.isEmpty() || !fwhm.isEmpty();
    }

    private KernelWidth kernel(OptionReader options) {
        if (!fixedN.isEmpty() && !fwhm.isEmpty()) {
            options.problem("--fixed-n", "cannot go together with --fwhm", "one of the two", "Leave one out.");
        }
        if (!fixedN.isEmpty()) {
            return new KernelWidth.FixedSampleSize((int) options.wholeNumber("--fixed-n", fixedN, 1, 1_000_000));
        }
        return fwhm.isEmpty()
                ? new KernelWidth.FromSampleSize()
                : new KernelWidth.FixedFwhm(options.number("--fwhm", fwhm, OptionReader.Range.WIDTH));
    }

    private static Map<String, NullMethod> nullWords() {
        Map<String, NullMethod> words = new LinkedHashMap<>();
        words.put("convolution", NullMethod.CONVOLUTION);
        words.put("monte-carlo", NullMethod.MONTE_CARLO);
        return words;
    }

    private static Map<String, FociRounding> roundingWords() {
        Map<String, FociRounding> words = new LinkedHashMap<>();
        words.put("none", FociRounding.NONE);
        words.put("nearest", FociRounding.NEAREST);
        words.put("truncate", FociRounding.TRUNCATE);
        return words;
    }
}

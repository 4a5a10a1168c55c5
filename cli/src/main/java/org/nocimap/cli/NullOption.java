package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.cbma.NullMethod;
import picocli.CommandLine.Option;

/** The option that says where uncorrected p comes from. */
final class NullOption {
    @Option(
            names = "--null",
            paramLabel = "METHOD",
            description = "Where uncorrected p comes from: convolution (exact) or monte-carlo. Default: convolution")
    private String nullMethod = "convolution";

    NullMethod understand(OptionReader options) {
        Map<String, NullMethod> words = new LinkedHashMap<>();
        words.put("convolution", NullMethod.CONVOLUTION);
        words.put("monte-carlo", NullMethod.MONTE_CARLO);
        return options.choice("--null", nullMethod, words);
    }
}

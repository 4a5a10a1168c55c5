package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.evidence.Pooling;
import picocli.CommandLine.Option;

/** The options that say where an analysis of foci looks and which experiments count as one. */
final class SetOptions {
    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "Where to look: brain, grey-matter, fsl and templateflow where they are installed, or a NIfTI"
                    + " file, whose grid the analysis follows. Default: brain")
    private String mask = "brain";

    @Option(
            names = "--pool-by",
            paramLabel = "WHAT",
            description =
                    "Experiments of the same subjects become one: study, group (the tag 'group' within a study) or"
                            + " none. Default: study")
    private String poolBy = "study";

    /**
     * The options, understood.
     *
     * @param mask name or file
     * @param pooling which experiments are taken as one
     */
    record Understood(String mask, Pooling pooling) {}

    Understood understand(OptionReader options) {
        return new Understood(
                MapMaskOption.checked(mask, options), options.choice("--pool-by", poolBy, poolingWords()));
    }

    private static Map<String, Pooling> poolingWords() {
        Map<String, Pooling> words = new LinkedHashMap<>();
        words.put("study", Pooling.STUDY);
        words.put("group", Pooling.GROUP);
        words.put("none", Pooling.NONE);
        return words;
    }
}

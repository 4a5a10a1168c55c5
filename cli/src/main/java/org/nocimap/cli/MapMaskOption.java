package org.nocimap.cli;

import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import picocli.CommandLine.Option;

/** The mask of an analysis of maps, which is brought onto their grid. */
final class MapMaskOption {
    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "Where to look: brain, grey-matter, fsl and templateflow where they are installed, or a NIfTI"
                    + " file; it is brought onto the grid of the maps. Default: brain")
    private String mask = "brain";

    /** Name or file. */
    String understand(OptionReader options) {
        return checked(mask, options);
    }

    /** A mask that there is by this name, or a file. */
    static String checked(String mask, OptionReader options) {
        if (!Masks.names(Surroundings.ofThisMachine()).contains(mask)) {
            options.inputFile("--mask", mask);
        }
        return mask;
    }
}

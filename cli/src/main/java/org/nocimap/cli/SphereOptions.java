package org.nocimap.cli;

import org.nocimap.cbma.estimators.DensitySpec;
import picocli.CommandLine.Option;

/** The options of analyses that count spheres around foci. */
final class SphereOptions {
    @Option(names = "--radius", paramLabel = "MM", description = "How far a focus reaches. Default: 10 mm")
    private String radius = "10";

    double radiusMm(OptionReader options) {
        double mm = options.number("--radius", radius, OptionReader.Range.WIDTH);
        if (mm > DensitySpec.MAX_RADIUS_MM) {
            options.problem(
                    "--radius",
                    "is " + radius + " mm",
                    "at most " + DensitySpec.MAX_RADIUS_MM + " mm",
                    "Choose a smaller radius.");
            return DensitySpec.USUAL_RADIUS_MM;
        }
        return mm;
    }
}

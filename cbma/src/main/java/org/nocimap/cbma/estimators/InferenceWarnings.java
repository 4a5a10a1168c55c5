package org.nocimap.cbma.estimators;

import java.util.List;
import java.util.Locale;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.InferenceSpec;

/** What is suspicious about how a map is to be tested. */
final class InferenceWarnings {
    private InferenceWarnings() {}

    /** With n permutations no corrected p is below 1 / (1 + n). */
    static List<Problem> of(InferenceSpec spec) {
        double smallest = 1.0 / (1 + spec.permutations());
        if (!spec.permutes() || smallest <= spec.alpha()) {
            return List.of();
        }
        return List.of(Problem.warning(
                Location.option("--permutations"),
                String.format(
                        Locale.ROOT,
                        "with %d permutations no corrected p can be below %.3f, so nothing can be significant",
                        spec.permutations(),
                        smallest),
                "at least " + (int) Math.ceil(1 / spec.alpha() - 1) + " permutations",
                "Use 1000 or more."));
    }
}

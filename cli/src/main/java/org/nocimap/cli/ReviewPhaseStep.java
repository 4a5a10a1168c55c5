package org.nocimap.cli;

import org.nocimap.review.screening.Phase;
import picocli.CommandLine.Option;

/** A step in one phase of screening. */
abstract class ReviewPhaseStep extends ReviewStep {
    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            description = "title-abstract, full-text or calibration. Default: title-abstract")
    private String word = Phase.TITLE_ABSTRACT.word();

    private Phase phase = Phase.TITLE_ABSTRACT;

    ReviewPhaseStep(RootCommand root) {
        super(root);
    }

    /** Steps with options of their own call this first. */
    @Override
    void understand(OptionReader options) {
        phase = options.choice("--phase", word, ReviewWords.phases());
    }

    final Phase phase() {
        return phase;
    }
}

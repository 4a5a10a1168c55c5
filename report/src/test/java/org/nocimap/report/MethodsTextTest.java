package org.nocimap.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.Software;
import org.nocimap.report.words.MethodsText;
import org.nocimap.report.words.Reference;

class MethodsTextTest {
    @Test
    void changesThatNoCommitHoldsAreNotHidden() {
        AleRun run = Runs.found(Correction.CLUSTER_SIZE_FWE);
        AleRun dirty = new AleRun(
                run.title(),
                run.result(),
                run.preparation(),
                run.mask(),
                run.labeller(),
                run.inputs(),
                new Software("0.1.0", run.software().commit() + "-dirty"),
                run.command(),
                run.execution(),
                run.earlierWarnings(),
                run.truth());

        assertThat(String.join(" ", MethodsText.of(dirty, FigureChoice.SKIP).paragraphs()))
                .contains("Nocimap 0.1.0 (commit 0123456-dirty)");
    }

    @Test
    void itHoldsTheNumbersOfTheRun() {
        AleRun run = Runs.found(Correction.CLUSTER_SIZE_FWE);
        String text = String.join(" ", MethodsText.of(run, FigureChoice.DRAW).paragraphs());
        assertThat(text)
                .contains("18 experiments from 18 studies")
                .contains("Nocimap 0.1.0 (commit 0123456)")
                .contains(run.result().focusCount() + " reported foci")
                .contains("2 experiments of the same study were pooled into 1")
                .contains("were carried to MNI space with the inverse of the transform of Lancaster et al. (2007) for"
                        + " FSL")
                .contains("a ball as a brain")
                .contains("of 4 × 4 × 4 mm")
                .contains("100 permutations")
                .contains("(seed 1)")
                .contains("formed at an uncorrected p < 0.001")
                .contains("FWE-corrected p ≤ 0.05 (more than")
                .contains("Clusters of less than 200 mm³ are not reported.")
                .contains("Halves <of> a ball")
                .doesNotContain("((")
                .doesNotContain("  ")
                .doesNotContain("..");
    }

    @Test
    void everyCorrectionHasItsSentenceAndItsReference() {
        MethodsText text = MethodsText.of(Runs.found(Correction.values()), FigureChoice.SKIP);
        assertThat(text.references())
                .contains(
                        Reference.SMITH_2009,
                        Reference.BENJAMINI_1995,
                        Reference.BENJAMINI_2001,
                        Reference.NICHOLS_2002,
                        Reference.EICKHOFF_2016,
                        Reference.PHIPSON_2010)
                .doesNotContain(Reference.HOLMES_1998, Reference.LANCASTER_2000)
                .doesNotHaveDuplicates();
        assertThat(text.file())
                .contains("Threshold-free cluster enhancement")
                .contains("Bonferroni's rule")
                .contains("By cluster mass")
                .contains("https://doi.org/10.1214/aos/1013699998");
    }

    @Test
    void whatIsCitedIsInTheListAndTheOtherWayRound() {
        MethodsText text = MethodsText.of(Runs.found(Correction.TFCE_FWE, Correction.FDR_BY), FigureChoice.DRAW);
        String sentences = String.join(" ", text.paragraphs());
        for (Reference reference : Reference.values()) {
            boolean cited = sentences.contains(reference.cited()) || sentences.contains(reference.citedInText());
            assertThat(text.references().contains(reference))
                    .as(reference.name())
                    .isEqualTo(cited);
        }
    }
}

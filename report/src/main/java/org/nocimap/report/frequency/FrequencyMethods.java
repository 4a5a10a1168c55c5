package org.nocimap.report.frequency;

import org.nocimap.cbma.frequency.FrequencyResult;
import org.nocimap.cbma.frequency.FrequencySpec;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** The methods section of a frequency analysis. */
final class FrequencyMethods {
    private FrequencyMethods() {}

    static Methods of(FrequencyRun run) {
        FrequencyResult result = run.result();
        FrequencySpec spec = result.spec();
        Methods.Writer text = new Methods.Writer();
        text.paragraph(
                "For each region the number of samples that reported at least one focus in it was counted, so that a"
                        + " sample counts once whatever its number of contrasts and foci; one sample was "
                        + FrequencyPage.sampleWords(spec.samples()) + " " + text.cite(Reference.TURKELTAUB_2012) + ".",
                "Counts were made for each condition (tag \u201c" + spec.condition() + "\u201d"
                        + spec.direction()
                                .map(d -> ", direction by \u201c" + d + "\u201d")
                                .orElse("")
                        + spec.modality()
                                .map(m -> ", modality by \u201c" + m + "\u201d")
                                .orElse("")
                        + "); the denominator was the number of samples with at least one experiment of the kind,"
                        + " experiments without foci included.",
                "Regions: " + result.regions().title() + ".",
                result.foci().size() + " foci of " + result.samples() + " samples were counted; "
                        + result.unplaced().size() + " lay in no region.");
        text.paragraph(
                "Shares are given with the " + Numbers.plain(100 * spec.confidence()) + " % interval of "
                        + text.name(Reference.WILSON_1927) + ".",
                result.tests().isEmpty()
                        ? ""
                        : "Conditions were compared by Fisher's exact test, for more than two in the form of "
                                + text.name(Reference.FREEMAN_1951)
                                + ", two-sided, for each region that some but not all"
                                + " samples reported, with Holm's adjustment over regions (α = "
                                + Numbers.plain(spec.alpha()) + ").",
                result.tests().stream().anyMatch(t -> t.drawn().isPresent())
                        ? "Where more than " + Numbers.readCount(spec.mostTables())
                                + " tables had the same margins, p was estimated from "
                                + Numbers.readCount(spec.draws()) + " random tables (seed " + spec.seed() + ") "
                                + text.cite(Reference.PHIPSON_2010) + "."
                        : "");
        return text.done();
    }
}

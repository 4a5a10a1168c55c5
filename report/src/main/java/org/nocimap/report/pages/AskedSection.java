package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.cbma.AleSpec;
import org.nocimap.image.Grid;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** What was asked: the settings of a run in words. */
final class AskedSection {
    private AskedSection() {}

    static List<Fact> of(AleRun run) {
        AleSpec spec = run.result().spec();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Method", "activation likelihood estimation (ALE)"));
        facts.add(new Fact(
                "Significant",
                spec.corrections().stream()
                        .map(c -> SpecWords.threshold(c, spec))
                        .collect(Collectors.joining("; then "))));
        if (spec.corrections().stream().anyMatch(c -> c.level() == Correction.Level.CLUSTER)) {
            facts.add(new Fact(
                    "Clusters form",
                    "at an uncorrected voxel p < " + Numbers.plain(spec.voxelP()) + ", from "
                            + SpecWords.connectivity(spec.connectivity())));
        } else {
            facts.add(new Fact("Clusters", "of " + SpecWords.connectivity(spec.connectivity())));
        }
        if (spec.minVolumeMm3() > 0) {
            facts.add(new Fact("Smallest cluster reported", Numbers.plain(spec.minVolumeMm3()) + " mm³"));
        }
        if (spec.corrections().stream().anyMatch(Correction::usesPermutations)) {
            facts.add(new Fact(
                    "Permutations",
                    Numbers.readCount(spec.permutations()) + ", foci anywhere in the mask; seed " + spec.seed()));
        }
        facts.add(new Fact("Uncorrected p", "by " + SpecWords.nullMethod(spec)));
        facts.add(
                new Fact("Kernel", SpecWords.kernel(spec.kernel()) + "; foci " + SpecWords.rounding(spec.rounding())));
        facts.add(new Fact("Mask", mask(run)));
        run.preparation().filter().ifPresent(filter -> facts.add(new Fact("Selection", filter)));
        facts.add(new Fact("Pooling", SpecWords.pooling(run.preparation().pooling())));
        String atlases =
                run.labeller().atlases().stream().map(a -> a.info().title()).collect(Collectors.joining("; "));
        facts.add(new Fact("Labels", atlases.isEmpty() ? "none" : atlases));
        return facts;
    }

    private static String mask(AleRun run) {
        Grid grid = run.result().mask().grid();
        return run.mask().title() + ": " + Numbers.readCount(run.result().mask().size()) + " voxels, "
                + Numbers.readFixed(run.result().mask().volumeMm3() / 1000, 0) + " cm³, on a grid of " + grid.nx()
                + " × "
                + grid.ny() + " × " + grid.nz();
    }
}

package org.nocimap.report.overview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.AtomicFile;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.image.nifti.NiftiMeta;
import org.nocimap.image.nifti.XformCode;
import org.nocimap.report.tables.OutputFile;

/** The files of an overview beside its page: the region table and the maps of what conditions share. */
public final class OverviewFiles {
    private OverviewFiles() {}

    /**
     * Writes them.
     *
     * @return their names, in the order they were written
     * @throws org.nocimap.files.InputException when a file cannot be written
     */
    public static List<Path> write(Path folder, ConditionOverview overview) {
        Path regions = Path.of(OutputFile.OVERVIEW_REGIONS.fileName());
        Path counts = Path.of(OutputFile.OVERVIEW_OVERLAP.fileName());
        Path conjunction = Path.of(OutputFile.OVERVIEW_CONJUNCTION.fileName());
        Overlap overlap = overview.overlap();
        AtomicFile.writeText(folder.resolve(regions), overview.tsv());
        double[] numbers = new double[overlap.counts().length];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = overlap.counts()[n];
        }
        NiftiMeta meta = NiftiMeta.withDefaults().with(XformCode.MNI152);
        NiftiFile.write(
                folder.resolve(counts),
                overlap.mask().unmask(numbers, 0),
                meta.with(NiftiIntent.of(NiftiIntentCode.ESTIMATE, "count"))
                        .withDescription("Nocimap: number of significant conditions"));
        NiftiFile.write(
                folder.resolve(conjunction),
                overlap.mask().unmask(overlap.conjunctionZ(), 0),
                meta.with(NiftiIntent.of(NiftiIntentCode.ZSCORE, ""))
                        .withDescription("Nocimap: minimum z of all conditions"));
        List<Path> files = new ArrayList<>(List.of(regions, counts, conjunction));
        overview.specificity().ifPresent(specificity -> {
            Path specific = Path.of(OutputFile.OVERVIEW_SPECIFIC.fileName());
            AtomicFile.writeText(folder.resolve(specific), specificity.tsv());
            files.add(specific);
        });
        return List.copyOf(files);
    }
}

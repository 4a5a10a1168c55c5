package org.nocimap.report.contrast;

import java.util.List;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.inference.Cluster;
import org.nocimap.report.analysis.ResultFolder;

/** The NIfTI files of a contrast. */
final class ContrastMaps {
    private static final NiftiIntent Z = NiftiIntent.of(NiftiIntentCode.ZSCORE, "");
    private static final NiftiIntent ESTIMATE = NiftiIntent.of(NiftiIntentCode.ESTIMATE, "");

    private final ContrastResult result;
    private final ResultFolder folder;
    private final Mask mask;

    ContrastMaps(ContrastResult result, ResultFolder folder) {
        this.result = result;
        this.folder = folder;
        this.mask = result.mask();
    }

    void write() {
        main("a", result.nameA(), result.a());
        main("b", result.nameB(), result.b());
        String pair = result.nameA() + " − " + result.nameB();
        folder.map("difference.nii.gz", mask, result.difference(), 0, ESTIMATE, "ALE, " + pair);
        folder.map(
                "difference_standardised.nii.gz",
                mask,
                result.standardised(),
                0,
                ESTIMATE,
                "(difference − mean) / deviation over labellings");
        folder.map("difference_z.nii.gz", mask, result.z(), 0, Z, "signed z of the uncorrected p, " + pair);
        int[] tested = new int[mask.size()];
        for (int n = 0; n < tested.length; n++) {
            tested[n] = (result.tested()[n] ? 1 : 0)
                    + (result.aAboveB().searched()[n] ? 2 : 0)
                    + (result.bAboveA().searched()[n] ? 4 : 0);
        }
        folder.labels(
                "searched.nii.gz",
                mask,
                tested,
                "where labels were exchanged (1), plus 2 where A > B and 4 where B > A was searched");
        direction("a_above_b", result.aAboveB());
        direction("b_above_a", result.bAboveA());
        folder.map(
                "conjunction_z.nii.gz",
                mask,
                result.conjunction().z(),
                0,
                Z,
                "the smaller z of the two main effects where both are significant");
        folder.labels(
                "conjunction_clusters.nii.gz",
                mask,
                labels(result.conjunction().clusters()),
                "clusters significant in both groups");
    }

    private void main(String stem, String name, AleResult main) {
        folder.map(stem + "_ale.nii.gz", mask, main.ale(), 0, ESTIMATE, "ALE, " + name);
        folder.map(stem + "_z.nii.gz", mask, main.z(), 0, Z, "z, " + name);
        folder.labels(
                stem + "_clusters.nii.gz", mask, labels(main.primary().clusters()), "significant clusters, " + name);
    }

    private void direction(String stem, ContrastDirection direction) {
        folder.map(
                stem + "_z_thresh.nii.gz",
                mask,
                direction.conservativeZ(),
                0,
                Z,
                "the smaller of main effect's and difference's z, " + direction.title());
        folder.labels(
                stem + "_clusters.nii.gz",
                mask,
                labels(direction.primary().clusters()),
                "significant clusters, " + direction.title());
    }

    private int[] labels(List<Cluster> clusters) {
        int[] labels = new int[mask.size()];
        for (Cluster cluster : clusters) {
            for (int member : cluster.members()) {
                labels[member] = cluster.number();
            }
        }
        return labels;
    }
}

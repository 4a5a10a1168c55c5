package org.nocimap.fmri.cohort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.files.Checksum;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/**
 * The runs of a session made one: b = Σ(bᵢ/vᵢ) / Σ(1/vᵢ) with variance 1 / Σ(1/vᵢ), or the mean where there are no variances. A run
 * without a value or a variance above 0 at a voxel does not count there.
 */
final class FixedEffects {
    private final Path folder;

    /**
     * @param folder that combined maps are kept in, under names that tell their inputs
     */
    FixedEffects(Path folder) {
        this.folder = folder;
    }

    /** A scan with one map, which is the only one there was or what its runs make. */
    Observations.Scan of(Observations.Scan scan, String kind, Problems problems) {
        if (scan.effects().size() == 1) {
            return scan;
        }
        StringBuilder inputs = new StringBuilder();
        List<Path> all = new ArrayList<>(scan.effects());
        all.addAll(scan.variances());
        for (Path file : all) {
            try {
                inputs.append(Checksum.sha256(file));
            } catch (java.io.IOException e) {
                throw org.nocimap.files.BoundedInput.broken(file, e);
            }
        }
        String stem = "sub-" + scan.subject() + (scan.session().isEmpty() ? "" : "_ses-" + scan.session()) + "_" + kind
                + "_"
                + Checksum.sha256(inputs.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .substring(0, 12);
        Path effect = folder.resolve(stem + "_stat-effect_statmap.nii.gz");
        Path variance = folder.resolve(stem + "_stat-variance_statmap.nii.gz");
        boolean weighted = !scan.variances().isEmpty();
        if (!Files.isRegularFile(effect) || (weighted && !Files.isRegularFile(variance))) {
            combine(scan, effect, variance, problems);
        }
        return new Observations.Scan(
                scan.subject(), scan.session(), List.of(effect), weighted ? List.of(variance) : List.of());
    }

    private void combine(Observations.Scan scan, Path effect, Path variance, Problems problems) {
        boolean weighted = !scan.variances().isEmpty();
        Optional<Grid> grid = Optional.empty();
        double[] weights = new double[0];
        double[] sums = new double[0];
        for (int r = 0; r < scan.effects().size(); r++) {
            Volume b = NiftiFile.read(scan.effects().get(r)).volume();
            Volume v = weighted ? NiftiFile.read(scan.variances().get(r)).volume() : b;
            if (grid.isEmpty()) {
                grid = Optional.of(b.grid());
                weights = new double[b.grid().size()];
                sums = new double[b.grid().size()];
            }
            if (!b.grid().isAlike(grid.get()) || !v.grid().isAlike(grid.get())) {
                problems.error(
                        Location.of(scan.effects().get(r)).about("sub-" + scan.subject()),
                        "the runs of the session lie on different grids",
                        "one grid",
                        "Bring the runs onto one grid.");
                problems.throwIfAny();
            }
            for (int n = 0; n < sums.length; n++) {
                double weight = weighted ? 1.0 / v.data()[n] : 1;
                if (Float.isFinite(b.data()[n]) && weight > 0 && Double.isFinite(weight)) {
                    weights[n] += weight;
                    sums[n] += weight * b.data()[n];
                }
            }
        }
        float[] effects = new float[sums.length];
        float[] variances = new float[sums.length];
        for (int n = 0; n < sums.length; n++) {
            effects[n] = weights[n] > 0 ? (float) (sums[n] / weights[n]) : 0;
            variances[n] = weights[n] > 0 ? (float) (1 / weights[n]) : 0;
        }
        Grid lattice = grid.orElseThrow();
        if (weighted) {
            NiftiFile.write(variance, new Volume(lattice, variances), NiftiMeta.withDefaults());
        }
        NiftiFile.write(effect, new Volume(lattice, effects), NiftiMeta.withDefaults());
    }
}

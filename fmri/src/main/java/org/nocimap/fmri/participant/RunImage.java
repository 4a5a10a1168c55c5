package org.nocimap.fmri.participant;

import java.nio.file.Path;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.Tissue;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Morphology;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.MaskFile;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/** Reads the voxels of a run and its tissue maps. */
final class RunImage {
    private static final int FEW_VOXELS = 20;

    private RunImage() {}

    /** The run over its mask; voxels that are not a number at some time leave the mask, with a warning. */
    static Run read(PreparedRun prepared, Problems problems) {
        Mask mask = MaskFile.read(prepared.mask()).mask();
        NiftiImage image = NiftiFile.read(prepared.bold());
        float[][] volumes = new float[image.volumes()][];
        boolean[] broken = new boolean[mask.size()];
        image.forEachVolume((t, volume) -> {
            volumes[t] = new float[mask.size()];
            for (int v = 0; v < mask.size(); v++) {
                float value = volume.data()[mask.index(v)];
                broken[v] |= !Float.isFinite(value);
                volumes[t][v] = value;
            }
        });
        Mask whole = mask.where(v -> !broken[v]);
        if (whole.size() == 0) {
            problems.error(
                    Location.of(prepared.bold()),
                    "no voxel of the mask is a number in every volume",
                    "finite values in the brain",
                    "Look at the run in a viewer.");
            problems.throwIfAny();
        }
        if (whole.size() == mask.size()) {
            return new Run(mask, prepared.trSeconds(), volumes);
        }
        problems.warning(
                Location.of(prepared.bold()),
                (mask.size() - whole.size()) + " voxels of the mask are not a number in some volume",
                "finite values in the brain",
                "They are left out.");
        for (int t = 0; t < volumes.length; t++) {
            float[] kept = new float[whole.size()];
            int n = 0;
            for (int v = 0; v < mask.size(); v++) {
                if (!broken[v]) {
                    kept[n++] = volumes[t][v];
                }
            }
            volumes[t] = kept;
        }
        return new Run(whole, prepared.trSeconds(), volumes);
    }

    /**
     * Positions in the run's mask of a tissue: probability above a threshold on the run's grid. White matter is eroded by one voxel
     * where enough is left of it, CSF is not (Behzadi et al. 2007).
     */
    static int[] tissue(PreparedRun prepared, Tissue tissue, double threshold, Mask mask) {
        Optional<Path> file = Optional.ofNullable(prepared.tissues().get(tissue));
        if (file.isEmpty()) {
            return new int[0];
        }
        Volume map = NiftiFile.read(file.get()).volume();
        Volume here = map.grid().equals(mask.grid()) ? map : Resample.toGrid(map, mask.grid(), Interpolation.LINEAR, 0);
        Mask found = Mask.above(here, threshold).intersection(mask);
        if (tissue == Tissue.WHITE) {
            Mask inner = Morphology.erode(found, Connectivity.FACES);
            found = inner.size() >= FEW_VOXELS ? inner : found;
        }
        int[] positions = new int[found.size()];
        for (int n = 0; n < positions.length; n++) {
            positions[n] = mask.position(found.index(n));
        }
        return positions;
    }
}

package org.nocimap.fmri.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.nocimap.fmri.denoise.Denoiser;
import org.nocimap.fmri.denoise.Denoising;
import org.nocimap.fmri.denoise.Ledger;
import org.nocimap.fmri.denoise.NuisanceColumn;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Mask;

/** Denoises a run slice by slice, where a slice has regressors of its own: heart and breath at the time it was taken. */
final class SliceDenoising {
    private SliceDenoising() {}

    /**
     * @param run modified
     * @param common regressors of all slices
     * @param own further ones of a slice, by its number along the third axis
     * @return the account of the slice that is left with the fewest degrees of freedom
     */
    static Ledger apply(
            Run run,
            Denoising how,
            List<NuisanceColumn> common,
            IntFunction<List<NuisanceColumn>> own,
            boolean[] censored) {
        Mask mask = run.mask();
        int plane = mask.grid().nx() * mask.grid().ny();
        List<Ledger> ledgers = new ArrayList<>();
        // A mask is in the order of its grid, so that the voxels of a slice stand together.
        for (int from = 0; from < mask.size(); ) {
            int slice = mask.index(from) / plane;
            int to = from;
            while (to < mask.size() && mask.index(to) / plane == slice) {
                to++;
            }
            List<NuisanceColumn> columns = new ArrayList<>(common);
            columns.addAll(own.apply(slice));
            ledgers.add(slice(run, from, to, new Denoiser(run.length(), run.trSeconds(), how, columns, censored)));
            from = to;
        }
        return ledgers.stream()
                .min(java.util.Comparator.comparingInt(Ledger::left))
                .orElseThrow();
    }

    private static Ledger slice(Run run, int from, int to, Denoiser denoiser) {
        float[][] volumes = new float[run.length()][];
        for (int t = 0; t < volumes.length; t++) {
            volumes[t] = java.util.Arrays.copyOfRange(run.volumes()[t], from, to);
        }
        Run part = new Run(run.mask().where(n -> n >= from && n < to), run.trSeconds(), volumes);
        Ledger ledger = denoiser.apply(part);
        for (int t = 0; t < volumes.length; t++) {
            System.arraycopy(part.volumes()[t], 0, run.volumes()[t], from, to - from);
        }
        return ledger;
    }
}

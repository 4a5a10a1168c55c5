package org.nocimap.report.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.image.Mask;

/**
 * Where the significant maps of conditions lie on each other: the conjunction of all by the minimum statistic (Nichols et al.
 * 2005, doi:10.1016/j.neuroimage.2004.12.005), and the number of conditions in each voxel.
 *
 * @param mask the mask of all maps
 * @param counts per mask voxel: in how many conditions it is significant
 * @param conjunctionZ per mask voxel: the smallest z over all conditions where every one is significant, 0 elsewhere
 * @param conditions how many there are
 * @param regions for each number of conditions from 1 up, the regions of voxels that are significant in at least so many
 */
public record Overlap(Mask mask, int[] counts, double[] conjunctionZ, int conditions, List<Set<String>> regions) {
    public Overlap {
        regions = List.copyOf(regions);
    }

    /**
     * @param findings at least one, on one mask
     */
    public static Overlap of(List<ConditionFindings> findings) {
        Mask mask = findings.get(0).mask();
        int[] counts = new int[mask.size()];
        double[] conjunction = new double[mask.size()];
        List<Set<String>> regions = new ArrayList<>();
        findings.forEach(f -> regions.add(new TreeSet<>()));
        for (int n = 0; n < counts.length; n++) {
            double least = Double.POSITIVE_INFINITY;
            for (ConditionFindings f : findings) {
                if (f.significant()[n]) {
                    counts[n]++;
                    least = Math.min(least, f.z()[n]);
                }
            }
            conjunction[n] = counts[n] == findings.size() ? least : 0;
            if (counts[n] > 1) {
                List<String> here = findings.get(0).scheme().at(mask.grid().pointOf(mask.index(n)));
                for (int k = 0; k < counts[n]; k++) {
                    regions.get(k).addAll(here);
                }
            }
        }
        return new Overlap(mask, counts, conjunction, findings.size(), regions);
    }

    /** Number of voxels that are significant in at least so many conditions. */
    public int voxels(int atLeast) {
        int n = 0;
        for (int count : counts) {
            n += count >= atLeast ? 1 : 0;
        }
        return n;
    }

    /** Regions of voxels that are significant in at least so many conditions, 2 or more. */
    public Set<String> regions(int atLeast) {
        return regions.get(atLeast - 1);
    }
}

package org.nocimap.report.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;

/**
 * Where one condition is above all others together, by exchange of labels.
 *
 * @param condition its name
 * @param experiments of the condition
 * @param rest experiments of all others
 * @param spec what was asked; empty when the condition could not be compared
 * @param clusters significant in the direction "condition > the rest"
 * @param remarks what is to be known about the comparison, such as that no p could be small enough; phrases
 * @param problem why it could not be compared; empty when it was
 */
public record OneAgainstRest(
        String condition,
        int experiments,
        int rest,
        Optional<ContrastSpec> spec,
        List<SpecificCluster> clusters,
        List<String> remarks,
        String problem) {
    public OneAgainstRest {
        remarks = List.copyOf(remarks);
        clusters = List.copyOf(clusters);
    }

    /**
     * @param scheme the regions of the overview
     * @param result the condition as group A, the rest as group B
     */
    public static OneAgainstRest of(
            String condition, RegionScheme scheme, ContrastResult result, Labeller labeller, List<String> remarks) {
        ContrastDirection above = result.aAboveB();
        List<SpecificCluster> clusters = new ArrayList<>();
        for (Cluster cluster : above.primary().clusters()) {
            clusters.add(new SpecificCluster(
                    cluster.number(),
                    cluster.volumeMm3(),
                    cluster.highestPeak().point(),
                    labeller.best(cluster.highestPeak().point())
                            .map(RegionLabel::text)
                            .orElse(""),
                    cluster.highestPeak().z(),
                    above.primary().correctedP()[cluster.highestPeak().position()],
                    above.support().get(cluster.number() - 1),
                    regions(cluster, result.mask(), scheme)));
        }
        return new OneAgainstRest(
                condition,
                result.a().experiments().size(),
                result.b().experiments().size(),
                Optional.of(result.spec()),
                clusters,
                remarks,
                "");
    }

    /**
     * A condition that could not be compared.
     *
     * @param problem why, a sentence without a full stop
     */
    public static OneAgainstRest failed(String condition, String problem) {
        return new OneAgainstRest(condition, 0, 0, Optional.empty(), List.of(), List.of(), problem);
    }

    /** The regions that hold voxels of its clusters, ascending. */
    public Set<String> regions() {
        Set<String> regions = new TreeSet<>();
        clusters.forEach(c -> regions.addAll(c.regions()));
        return regions;
    }

    private static List<String> regions(Cluster cluster, Mask mask, RegionScheme scheme) {
        Set<String> regions = new TreeSet<>();
        for (int member : cluster.members()) {
            regions.addAll(scheme.at(mask.grid().pointOf(mask.index(member))));
        }
        return List.copyOf(regions);
    }
}

package org.nocimap.cbma.connectivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** Regions between which co-activation is asked for. Immutable. */
public sealed interface RegionSet {
    /** The regions, numbered from 0 in this order. */
    List<Node> nodes();

    /** The numbers of the regions that hold a place. */
    int[] at(Point mni);

    /** What the regions are, a few words. */
    String title();

    /**
     * A region.
     *
     * @param name as tables print it, unique in its set
     * @param centre MNI mm
     */
    record Node(String name, Point centre) {}

    /**
     * Clusters of a result.
     *
     * @param nodes one for each
     * @param voxels of each, on one grid
     * @param withinMm a focus so near to a voxel of a cluster counts as in it, 0 or more
     * @param title what they are
     */
    record Clusters(List<Node> nodes, List<Mask> voxels, double withinMm, String title) implements RegionSet {
        public Clusters {
            nodes = List.copyOf(nodes);
            voxels = List.copyOf(voxels);
            if (nodes.size() != voxels.size() || !(withinMm >= 0 && withinMm <= 50)) {
                throw new IllegalArgumentException("one set of voxels for each cluster, and 0 to 50 mm around it");
            }
        }

        @Override
        public int[] at(Point mni) {
            return IntStream.range(0, voxels.size())
                    .filter(n -> voxels.get(n).contains(mni)
                            || (withinMm > 0 && voxels.get(n).distanceMm(mni) <= withinMm))
                    .toArray();
        }
    }

    /**
     * The labels of an atlas, the sides apart where it has one label for both.
     *
     * @param atlas which
     * @param nodes one for each label
     */
    record Labels(LabelAtlas atlas, List<Node> nodes) implements RegionSet {
        public Labels {
            nodes = List.copyOf(nodes);
        }

        /** All labels of an atlas, each with the middle of its voxels. */
        public static Labels of(LabelAtlas atlas) {
            Map<String, double[]> sums = new LinkedHashMap<>();
            for (int v = 0; v < atlas.grid().size(); v++) {
                if (atlas.regionOf(v).isPresent()) {
                    // The voxel's own millimetres are close enough to MNI to name the side and to draw a dot.
                    Point point = atlas.grid().pointOf(v);
                    atlas.at(point, 0).map(RegionLabel::label).ifPresent(label -> {
                        double[] sum = sums.computeIfAbsent(label, l -> new double[4]);
                        sum[0] += point.x();
                        sum[1] += point.y();
                        sum[2] += point.z();
                        sum[3]++;
                    });
                }
            }
            List<Node> nodes = new ArrayList<>();
            sums.forEach((label, sum) ->
                    nodes.add(new Node(label, new Point(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]))));
            return new Labels(atlas, nodes);
        }

        @Override
        public int[] at(Point mni) {
            String label = atlas.at(mni, 0).map(RegionLabel::label).orElse("");
            return IntStream.range(0, nodes.size())
                    .filter(n -> nodes.get(n).name().equals(label))
                    .toArray();
        }

        @Override
        public String title() {
            return "labels of " + atlas.info().title();
        }
    }
}

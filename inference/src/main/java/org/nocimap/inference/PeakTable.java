package org.nocimap.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * The peaks of clusters, in the shape that evidence has: what comes out of one analysis goes into the next. Every peak becomes
 * a focus in MNI space with what is known of it as tags: {@value #CLUSTER}, {@value #SIZE} (mm³ of its cluster),
 * {@value #VALUE} (the map's value), {@value #Z} and {@value #P} (uncorrected) and {@value #REGION}.
 *
 * @param clusters of a map in MNI space
 */
public record PeakTable(List<Cluster> clusters) {
    /** Tag: number of the peak's cluster. */
    public static final String CLUSTER = "cluster";

    /** Tag: volume of the peak's cluster in mm³. */
    public static final String SIZE = "size_mm3";

    /** Tag: the map's value at the peak. */
    public static final String VALUE = "peak_value";

    /** Tag: standard normal deviate of the peak's uncorrected p. */
    public static final String Z = "peak_z";

    /** Tag: uncorrected p at the peak. */
    public static final String P = "peak_p";

    /** Tag: what the place is called; absent when nothing is known. */
    public static final String REGION = "region";

    public PeakTable {
        clusters = List.copyOf(clusters);
    }

    /**
     * The peaks as one study of one experiment, cluster by cluster, the highest peak of each first.
     *
     * @param id of the study
     * @param experiment name of the experiment
     * @param subjects number of subjects behind the map, when known
     * @param region what a place is called, an empty text when nothing is known
     * @param source what messages name as the place these foci came from
     */
    public Study toStudy(
            String id, String experiment, OptionalInt subjects, Function<Point, String> region, Location source) {
        List<Focus> foci = new ArrayList<>();
        for (Cluster cluster : clusters) {
            for (Peak peak : cluster.peaks()) {
                foci.add(new Focus(peak.point(), Space.MNI, tags(cluster, peak, region), source));
            }
        }
        return new Study(id, id, Map.of(), List.of(new Experiment(experiment, subjects, foci, Map.of(), source)));
    }

    private static Map<String, String> tags(Cluster cluster, Peak peak, Function<Point, String> region) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(CLUSTER, Integer.toString(cluster.number()));
        tags.put(SIZE, String.format(Locale.ROOT, "%.0f", cluster.volumeMm3()));
        tags.put(VALUE, String.format(Locale.ROOT, "%.6f", peak.statistic()));
        tags.put(Z, String.format(Locale.ROOT, "%.3f", peak.z()));
        tags.put(P, String.format(Locale.ROOT, "%.3g", peak.p()));
        String name = region.apply(peak.point());
        if (!name.isEmpty()) {
            tags.put(REGION, name);
        }
        return tags;
    }
}

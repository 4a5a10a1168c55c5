package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.evidence.Focus;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** One analysis of a NIMADS study, or contrast of a NiMARE data set, while its members come in. */
final class NimadsAnalysis {
    /** The tag that keeps the id of an analysis. */
    static final String ID = "analysis_id";

    String id = "";
    String name = "";
    OptionalInt subjects = OptionalInt.empty();
    Optional<Space> space = Optional.empty();
    final Map<String, String> tags = new LinkedHashMap<>();
    final List<RawPoint> points = new ArrayList<>();
    final Location where;

    NimadsAnalysis(Location where) {
        this.where = where;
    }

    /** A point whose space may still have to be found. */
    record RawPoint(Point point, Optional<Space> space, Map<String, String> tags, Location where) {}

    boolean lacksSpace() {
        return points.stream().anyMatch(p -> p.space().isEmpty());
    }

    /** The foci; points without a space of their own are in {@code fallback}. */
    List<Focus> foci(Space fallback) {
        return points.stream()
                .map(p -> new Focus(p.point(), p.space().orElse(fallback), p.tags(), p.where()))
                .toList();
    }
}

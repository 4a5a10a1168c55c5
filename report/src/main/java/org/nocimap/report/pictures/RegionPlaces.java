package org.nocimap.report.pictures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.image.Point;

/** Where a region is drawn: in the middle of its points, or of those of each side where it lies on both sides. */
public final class RegionPlaces {
    /** A region whose points lie nearer to the midline than this, on average, is drawn once, on the midline. */
    static final double MIDLINE_MM = 9;

    private RegionPlaces() {}

    /**
     * @param points of the region, MNI mm; at least one
     */
    public static List<Point> of(List<Point> points) {
        double fromMidline =
                points.stream().mapToDouble(p -> Math.abs(p.x())).average().orElse(0);
        if (fromMidline < MIDLINE_MM) {
            Point middle = mean(points);
            return List.of(new Point(0, middle.y(), middle.z()));
        }
        List<Point> places = new ArrayList<>();
        List<Point> left = points.stream().filter(p -> p.x() < 0).toList();
        List<Point> right = points.stream().filter(p -> p.x() >= 0).toList();
        if (!left.isEmpty()) {
            places.add(mean(left));
        }
        if (!right.isEmpty()) {
            places.add(mean(right));
        }
        return places;
    }

    private static Point mean(List<Point> points) {
        double n = points.size();
        return new Point(
                points.stream().mapToDouble(Point::x).sum() / n,
                points.stream().mapToDouble(Point::y).sum() / n,
                points.stream().mapToDouble(Point::z).sum() / n);
    }
}

package org.nocimap.fmri.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * A region whose mean series is a regressor: spheres, voxels of an image, their mirror images, or several of them taken together.
 *
 * @param name letters and digits, for file names
 * @param parts at least one
 * @param origin where it comes from, for people: {@code sphere of 6 mm around (-18, -38, 72)}
 */
public record Seed(String name, List<Part> parts, String origin) {
    public Seed {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || !name.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("a seed has a name of letters and digits, and at least one part");
        }
    }

    /** A place in the brain. */
    public sealed interface Part {
        boolean holds(Point mm);
    }

    /**
     * Voxels whose centre is at most a radius away: 123 voxels of 2 mm for 6 mm around a voxel's centre, 33 for 4 mm.
     *
     * @param centre MNI mm
     * @param radiusMm positive
     */
    public record Sphere(Point centre, double radiusMm) implements Part {
        public Sphere {
            if (!(radiusMm > 0 && radiusMm <= 100)) {
                throw new IllegalArgumentException("the radius of a sphere is above 0 and at most 100 mm");
            }
        }

        @Override
        public boolean holds(Point mm) {
            return centre.distanceTo(mm) <= radiusMm + 1e-6;
        }
    }

    /**
     * Voxels of an image on any grid; a point is in it when the nearest voxel of that grid is.
     *
     * @param voxels of the image
     * @param content checksum of the image, by which two are told apart
     */
    public record Voxels(Mask voxels, String content) implements Part {
        @Override
        public boolean holds(Point mm) {
            return voxels.contains(mm);
        }

        @Override
        public String toString() {
            return "Voxels[" + voxels.size() + " of " + content + "]";
        }
    }

    /** The image of a place across the midline, x → −x. */
    public record Mirrored(Part part) implements Part {
        @Override
        public boolean holds(Point mm) {
            return part.holds(new Point(-mm.x(), mm.y(), mm.z()));
        }
    }

    /** One sphere. */
    public static Seed sphere(String name, Point centre, double radiusMm) {
        String origin = "sphere of " + text(radiusMm) + " mm around (" + text(centre.x()) + ", " + text(centre.y())
                + ", " + text(centre.z()) + ")";
        return new Seed(name, List.of(new Sphere(centre, radiusMm)), origin);
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** With every part's mirror image across the midline. */
    public Seed mirrored() {
        List<Part> both = new ArrayList<>(parts);
        parts.forEach(part -> both.add(new Mirrored(part)));
        return new Seed(name, both, origin + " and its mirror image");
    }

    /** Positions in a mask of the seed's voxels, ascending, each once; perhaps none. */
    public int[] positions(Mask mask) {
        return IntStream.range(0, mask.size())
                .filter(n -> {
                    Point at = mask.grid().pointOf(mask.index(n));
                    return parts.stream().anyMatch(part -> part.holds(at));
                })
                .toArray();
    }
}

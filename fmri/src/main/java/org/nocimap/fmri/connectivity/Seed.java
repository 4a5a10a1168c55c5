package org.nocimap.fmri.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * A region whose mean series is a regressor: one sphere or several taken together.
 *
 * @param name letters and digits, for file names
 * @param spheres at least one
 */
public record Seed(String name, List<Sphere> spheres) {
    public Seed {
        spheres = List.copyOf(spheres);
        if (spheres.isEmpty() || !name.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("a seed has a name of letters and digits, and at least one sphere");
        }
    }

    /**
     * Voxels whose centre is at most a radius away: 123 voxels of 2 mm for 6 mm around a voxel's centre, 33 for 4 mm.
     *
     * @param centre MNI mm
     * @param radiusMm positive
     */
    public record Sphere(Point centre, double radiusMm) {
        public Sphere {
            if (!(radiusMm > 0 && radiusMm <= 100)) {
                throw new IllegalArgumentException("the radius of a sphere is above 0 and at most 100 mm");
            }
        }

        boolean holds(Point mm) {
            return centre.distanceTo(mm) <= radiusMm + 1e-6;
        }
    }

    /** One sphere. */
    public static Seed sphere(String name, Point centre, double radiusMm) {
        return new Seed(name, List.of(new Sphere(centre, radiusMm)));
    }

    /** With every sphere's mirror image across the midline (x → −x). */
    public Seed mirrored() {
        List<Sphere> both = new ArrayList<>(spheres);
        for (Sphere s : spheres) {
            Point c = s.centre();
            both.add(new Sphere(new Point(-c.x(), c.y(), c.z()), s.radiusMm()));
        }
        return new Seed(name, both);
    }

    /** Positions in a mask of the seed's voxels, ascending, each once; perhaps none. */
    public int[] positions(Mask mask) {
        return IntStream.range(0, mask.size())
                .filter(n -> {
                    Point at = mask.grid().pointOf(mask.index(n));
                    return spheres.stream().anyMatch(s -> s.holds(at));
                })
                .toArray();
    }
}

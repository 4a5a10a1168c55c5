package org.nocimap.atlas;

import java.util.Map;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.Volume;

/** Tiny atlases for tests. */
public final class TestAtlas {
    private TestAtlas() {}

    public static AtlasInfo info(String name, SideRule sides, Space space) {
        return new AtlasInfo(
                name, "Test " + name, Origin.BROUGHT, space, "a test grid", sides, CommercialUse.YES, "none", "");
    }

    /** An atlas called "test" with single labelled voxels. */
    public static LabelAtlas of(Grid grid, SideRule sides, Map<Integer, Region> names, Map<Point, Integer> voxels) {
        return of("test", grid, sides, names, voxels);
    }

    /** An atlas with single labelled voxels. */
    public static LabelAtlas of(
            String name, Grid grid, SideRule sides, Map<Integer, Region> names, Map<Point, Integer> voxels) {
        float[] data = new float[grid.size()];
        voxels.forEach((point, label) -> {
            double[] at = grid.continuousIndexOf(point);
            data[grid.index((int) Math.rint(at[0]), (int) Math.rint(at[1]), (int) Math.rint(at[2]))] = label;
        });
        return LabelAtlas.of(info(name, sides, Space.MNI), new Volume(grid, data), names);
    }
}

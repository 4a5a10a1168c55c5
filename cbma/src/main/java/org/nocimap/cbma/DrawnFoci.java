package org.nocimap.cbma;

import org.nocimap.engine.RandomStream;

/** Where the foci of a permutation lie, and their kernels there. One object per thread; overwritten by every permutation. */
final class DrawnFoci {
    private final NullPlan plan;

    /** Every focus's kernel along x; not to be changed by others. */
    final CellFactor[] x;

    /** Along y. */
    final CellFactor[] y;

    /** Along z. */
    final CellFactor[] z;

    /** First cell under each focus's kernel. */
    final int[] corner;

    /** Where in that cell the kernel begins: x in bits 0–1, y in 2–3, z in 4–5. */
    private final int[] alignment;

    DrawnFoci(NullPlan plan) {
        this.plan = plan;
        boolean own = plan.places.isPresent();
        x = own ? plan.x.clone() : plan.x;
        y = own ? plan.y.clone() : plan.y;
        z = own ? plan.z.clone() : plan.z;
        corner = new int[plan.focusCount()];
        alignment = new int[plan.focusCount()];
    }

    int count() {
        return corner.length;
    }

    /** Voxels between the first cell's first and the kernel's first along x. */
    int alignmentX(int f) {
        return alignment[f] & 3;
    }

    int alignmentY(int f) {
        return alignment[f] >> 2 & 3;
    }

    int alignmentZ(int f) {
        return alignment[f] >> 4;
    }

    /** Cells under a focus's kernel along x. */
    int cellsX(int f) {
        return x[f].covered[alignmentX(f)];
    }

    int cellsY(int f) {
        return y[f].covered[alignmentY(f)];
    }

    int cellsZ(int f) {
        return z[f].covered[alignmentZ(f)];
    }

    void draw(RandomStream random) {
        if (plan.places.isPresent()) {
            DrawnPlaces places = plan.places.get();
            for (int f = 0; f < corner.length; f++) {
                int place = random.nextInt(places.size());
                x[f] = places.kernelX(f, place);
                y[f] = places.kernelY(f, place);
                z[f] = places.kernelZ(f, place);
                put(f, places.index(place));
            }
            return;
        }
        int voxels = plan.mask.size();
        for (int f = 0; f < corner.length; f++) {
            put(f, plan.mask.index(random.nextInt(voxels)));
        }
    }

    private void put(int f, int index) {
        int nx = plan.mask.grid().nx();
        int ny = plan.mask.grid().ny();
        int row = index / nx;
        int slice = row / ny;
        int firstX = index - row * nx + x[f].first;
        int firstY = row - slice * ny + y[f].first;
        int firstZ = slice + z[f].first;
        corner[f] = plan.cells.cell(firstX >> 2, firstY >> 2, firstZ >> 2);
        alignment[f] = (firstZ & 3) << 4 | (firstY & 3) << 2 | (firstX & 3);
    }
}

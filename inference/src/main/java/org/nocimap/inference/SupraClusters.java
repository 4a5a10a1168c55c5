package org.nocimap.inference;

import java.util.Arrays;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * Size of the largest and mass of the heaviest cluster of a map, from the few voxels that reach the cluster-forming threshold.
 * Costs nothing for the others. Keeps its arrays between maps; one object per thread.
 */
public final class SupraClusters {
    private final int row;
    private final int slice;
    private final int[] placeOf;
    private final int[] steps;

    /** For every voxel of the grid with a border of one: 1 + its place in the list, or 0. */
    private final int[] listed;

    private int[] place = new int[1024];
    private double[] excess = new double[1024];
    private int[] stack = new int[1024];
    private int count;

    private int largestSize;
    private double heaviestMass;

    public SupraClusters(Mask mask, Connectivity connectivity) {
        Grid grid = mask.grid();
        row = grid.nx() + 2;
        slice = row * (grid.ny() + 2);
        listed = new int[slice * (grid.nz() + 2)];
        placeOf = new int[mask.size()];
        for (int n = 0; n < placeOf.length; n++) {
            int index = mask.index(n);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            placeOf[n] = (k + 1) * slice + (j + 1) * row + i + 1;
        }
        int[][] neighbours = connectivity.steps();
        steps = new int[neighbours.length];
        for (int n = 0; n < steps.length; n++) {
            steps[n] = neighbours[n][2] * slice + neighbours[n][1] * row + neighbours[n][0];
        }
    }

    /** Forgets the map before. */
    public void begin() {
        count = 0;
        largestSize = 0;
        heaviestMass = 0;
    }

    /**
     * @param position of the voxel in the mask, given at most once
     * @param above statistic minus threshold, 0 or more
     */
    public void add(int position, double above) {
        addPlace(placeOf[position], above);
    }

    /**
     * The same, by the voxel's place in the grid.
     *
     * @param i from 0, as j and k
     */
    public void add(int i, int j, int k, double above) {
        addPlace((k + 1) * slice + (j + 1) * row + i + 1, above);
    }

    private void addPlace(int at, double above) {
        if (count == place.length) {
            place = Arrays.copyOf(place, 2 * count);
            excess = Arrays.copyOf(excess, 2 * count);
            stack = Arrays.copyOf(stack, 2 * count);
        }
        place[count] = at;
        excess[count] = above;
        listed[place[count]] = ++count;
    }

    /** Joins what was added; the numbers below are known from then on, and more voxels may not follow. */
    public void finish() {
        for (int n = 0; n < count; n++) {
            if (listed[place[n]] != 0) {
                flood(n);
            }
        }
        count = 0;
    }

    /** Voxels in the largest cluster, 0 when there is none. */
    public int largestSize() {
        return largestSize;
    }

    /** Largest sum of statistic minus threshold over a cluster, 0 when there is none. */
    public double heaviestMass() {
        return heaviestMass;
    }

    private void flood(int start) {
        int size = 0;
        double mass = 0;
        int depth = 0;
        stack[depth++] = start;
        listed[place[start]] = 0;
        while (depth > 0) {
            int n = stack[--depth];
            size++;
            mass += excess[n];
            for (int step : steps) {
                int next = listed[place[n] + step];
                if (next != 0) {
                    listed[place[n] + step] = 0;
                    stack[depth++] = next - 1;
                }
            }
        }
        largestSize = Math.max(largestSize, size);
        heaviestMass = Math.max(heaviestMass, mass);
    }
}

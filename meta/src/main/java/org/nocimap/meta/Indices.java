package org.nocimap.meta;

/** Which studies of a set. */
public final class Indices {
    private Indices() {}

    /** 0 … n − 1. */
    public static int[] first(int n) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }

    /** 0 … n − 1 without one of them. */
    public static int[] without(int n, int left) {
        int[] rest = new int[n - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = i < left ? i : i + 1;
        }
        return rest;
    }
}

package org.nocimap.figures;

import java.util.Arrays;
import java.util.Objects;
import org.nocimap.image.Volume;

/** The anatomy under a map, with the grey window that suits it. Made once and used for many figures. Immutable. */
public final class Anatomy {
    private static final int MOST_LOOKED_AT = 1 << 16;
    private static final double DARKEST = 0.01;
    private static final double LIGHTEST = 0.995;

    private final Volume volume;
    private final String name;
    private final Range window;
    private final Extent extent;

    private Anatomy(Volume volume, String name) {
        this.volume = withoutAir(volume);
        this.name = Objects.requireNonNull(name);
        this.window = window(this.volume.data());
        this.extent = Extent.ofContent(this.volume).orElse(Extent.of(volume.grid()));
    }

    /**
     * @param volume intensities, zero or below outside the head
     * @param name what it is and in which space, as a caption says it: "Colin27 in MNI space"
     */
    public static Anatomy of(Volume volume, String name) {
        return new Anatomy(volume, name);
    }

    public String name() {
        return name;
    }

    Volume volume() {
        return volume;
    }

    /** Intensities from black to white. */
    Range window() {
        return window;
    }

    /** The box around the tissue. */
    Extent extent() {
        return extent;
    }

    /** The same volume with zero for all that is negative or not a finite number. */
    private static Volume withoutAir(Volume volume) {
        float[] data = volume.data();
        if (isClean(data)) {
            return volume;
        }
        float[] cleaned = data.clone();
        for (int v = 0; v < data.length; v++) {
            if (!(data[v] >= 0 && data[v] <= Float.MAX_VALUE)) {
                cleaned[v] = 0;
            }
        }
        return new Volume(volume.grid(), cleaned);
    }

    private static boolean isClean(float[] data) {
        for (float intensity : data) {
            if (!(intensity >= 0 && intensity <= Float.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    /** From the 1st to the 99.5th percentile of the intensities above zero. */
    private static Range window(float[] data) {
        int stride = Math.max(1, data.length / MOST_LOOKED_AT);
        float[] found = new float[data.length / stride + 1];
        int n = 0;
        for (int v = 0; v < data.length; v += stride) {
            if (data[v] > 0) {
                found[n++] = data[v];
            }
        }
        if (n == 0) {
            return new Range(0, 1);
        }
        Arrays.sort(found, 0, n);
        return new Range(found[(int) (DARKEST * (n - 1))], found[(int) (LIGHTEST * (n - 1))]);
    }
}

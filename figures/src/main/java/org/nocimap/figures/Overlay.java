package org.nocimap.figures;

import java.util.Objects;
import java.util.Optional;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;

/**
 * A statistical map and which of its values are shown, in which colours. Made once and used for many figures. Immutable.
 */
public final class Overlay {
    private final String label;
    private final Sides sides;
    private final Range range;
    private final Volume shown;
    private final Optional<Extent> extent;
    private final Optional<Outline> outline;

    private Overlay(
            String label, Sides sides, Range range, Volume shown, Optional<Extent> extent, Optional<Outline> outline) {
        this.label = Objects.requireNonNull(label);
        this.sides = sides;
        this.range = range;
        this.shown = shown;
        this.extent = extent;
        this.outline = outline;
    }

    /**
     * The values above zero of a thresholded map.
     *
     * @param label what the colours mean, with the unit: "z", "ALE × 1000", "−log10 p"
     */
    public static Overlay of(Volume map, String label) {
        return of(map, label, 0, Sides.POSITIVE);
    }

    /**
     * @param label what the colours mean, with the unit
     * @param cut values beyond this are shown, 0 or more; NaN and infinite values never are
     * @param sides whether values below {@code -cut} are shown as well
     */
    public static Overlay of(Volume map, String label, double cut, Sides sides) {
        if (!(cut >= 0 && Double.isFinite(cut))) {
            throw new IllegalArgumentException("a cut is 0 or more, not " + cut);
        }
        float[] data = map.data();
        float[] shown = new float[data.length];
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int v = 0; v < data.length; v++) {
            double strength = sides == Sides.BOTH ? Math.abs(data[v]) : data[v];
            if (strength > cut && strength < Double.POSITIVE_INFINITY) {
                shown[v] = data[v];
                least = Math.min(least, strength);
                most = Math.max(most, strength);
            }
        }
        Range range = most > 0 ? new Range(least, most) : new Range(cut, cut);
        Volume masked = new Volume(map.grid(), shown);
        return new Overlay(label, sides, range, masked, Extent.ofContent(masked), Optional.empty());
    }

    /** The same map in colours that run over another range, so that several figures share one. */
    public Overlay withRange(Range newRange) {
        return new Overlay(label, sides, newRange, shown, extent, outline);
    }

    /**
     * The same map with the outline of a region around or beside it.
     *
     * @param region on any grid in the map's millimetres
     * @param name what captions call it
     */
    public Overlay outlining(Mask region, String name) {
        return new Overlay(label, sides, range, shown, extent, Optional.of(new Outline(region.toVolume(), name)));
    }

    /** Absolute values from the first to the last colour; by default the least and the greatest shown. */
    public Range range() {
        return range;
    }

    public String label() {
        return label;
    }

    /** The box around what is shown; nothing when nothing is. */
    Optional<Extent> extent() {
        return extent;
    }

    Optional<Outline> outline() {
        return outline;
    }

    Sides sides() {
        return sides;
    }

    /** The map where it is shown, zero elsewhere. */
    Volume shown() {
        return shown;
    }
}

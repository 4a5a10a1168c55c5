package org.nocimap.report.pictures;

import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.SvgRenderer;

/**
 * A figure of a report.
 *
 * @param role what it shows
 * @param cluster number of the cluster it shows, 0 when it shows the whole map
 * @param name of its files, without their ending
 * @param picture the drawing
 * @param svg the same as an {@code svg} element
 */
public record RunFigure(Role role, int cluster, String name, Picture picture, String svg) {
    /** What a figure shows. */
    public enum Role {
        MOSAIC,
        GLASS_BRAIN,
        SLICES,
        CONTRIBUTIONS,
        NULL_DISTRIBUTION,
        /** Something that only its own analysis knows. */
        OTHER
    }

    public static RunFigure of(Role role, int cluster, String name, Picture picture) {
        return new RunFigure(role, cluster, name, picture, SvgRenderer.element(picture));
    }
}

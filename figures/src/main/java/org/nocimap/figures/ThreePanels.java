package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;

/** Sagittal, coronal and axial panels in one row, in one scale. */
record ThreePanels(List<Panel> panels, double height) {
    private static final double GAP = 18;
    private static final double TALLEST = 420;

    /**
     * @param extent the millimetres shown
     * @param left left edge of the row in pixels
     * @param top its upper edge
     * @param width its width
     */
    static ThreePanels in(Extent extent, double left, double top, double width) {
        double wide = 0;
        double tall = 0;
        for (Plane plane : Plane.values()) {
            wide += extent.width(plane);
            tall = Math.max(tall, extent.height(plane));
        }
        double pxPerMm = Math.min((width - 2 * GAP) / wide, TALLEST / tall);
        double height = tall * pxPerMm;
        double gap = (width - wide * pxPerMm) / 2;
        List<Panel> panels = new ArrayList<>();
        double x = left;
        for (Plane plane : Plane.values()) {
            double y = top + (height - extent.height(plane) * pxPerMm) / 2;
            Panel panel = new Panel(plane, extent, x, y, pxPerMm);
            panels.add(panel);
            x += panel.width() + gap;
        }
        return new ThreePanels(List.copyOf(panels), height);
    }
}

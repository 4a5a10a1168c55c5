package org.nocimap.figures.drawing;

/** Whether the last point of a line joins the first. */
public enum Ends {
    OPEN,
    CLOSED
}

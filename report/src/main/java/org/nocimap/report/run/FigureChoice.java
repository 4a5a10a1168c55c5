package org.nocimap.report.run;

/** Whether figures are drawn. */
public enum FigureChoice {
    /** As SVG and PNG files, and in the report. */
    DRAW,
    /** None at all: the report has its tables only. */
    SKIP
}

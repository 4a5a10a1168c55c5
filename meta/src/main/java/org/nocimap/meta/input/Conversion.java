package org.nocimap.meta.input;

/**
 * A number that a study did not report as such.
 *
 * @param line of the row
 * @param study its name
 * @param what was computed from what, with the assumption that it makes
 */
public record Conversion(int line, String study, String what) {}

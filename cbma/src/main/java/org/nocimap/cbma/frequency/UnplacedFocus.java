package org.nocimap.cbma.frequency;

import org.nocimap.files.Location;
import org.nocimap.image.Point;

/**
 * A focus that lies in no region of the scheme, and so is in no count.
 *
 * @param sample the sample that reported it
 * @param experiment the experiment's name; may be empty
 * @param point MNI millimetres
 * @param where in the input
 */
public record UnplacedFocus(String sample, String experiment, Point point, Location where) {}

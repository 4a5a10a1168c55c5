package org.nocimap.evidence;

import org.nocimap.files.Location;
import org.nocimap.image.Point;

/**
 * A focus that was brought into MNI space.
 *
 * @param study the study's id
 * @param experiment the experiment's name; may be empty
 * @param talairach where it was, mm
 * @param mni where it is now, mm
 * @param how what was done
 * @param where its place in the input
 */
public record ConvertedFocus(
        String study, String experiment, Point talairach, Point mni, TalairachToMni how, Location where) {}

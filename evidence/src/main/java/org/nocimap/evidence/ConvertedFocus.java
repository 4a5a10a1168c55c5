package org.nocimap.evidence;

import org.nocimap.files.Location;
import org.nocimap.image.Point;

/**
 * A focus that was brought from one space into the other.
 *
 * @param study the study's id
 * @param experiment the experiment's name; may be empty
 * @param talairach its place in Talairach space, mm
 * @param mni its place in MNI space, mm
 * @param how what was done
 * @param where its place in the input
 */
public record ConvertedFocus(
        String study, String experiment, Point talairach, Point mni, TalairachToMni how, Location where) {}

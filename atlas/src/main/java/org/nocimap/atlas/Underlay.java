package org.nocimap.atlas;

import org.nocimap.image.Volume;

/**
 * A picture of a brain to draw maps on.
 *
 * @param volume intensities on a grid in MNI millimetres; 0 outside the brain
 * @param caption what figures say of it: "Colin27 in MNI space"
 */
public record Underlay(Volume volume, String caption) {}

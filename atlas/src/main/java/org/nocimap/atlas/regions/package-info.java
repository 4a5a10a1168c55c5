/**
 * Regions to count in: one set of names for places, whatever it rests on.
 *
 * <p>Owns: {@link org.nocimap.atlas.regions.RegionScheme}, over a label atlas, the pain regions, or families of them, with both
 * sides together or apart. Must never count or test anything.
 */
@NullMarked
package org.nocimap.atlas.regions;

import org.jspecify.annotations.NullMarked;

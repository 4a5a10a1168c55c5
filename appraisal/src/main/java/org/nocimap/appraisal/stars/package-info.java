/**
 * Forms that give stars, such as the Newcastle-Ottawa Scale.
 *
 * <p>Owns: star forms as versioned data (groups, items, options with their stars, cut-offs), counting stars, and tables of what
 * was chosen for studies. A total is only shown beside its groups, and a class only with the name of its cut-offs. Must never
 * draw.
 */
@NullMarked
package org.nocimap.appraisal.stars;

import org.jspecify.annotations.NullMarked;

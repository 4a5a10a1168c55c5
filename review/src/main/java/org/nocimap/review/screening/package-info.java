/**
 * Who reads which record, and what comes of it.
 *
 * <p>Owns: phases, assignments, votes, conflicts and their settlement, the order of reading, progress and agreement, and that nobody
 * learns of another's vote before they may. Must never count for the flow.
 */
@NullMarked
package org.nocimap.review.screening;

import org.jspecify.annotations.NullMarked;

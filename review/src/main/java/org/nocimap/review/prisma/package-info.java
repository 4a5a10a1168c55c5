/**
 * The flow of records through a review, in numbers.
 *
 * <p>Owns: the counts of the PRISMA 2020 flow diagram, the rules that they must keep, and their table. Must never draw.
 */
@NullMarked
package org.nocimap.review.prisma;

import org.jspecify.annotations.NullMarked;

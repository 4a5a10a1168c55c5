/**
 * The flow of a review.
 *
 * <p>Owns: how many records were found, removed, read, sought, excluded and included, counted from the data each time, in the boxes of
 * PRISMA 2020. Must never hold a count of its own.
 */
@NullMarked
package org.nocimap.review.flow;

import org.jspecify.annotations.NullMarked;

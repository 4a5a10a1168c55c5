/**
 * When screening titles and abstracts may end.
 *
 * <p>Owns: random samples of what is unscreened, the estimate of recall that follows from them, how long nothing was included, and what the
 * lead decided. Must never end screening by itself.
 */
@NullMarked
package org.nocimap.review.stopping;

import org.jspecify.annotations.NullMarked;

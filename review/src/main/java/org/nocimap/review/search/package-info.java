/**
 * Search strategies.
 *
 * <p>Owns: concepts with their terms written once, and how each database wants them written, with a warning wherever a database cannot
 * say what was meant. Must never search.
 */
@NullMarked
package org.nocimap.review.search;

import org.jspecify.annotations.NullMarked;

/**
 * How a user's file comes in and how a result goes out.
 *
 * <p>Owns: problems (what is wrong, where, what was expected, how to mend it), bounded reading of text and
 * compressed bytes, checksums, and files that appear whole or not at all. Must never know what a file means.
 */
@NullMarked
package org.nocimap.files;

import org.jspecify.annotations.NullMarked;
